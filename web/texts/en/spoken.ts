import type { spoken as dutch } from "../nl/spoken.ts";
import type { Translated } from "../translate.ts";

/** What somebody asked a wijkwijzer by telephone or at the door, and bringing the answer back. */
export const spoken: Translated<typeof dutch> = {
  "spoken.title": "Someone phoned or dropped by",
  "spoken.lead": "Write down the question. The name stays with you and never goes online.",
  "spoken.note.title": "What you wrote down",
  "spoken.note.lead": "Only you can see this. If you post the question, first take out names and addresses.",
  "spoken.question": "What is the question?",
  "spoken.question.hint": "In one sentence. Don't write who is asking.",
  "spoken.text": "What else do neighbours need to know?",
  "spoken.theme": "Topic",
  "spoken.theme.none": "Choose a topic",
  "spoken.way-back": "How will you give the answer?",
  "spoken.way-back.call": "I'll call back",
  "spoken.way-back.visit": "I'll drop by",
  "spoken.way-back.letter": "I'll send a letter",
  "spoken.memory-aid": "Reminder, only for you",
  "spoken.memory-aid.hint":
    "For example: the lady with the little dog. We erase this when the question is finished, and always after 13 weeks.",
  "spoken.readers": "Only our wijk",
  "spoken.readers.who": "can read the question. It says: through wijkwijzer {name}.",
  "spoken.place": "Post question",
  "spoken.keep": "Just write it down",
  "spoken.keep.note": "Save it on your desk",

  "spoken.only-you": "Only for you: {words}",
  "spoken.erased": "Your reminder was erased after 13 weeks.",

  "spoken.to-bring": { one: "Pass on this answer", other: "Pass on these answers" },
  "spoken.waits": "Answer: {when}",
  "spoken.you.call": "You will call back",
  "spoken.you.visit": "You will drop by",
  "spoken.you.letter": "You will send a letter",
  "spoken.bring": "Read it and pass it on",
  "spoken.bring.which": "Read it and pass it on: {title}",

  "spoken.asked": "For people who phoned you or dropped by",
  "spoken.asked.since": "Asked {when}",
  "spoken.already-brought": "I have already passed on an answer",
  "spoken.already-brought.which": "I have already passed on an answer: {title}",
  "spoken.notes": "Only written down",
  "spoken.noted": "Written down {when}",
  "spoken.open": "Change or post",
  "spoken.open.which": "Change or post: {title}",
  "spoken.finish": "Done, erase this",
  "spoken.finish.which": "Done, erase this: {title}",

  "bring.title": "Pass on the answer",
  "bring.see": "Go to the question",
  "bring.answers": "This is the answer",
  "bring.answers.none":
    "There is no answer to the question yet. Did you know the answer yourself? Then say how it went.",
  "bring.did-it-help": "Did it help?",
  "bring.helped": "It helped",
  "bring.helped.hint": "The question has been answered. We will erase what you wrote down.",
  "bring.not-helped": "It did not help",
  "bring.not-helped.hint": "The question stays open and goes on.",
  "bring.not-said": "I don't know",
  "bring.not-said.hint":
    "You passed it on, and that is all you know. We will close the question and erase what you wrote down.",
  "bring.which": "Which answer helped?",
  "bring.which.none": "More than one, or something else",
  "bring.which.one": "Answer {number}",
  "bring.go": "Passed on",
  "bring.not-reached": "I couldn't reach anyone",
};
