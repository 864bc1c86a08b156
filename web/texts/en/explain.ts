import type { explain as source } from "../nl/explain.ts";
import type { Translated } from "../translate.ts";

export const explain: Translated<typeof source> = {
  "problem.400.title": "We could not read this",
  "problem.400.what": "Something came in that we do not understand.",
  "problem.400.do": "Go back and try again.",
  "problem.401.title": "Sign in first",
  "problem.401.what": "This page is for residents who take part.",
  "problem.401.do": "Sign in. Were you typing? Then go back first and keep your text.",
  "problem.403.title": "You may not do this",
  "problem.403.what": "You are signed in, but this is not one of your tasks. Or you sent something from another site.",
  "problem.403.do": "Go back. Not right? Ask the administrator of your wijk.",
  "problem.404.title": "There is nothing here",
  "problem.404.what": "This page does not exist, was withdrawn, or is not meant for you.",
  "problem.404.do": "Check the address, or go to the questions. Sign in if you take part.",
  "problem.409.title": "This is no longer possible",
  "problem.409.what": "Something changed in the meantime.",
  "problem.409.do": "Go back and see how things are now.",
  "problem.413.title": "This is too big",
  "problem.413.what": "What you sent is bigger than we accept.",
  "problem.413.do": "Go back and make your text shorter. What you typed is still there.",
  "problem.422.title": "Something is not right yet",
  "problem.422.what": "We could not use everything you filled in.",
  "problem.422.do": "Go back and check it.",
  "problem.429.title": "Please wait a moment",
  "problem.429.what": "This was tried too often in a short time.",
  "problem.429.do": "Wait a few minutes and then try again.",
  "problem.429.do.minutes": {
    one: "Wait 1 minute and then try again.",
    other: "Wait {count} minutes and then try again.",
  },
  "problem.500.title": "Something went wrong on our side",
  "problem.500.what": "It is not your fault. The administrator can see what happened.",
  "problem.500.do": "Go back and try again. What you typed is still there.",
  "problem.503.title": "We are away for a moment",
  "problem.503.what": "Something is being repaired or it is very busy.",
  "problem.503.do": "Wait a minute and then load the page again.",
  "problem.start": "To the home page",
  "problem.sign-in": "Sign in",
  "problem.questions": "To the questions",

  "rules.title": "House rules",
  "rules.lead": "This keeps it pleasant here.",
  "rules.1": "Feel free to ask",
  "rules.1.text": "No question is too small. Nobody laughs at you.",
  "rules.2": "Be kind",
  "rules.2.text": "Write as you would talk at the door. No abuse and no threats.",
  "rules.3": "Leave others in peace",
  "rules.3.text": "Do not write down names, addresses or phone numbers of others.",
  "rules.4": "Help honestly",
  "rules.4.text": "Not sure about something? Say so. Advertising does not belong here.",
  "rules.moderation": "When it goes wrong",
  "rules.moderation.text":
    "Of new neighbours a moderator reads the first texts before others see them. A moderator can hide an answer. In its place it then says that it is hidden.",
  "rules.danger": "Is there danger? Call 112.",

  "who.title": "Who sees what?",
  "who.lead":
    "In short: what you write in the wijk stays in the wijk. Unless you choose the ring or everyone yourself.",
  "who.spoken": "Questions by telephone",
  "who.spoken.text":
    "A wijkwijzer can write down a question for somebody who calls or comes by. Who that is stands nowhere on the site. A memory aid is seen by that wijkwijzer alone. We erase it when the question is done, and always after 13 weeks.",
  "who.wijk": "Only our wijk",
  "who.wijk.text":
    "Only residents who take part and are signed in read your question and its answers. Such a question does not go to other sites.",
  "who.ring": "The ring",
  "who.ring.text":
    "A wijk can form a ring with other wijken. Both administrators say yes to that. If you choose the ring, residents of those wijken read your question too. You see beforehand which they are. Nobody else reads along: no followers, other sites or search engines. A wijk that comes into the ring later does not read your question. If a wijk stops, we ask it to erase everything.",
  "who.everyone": "Everyone",
  "who.everyone.text":
    "Everyone can read the question and its answers, also without taking part. We also send them to people who follow the wijk, for example on Mastodon and in neighbouring wijken. They can share them. Other sites can show them. Withdrawing helps, but we cannot force a copy elsewhere to go away.",
  "who.name": "Your name",
  "who.name.text":
    "Neighbours see your name in the wijk. Outside you stand as someone from {wijk}, with a new name each time. Only when you choose an address of your own and use it, people from elsewhere see who you are.",
  "who.me-too": '"I have this too"',
  "who.me-too.text":
    "If you say this at a question, it says how many neighbours have it too, never who. The asker and the administrators do not see it either. Only you can take it back.",
  "who.nameless": "Questions without a name",
  "who.nameless.text":
    "Such a question has a made-up name. Who asked it lies encrypted in a cupboard of its own. Only the wijkwijzer whom the asker chose can see it, or nobody. Two moderators or administrators can open the seal together, with a reason. The asker gets a letter about that.",
  "who.email": "Your e-mail address",
  "who.email.text":
    "No resident sees your e-mail address. It lies encrypted in a cupboard of its own. We use it only to let you sign in and to write to you.",
  "who.messages": "A conversation of two",
  "who.messages.text":
    "A message is read by you and the other one only. The other one also gets it by e-mail. If a message is not right, whoever got it can pass it on. Moderators then see that message and at most four around it.",
  "who.board": "Announcements",
  "who.board.text":
    "An announcement is from the wijk. A moderator writes it, without a name of their own. Who that was is seen by moderators and administrators alone.",
  "who.staff": "Moderators and administrators",
  "who.staff.text":
    "Moderators also read answers that are hidden, and what new neighbours write before it is placed. What moderators and administrators do stands in a log. Administrators see which residents take part, with name, tasks and the month in which they began. No page shows withdrawn texts any more.",
  "who.machine": "Who runs this computer",
  "who.machine.text": "Whoever runs the computer of the wijk can reach everything on it. So choose someone you trust.",
  "who.data": "What we keep of you",
  "who.data.text":
    "At My data you read what we keep of you, how long, and who looked at it. There you take it all along, too.",
  "who.cookies": "Cookies and tracking",
  "who.cookies.text":
    "We use one cookie to keep you signed in, and briefly one while you sign in. Your browser keeps a text that you are still writing, only on your device. We measure nothing about you and load nothing from other sites.",

  "accessibility.title": "Accessibility",
  "accessibility.lead": "Everyone must be able to take part here.",
  "accessibility.built": "How it is made",
  "accessibility.built.text":
    "We build to WCAG 2.2, level AA. Everything works with a keyboard, without a mouse and without JavaScript. Buttons are at least 48 pixels high. Colours follow the light, dark or high contrast setting of your device. You may enlarge the letters.",
  "accessibility.checked": "How it is checked",
  "accessibility.checked.text":
    "A program checks every page before anything changes. People who use a screen reader or another aid have not tested it yet.",
  "accessibility.missing": "What is not there yet",
  "accessibility.missing.text":
    "There is no button yet to have a page read aloud. Texts that residents write can be difficult.",
  "accessibility.help": "Are you stuck?",
  "accessibility.help.text": "Tell a neighbour or the administrator of your wijk. Then it can get better.",
};
