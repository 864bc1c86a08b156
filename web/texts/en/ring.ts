import type { ring as source } from "../nl/ring.ts";
import type { Translated } from "../translate.ts";

export const ring: Translated<typeof source> = {
  "admin.circle": "The ring",
  "admin.circle.about": "Wijken that can read our questions, and we can read theirs.",

  "admin.circle.waiting": {
    one: "1 wijk is inviting us to its ring.",
    other: "{count} wijken are inviting us to their ring.",
  },

  "circle.title": "The ring",
  "circle.lead": "Some questions don't have to be read by everyone, but can be read by a wijk you trust.",
  "circle.back": "Go to the ring",
  "circle.what": "What this means",
  "circle.what.read": "Residents of that wijk can read what we ask the ring here.",
  "circle.what.they": "We can read what they ask their ring. Answers go back to their wijk.",
  "circle.what.asker": "Askers can see beforehand which wijken will read their question.",
  "circle.what.others": "Nobody else can read it. No other sites, followers or search engines either.",
  "circle.what.trust": "That wijk could still copy a text. So choose wijken you trust.",
  "circle.what.end": "Either of you can stop at any time.",

  "circle.asked": "These wijken are inviting us to their ring",
  "circle.members": "In the ring",
  "circle.members.none": "There are no wijken in the ring yet.",
  "circle.invited": "Invited",
  "circle.over": "Not in the ring",
  "circle.state.asked": "Asked us: {date}.",
  "circle.state.invited": "Invited: {date}. There has been no reply yet.",
  "circle.state.member": "Joined the ring: {date}.",
  "circle.state.refused": "Said no: {date}.",
  "circle.state.ended": "Ended: {date}.",
  "circle.limited": "A moderator first reads what comes from there.",
  "circle.moved": "This wijk says that it has moved to: {handle}. Invite it there.",

  "circle.invite": "Invite a wijk",
  "circle.invite.both": "The wijk only joins the ring once its administrator says yes.",
  "circle.invite.go": "Invite",
  "circle.invite.again": "Invite again",

  "circle.one.asked": "{name} is inviting us to its ring",
  "circle.one.invited": "{name} has been invited",
  "circle.one.member": "{name} is in our ring",
  "circle.one.over": "{name} is not in our ring",
  "circle.accept": "Yes, join the ring",
  "circle.refuse": "No",
  "circle.refuse.what": "If you say no, {name} will be told. You can still invite it later.",
  "circle.withdraw": "Withdraw the invitation",
  "circle.withdraw.what": "If you withdraw the invitation, a later yes from {name} will not count.",
  "circle.end": "Stop with {name}",
  "circle.end.what": "If you stop",
  "circle.end.now": "From then on, nothing is sent there. Anything that was still on its way is held back too.",
  "circle.end.delete": "We will ask {name} to erase what it got from us.",
  "circle.end.here": "What it shared in the ring will disappear here. So will the answers below it.",
  "circle.end.answers": "Answers by its residents below our questions for the ring will disappear too.",
  "circle.end.final": "You cannot undo this. You can invite it again.",
};
