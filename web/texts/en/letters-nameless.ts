import type { lettersNameless as nl } from "../nl/letters-nameless.ts";
import type { Translated } from "../translate.ts";

/** Texts of the letters about questions without a name. No subject says what a question is about. */
export const lettersNameless: Translated<typeof nl> = {
  "letter.own-page.subject": "Your own page in {wijk}",
  "letter.own-page.what": "Here you read the answers, say something back and take things back.",
  "letter.own-page.go": "To your own page",
  "letter.own-page.secret": "Whoever has this link can do so too. So do not pass it on.",

  "letter.nameless-answer.subject": "There is an answer for you in {wijk}",
  "letter.nameless-answer.heading": "There is an answer for you",
  "letter.nameless-answer.by": "{author} answers",
  "letter.nameless-answer.go": "Read on or say something back",

  "letter.nameless-choose.subject": "You choose how it goes on in {wijk}",
  "letter.nameless-choose.heading": "What do you want with your question?",
  "letter.nameless-choose.what":
    "There is no answer yet that helps. Do you want to ask further, wait or round it off? Nothing goes out without your yes.",
  "letter.nameless-choose.go": "Choose on your own page",

  "letter.nameless-ended.subject": "Your question in {wijk} was rounded off",
  "letter.nameless-ended.heading": "Your question was rounded off",
  "letter.nameless-ended.what": "We heard no more from you. So we rounded your question off.",
  "letter.nameless-ended.go": "Still needed? Open your question again",

  "letter.nameless-closing.subject": "Is your question in {wijk} done?",
  "letter.nameless-closing.heading": "Shall you round off your question?",
  "letter.nameless-closing.what":
    "A wijkwijzer looked at your question. Is it answered like this? Then you round it off together. Do you choose nothing? On your own page you read what happens then.",
  "letter.nameless-closing.go": "Choose: round off, or not yet",

  "letter.nameless-helped.subject": "Did it work out in {wijk}?",
  "letter.nameless-helped.later":
    "What you say comes with your question within an hour. So nobody sees when you were here.",

  "letter.entrusted.subject": "Somebody in {wijk} entrusts a question to you",
  "letter.entrusted.what": "A neighbour asked a question without a name and chose you as wijkwijzer.",
  "letter.entrusted.go": "See who it is",
  "letter.entrusted.only": "Only you can see that. Keep it to yourself.",

  "letter.unseal-request.subject": "A request to decide together in {wijk}",
  "letter.unseal-request.what": "{name} wants to see who asked a question without a name.",
  "letter.unseal-request.by": "{name} writes why",
  "letter.unseal-request.how": "That is only possible when a second person agrees, within seven days.",
  "letter.unseal-request.go": "Look at the request",

  "letter.unsealed.subject": "Your name was looked at in {wijk}",
  "letter.unsealed.what": "You asked a question without a name. Two people decided to look at your name.",
  "letter.unsealed.only": "Only they see your name. Do you disagree? Speak to one of them.",
};
