import type { lettersNameless as nl } from "../nl/letters-nameless.ts";
import type { Translated } from "../translate.ts";

/** Texts of the letters about questions without a name. No subject says what a question is about. */
export const lettersNameless: Translated<typeof nl> = {
  "letter.own-page.subject": "Your own page in {wijk}",
  "letter.own-page.what": "This is where you read the answers, reply, and withdraw things.",
  "letter.own-page.go": "Go to your own page",
  "letter.own-page.secret": "Anyone who has this link can do that too. So don't pass it on.",

  "letter.nameless-answer.subject": "There is an answer for you in {wijk}",
  "letter.nameless-answer.heading": "There is an answer for you",
  "letter.nameless-answer.by": "{author} answers",
  "letter.nameless-answer.go": "Read more or reply",

  "letter.nameless-choose.subject": "You choose what happens next in {wijk}",
  "letter.nameless-choose.heading": "What would you like to do with your question?",
  "letter.nameless-choose.what":
    "No answer has helped yet. Would you like to ask more people, wait, or close it? Nothing is sent without your yes.",
  "letter.nameless-choose.go": "Choose on your own page",

  "letter.nameless-ended.subject": "Your question in {wijk} has been closed",
  "letter.nameless-ended.heading": "Your question has been closed",
  "letter.nameless-ended.what": "We did not hear from you again. So we have closed your question.",
  "letter.nameless-ended.go": "Still need an answer? Reopen your question",

  "letter.nameless-closing.subject": "Is your question in {wijk} finished?",
  "letter.nameless-closing.heading": "Shall we close your question?",
  "letter.nameless-closing.what":
    "A wijkwijzer has looked at your question. Has it been answered? Then you can close it together. If you choose nothing, your own page tells you what happens next.",
  "letter.nameless-closing.go": "Choose: close it, or not yet",

  "letter.nameless-helped.subject": "Did it work out in {wijk}?",
  "letter.nameless-helped.later":
    "Whatever you say will be added to your question within an hour. That way nobody can see when you were here.",

  "letter.entrusted.subject": "Someone in {wijk} has entrusted you with a question",
  "letter.entrusted.what": "A neighbour asked a question without a name and chose you as their wijkwijzer.",
  "letter.entrusted.go": "See who it is",
  "letter.entrusted.only": "Only you can see that. Please keep it to yourself.",

  "letter.unseal-request.subject": "A request to decide something together in {wijk}",
  "letter.unseal-request.what": "{name} wants to see who asked a question without a name.",
  "letter.unseal-request.by": "{name} explains why",
  "letter.unseal-request.how": "That is only possible if a second person agrees within seven days.",
  "letter.unseal-request.go": "View the request",

  "letter.unsealed.subject": "Your name was viewed in {wijk}",
  "letter.unsealed.what": "You asked a question without a name. Two people have decided to look at your name.",
  "letter.unsealed.only": "Only they can see your name. Do you disagree? Then talk to one of them.",
};
