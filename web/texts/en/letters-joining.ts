import type { lettersJoining as nl } from "../nl/letters-joining.ts";
import type { Translated } from "../translate.ts";

/** Texts of the letters about coming in, about roles and about what waits for a moderator. */
export const lettersJoining: Translated<typeof nl> = {
  "letter.received.subject": "You want to join {wijk}",
  "letter.received.heading": "We are asking around",
  "letter.received.what": "Good that you want to join {wijk}. As soon as somebody says yes, you get another letter.",
  "letter.received.lasts": "That usually takes a few days, and never longer than 30 days.",
  "letter.received.not-you": "Was this not you? Then there is nothing you need to do.",

  "letter.vouch.subject": "Do you know {name}?",
  "letter.vouch.what": "{name} wants to join {wijk} and says that you know {name}.",
  "letter.vouch.by": "{name} adds",
  "letter.vouch.how":
    "Do you know {name}, and does {name} live here? Then say yes. Don't you know {name}? Then say no.",
  "letter.vouch.go": "Say yes or no",
  "letter.vouch.private": "{name} does not hear what you say.",
  "letter.vouch.once": "The link works once.",

  "letter.join-request.subject": "Somebody wants to join {wijk}",
  "letter.join-request.heading": "Somebody wants to join",
  "letter.join-request.what":
    "Somebody without a code wants to join {wijk}. There is no neighbour who decides for you. You say yes or no.",
  "letter.join-request.go": "Look at the request",
  "letter.join-request.lasts": "After 30 days the request lapses.",

  "letter.team.subject": "You are on the team of {wijk}",
  "letter.team.heading": "Welcome to the team",
  "letter.team.what": "{by} put you on the team of {wijk}.",
  "letter.team.why": "There you write to the wijken in the name of the gemeente.",
  "letter.team.how": "Sign in with this e-mail address. You need no password.",
  "letter.admitted.subject": "Welcome to {wijk}",
  "letter.admitted.heading": "You can join",
  "letter.admitted.what": "Sign in with this e-mail address. You need no password.",
  "letter.admitted.go": "Sign in",

  "letter.declined.subject": "Your request to join {wijk}",
  "letter.declined.heading": "You cannot join now",
  "letter.declined.what":
    "You wanted to join {wijk}. That is not possible now. The square is for who lives here, and we are not sure of that.",
  "letter.declined.by": "The administrator adds",
  "letter.declined.on":
    "Do you live here? Then ask a neighbour for an invitation. Questions for everybody are open to you.",
  "letter.declined.gone": "We have removed your request.",

  "letter.join-expired.subject": "Your request to join {wijk}",
  "letter.join-expired.heading": "Nobody answered",
  "letter.join-expired.what":
    "You wanted to join {wijk}. In 30 days nobody answered. We are sorry. We have removed your request.",
  "letter.join-expired.again": "Do you still want to join? Then ask again.",
  "letter.join-expired.go": "Ask again",

  "letter.already-in.subject": "You are already in {wijk}",
  "letter.already-in.heading": "You are already in",
  "letter.already-in.what":
    "Somebody filled in this e-mail address to join {wijk}. But you are already in. You can simply sign in.",
  "letter.already-in.not-you": "Was this not you? Then there is nothing you need to do.",

  "letter.passkey.subject": "You have a new passkey in {wijk}",
  "letter.passkey.heading": "A passkey was added",
  "letter.passkey.what": "You can sign in to {wijk} with this passkey now: {passkey}.",
  "letter.passkey.not-you": "Was this not you? Then remove it, and sign out everywhere. You do that here.",
  "letter.passkey.go": "See your passkeys",

  "letter.role.wijkwijzer": "wijkwijzer",
  "letter.role.moderator": "moderator",
  "letter.role.administrator": "administrator",
  "letter.role-ends.subject": "Your task as {role} ends soon",
  "letter.role-ends.what": "You are {role} in {wijk} until {date}. Then it ends by itself.",
  "letter.role-ends.thanks": "Thank you for what you did.",
  "letter.role-ends.longer": "Do you want to stay longer? Ask the administrator. Or hand your task to a neighbour.",
  "letter.role-ends.go": "Look at your tasks",

  "letter.post-refused.question.subject": "Your question was not placed",
  "letter.post-refused.answer.subject": "Your answer was not placed",
  "letter.post-refused.poll.subject": "Your poll was not placed",
  "letter.post-refused.activity.subject": "Your activity was not placed",
  "letter.post-refused.offer.subject": "What you offered was not placed",
  "letter.post-refused.announcement.subject": "Your announcement was not placed",
  "letter.post-refused.by": "A moderator wrote why",
  "letter.post-refused.yours": "This is what you wrote",
  "letter.post-refused.again": "You may try again, in other words. Your text is still there, for you alone.",
  "letter.post-refused.go": "Look at your text",
};
