import type { lettersJoining as nl } from "../nl/letters-joining.ts";
import type { Translated } from "../translate.ts";

/** Texts of the letters about coming in, about roles and about what waits for a moderator. */
export const lettersJoining: Translated<typeof nl> = {
  "letter.received.subject": "You would like to join {wijk}",
  "letter.received.heading": "We are asking around",
  "letter.received.what":
    "It's good that you want to join {wijk}. As soon as someone says yes, you will get another email.",
  "letter.received.lasts": "That usually takes a few days, and never more than 30 days.",
  "letter.received.not-you": "Was this not you? Then you don't need to do anything.",

  "letter.vouch.subject": "Do you know {name}?",
  "letter.vouch.what": "{name} wants to join {wijk} and says that you know {name}.",
  "letter.vouch.by": "{name} adds",
  "letter.vouch.how": "If you know {name}, and {name} lives in the wijk, say yes. If you don't know {name}, say no.",
  "letter.vouch.go": "Say yes or no",
  "letter.vouch.private": "{name} will not be told what you say.",
  "letter.vouch.once": "The link only works once.",

  "letter.join-request.subject": "Someone wants to join {wijk}",
  "letter.join-request.heading": "Someone wants to join",
  "letter.join-request.what":
    "Someone without a code wants to join {wijk}. There is no neighbour who can decide this for you. You say yes or no.",
  "letter.join-request.go": "View the request",
  "letter.join-request.lasts": "The request will expire after 30 days.",

  "letter.team.subject": "You are on the team of {wijk}",
  "letter.team.heading": "Welcome to the team",
  "letter.team.what": "{by} has added you to the team of {wijk}.",
  "letter.team.why": "There you write to the wijken (neighbourhoods) on behalf of the gemeente (municipality).",
  "letter.team.how": "Sign in with this email address. You don't need a password.",
  "letter.admitted.subject": "Welcome to {wijk}",
  "letter.admitted.heading": "You can join us",
  "letter.admitted.what": "Sign in with this email address. You don't need a password.",
  "letter.admitted.go": "Sign in",

  "letter.declined.subject": "Your request to join {wijk}",
  "letter.declined.heading": "You cannot join at the moment",
  "letter.declined.what":
    "You wanted to join {wijk}. That is not possible at the moment. The square is for people who live here. We are not sure that you do.",
  "letter.declined.by": "The administrator adds",
  "letter.declined.on":
    "Do you live here? Then ask a neighbour for an invitation. You can always read questions for everyone.",
  "letter.declined.gone": "We have deleted your request.",

  "letter.join-expired.subject": "Your request to join {wijk}",
  "letter.join-expired.heading": "Nobody has replied",
  "letter.join-expired.what":
    "You wanted to join {wijk}. Nobody replied within 30 days. We are sorry about that. We have deleted your request.",
  "letter.join-expired.again": "Do you still want to join? Then ask again.",
  "letter.join-expired.go": "Ask again",

  "letter.already-in.subject": "You have already joined {wijk}",
  "letter.already-in.heading": "You have already joined",
  "letter.already-in.what":
    "Someone entered this email address to join {wijk}. But you have already joined. You can simply sign in.",
  "letter.already-in.not-you": "Was this not you? Then you don't need to do anything.",

  "letter.passkey.subject": "You have a new passkey in {wijk}",
  "letter.passkey.heading": "A passkey has been added",
  "letter.passkey.what": "You can now sign in to {wijk} with this passkey: {passkey}.",
  "letter.passkey.not-you": "Was this not you? Then remove it, and sign out everywhere. You can do that here.",
  "letter.passkey.go": "View your passkeys",

  "letter.role.wijkwijzer": "wijkwijzer",
  "letter.role.moderator": "moderator",
  "letter.role.administrator": "administrator",
  "letter.role-ends.subject": "Your role as {role} is coming to an end",
  "letter.role-ends.what": "You are {role} in {wijk} up to and including {date}. After that, it ends by itself.",
  "letter.role-ends.thanks": "Thank you for all you have done.",
  "letter.role-ends.longer":
    "Would you like to carry on? Ask the administrator. Or hand over your role to a neighbour.",
  "letter.role-ends.go": "View your roles",

  "letter.post-refused.question.subject": "Your question was not posted",
  "letter.post-refused.answer.subject": "Your answer was not posted",
  "letter.post-refused.poll.subject": "Your poll was not posted",
  "letter.post-refused.activity.subject": "Your activity was not posted",
  "letter.post-refused.offer.subject": "Your offer was not posted",
  "letter.post-refused.announcement.subject": "Your announcement was not posted",
  "letter.post-refused.by": "A moderator explained why",
  "letter.post-refused.yours": "This is what you wrote",
  "letter.post-refused.again":
    "You can try again in different words. Your text is still there, but only you can see it.",
  "letter.leaving.subject": "You are leaving {wijk}",
  "letter.leaving.heading": "You are leaving on {date}",
  "letter.leaving.what": "You said that you are leaving {wijk}. On {date} we remove what is yours.",
  "letter.leaving.stay": "Until then nothing changes. Do you want to stay after all? Say so on this page.",
  "letter.leaving.go": "I want to stay",
  "letter.leaving.not-you":
    "Didn't you say this yourself? Then open this page and choose to stay. After that, sign out everywhere.",
  "letter.left.subject": "You have left {wijk}",
  "letter.left.heading": "You have left. Thank you for taking part.",
  "letter.left.view":
    "Nobody in the wijk can see anything of yours. Only what you chose to leave is still there, without your name.",
  "letter.left.tables": "Within 30 days it is also erased where we keep it.",
  "letter.left.again": "We no longer know your email address. Want to take part again later? Then you start afresh.",
  "letter.left.last": "This is our last email to you.",
};
