import type { explain as source } from "../nl/explain.ts";
import type { Translated } from "../translate.ts";

export const explain: Translated<typeof source> = {
  "problem.400.title": "We could not read this",
  "problem.400.what": "Something came in that we don't understand.",
  "problem.400.do": "Go back and try again.",
  "problem.401.title": "Sign in first",
  "problem.401.what": "This page is for residents who have joined.",
  "problem.401.do": "Sign in. Were you typing something? Then go back first and save your text.",
  "problem.403.title": "You are not allowed to do this",
  "problem.403.what": "You are signed in, but this is not part of your role. Or you sent something from another site.",
  "problem.403.do": "Go back. Is this wrong? Ask the administrator of your wijk.",
  "problem.404.title": "There is nothing here",
  "problem.404.what": "This page does not exist, has been withdrawn, or is not meant for you.",
  "problem.404.do": "Check the address, or go to the questions. Sign in if you have joined.",
  "problem.409.title": "This is no longer possible",
  "problem.409.what": "Something has changed in the meantime.",
  "problem.409.do": "Go back and see how things are now.",
  "problem.413.title": "This is too big",
  "problem.413.what": "What you sent is larger than we can accept.",
  "problem.413.do": "Go back and make your text shorter. What you typed is usually still there.",
  "problem.422.title": "Something is not right yet",
  "problem.422.what": "We could not use everything you filled in.",
  "problem.422.do": "Go back and check it again.",
  "problem.429.title": "Please wait a moment",
  "problem.429.what": "This has been tried too often in a short time.",
  "problem.429.do": "Wait a few minutes and then try again.",
  "problem.429.do.minutes": {
    one: "Wait 1 minute and then try again.",
    other: "Wait {count} minutes and then try again.",
  },
  "problem.500.title": "Something went wrong on our side",
  "problem.500.what": "It is not your fault. The administrator can see what happened.",
  "problem.500.do": "Go back and try again. What you typed is usually still there.",
  "problem.503.title": "We will be back soon",
  "problem.503.what": "Something is being repaired, or it is very busy.",
  "problem.503.do": "Wait a minute and then reload the page.",
  "problem.plain": "Something went wrong. Try again in a minute.",
  "problem.late": "This is taking too long. Try again in a minute.",
  "problem.start": "Go to the home page",
  "problem.sign-in": "Sign in",
  "problem.questions": "Go to the questions",

  "rules.title": "House rules",
  "rules.lead": "This is how we keep it pleasant here.",
  "rules.1": "Feel free to ask",
  "rules.1.text": "No question is too small. Nobody will laugh at you.",
  "rules.2": "Be kind",
  "rules.2.text": "Write the way you would talk at the front door. Insults and threats are not allowed.",
  "rules.3": "Leave others in peace",
  "rules.3.text": "Don't write down other people's names, addresses or phone numbers.",
  "rules.4": "Be honest when you help",
  "rules.4.text": "Not sure about something? Say so. Advertising does not belong here.",
  "rules.moderation": "When things go wrong",
  "rules.moderation.text":
    "Is something not right? Report it, also without an account. A moderator reads the first texts of new neighbours before anyone else can see them. A moderator can hide a text, and then names a house rule or the law.",
  "rules.decision": "A decision about you",
  "rules.decision.text":
    "You always get an email: what was decided, why, and which rule it is about. A person decides, not a computer. Do you disagree? Then another person looks again. That can also be a moderator of a neighbouring wijk.",
  "rules.danger": "Is anyone in danger? Call 112.",

  "who.title": "Who sees what?",
  "who.lead": "In short: what you write in the wijk stays in the wijk. Unless you choose the ring or everyone.",
  "who.spoken": "Questions by telephone",
  "who.spoken.text":
    "A wijkwijzer can write down a question for someone who phones or drops by. Who that is, is not written anywhere on the site. Only that wijkwijzer can see a reminder. We erase it when the question is finished, and always after 13 weeks.",
  "who.wijk": "Only our wijk",
  "who.wijk.text":
    "Only residents who have joined and are signed in can read your question and the answers. A question like this is not sent to other sites.",
  "who.ring": "The ring",
  "who.ring.text":
    "A wijk can form a ring with other wijken. Both administrators have to say yes. If you choose the ring, residents of those wijken can read your question too. You can see beforehand which wijken they are. Nobody else can read it: no followers, other sites or search engines. A wijk that joins the ring later cannot read your question. If a wijk leaves, we ask it to erase everything.",
  "who.everyone": "Everyone",
  "who.everyone.text":
    "Everyone can read the question and the answers, even without joining. We also send them to people who follow the wijk, on Mastodon or in a neighbouring wijk. They can share them. Other sites can show them. Withdrawing helps, but we cannot force a copy elsewhere to disappear.",
  "who.name": "Your name",
  "who.name.text":
    "Neighbours see your name in the wijk. Outside the wijk, you are shown as someone from {wijk}, with a new name each time. If you choose and use an address of your own, people elsewhere can see who you are.",
  "who.me-too": '"I have this too"',
  "who.me-too.text":
    "If you say this about a question, it shows how many neighbours have it too, but never who. The asker and the administrators can't see it either. Only you can take it back.",
  "who.nameless": "Questions without a name",
  "who.nameless.text":
    "A question like this shows a made-up name. Who asked it is kept encrypted in a separate place. Only the wijkwijzer chosen by the asker can see it, or nobody. Two moderators or administrators can open the seal together, and must give a reason. The asker gets an email about that.",
  "who.email": "Your email address",
  "who.email.text":
    "No resident can see your email address. It is kept encrypted in a separate place. We only use it to let you sign in and to write to you.",
  "who.language": "Your language",
  "who.language.text":
    "If you choose a language, we keep it with your name, so that we can write to you in it. If you are not signed in, only your own device keeps it, for a year. Nobody else can see your choice.",
  "who.messages": "A conversation between two people",
  "who.messages.text":
    "Only you and the other person can read a message. The other person also gets it by email. If a message is not right, the person who received it can report it. Moderators can then see only that message and at most four around it.",
  "who.board": "Announcements",
  "who.board.text":
    "An announcement is from the wijk. A moderator writes it, without their own name. Only moderators and administrators can see who that was.",
  "who.people": "The list of neighbours",
  "who.people.text":
    "You are only on it if you choose to be. Then neighbours see your name, the month you joined and what you filled in about yourself. They also see what you asked and answered under your own name. Visitors, organisations and people from elsewhere don't see this. Did you change your mind? Then nobody can see it any more, straight away. A moderator can remove it, with a reason.",
  "who.search": "Searching",
  "who.search.text":
    "You only find what you are allowed to read. We don't search private conversations. We don't keep what you type. Visitors don't find questions about sensitive topics.",
  "who.staff": "Moderators and administrators",
  "who.staff.text":
    "Moderators can also read hidden answers. They also read what new neighbours write, before it is posted. What moderators and administrators do is kept in a log. Administrators can see which residents have joined, with their name, roles and the month they joined. Withdrawn texts are not shown on any page.",
  "who.machine": "Who runs this computer",
  "who.machine.text":
    "The person who runs the computer of the wijk can reach everything on it. So choose someone you trust.",
  "who.data": "What we keep about you",
  "who.data.text":
    "Under My data, you can read what we keep about you, for how long, and who looked at it. You can also take it all with you.",
  "who.cookies": "Cookies and tracking",
  "who.cookies.text":
    "We use one cookie to keep you signed in, and briefly another while you sign in. If you choose a language without signing in, there is one more. Your browser keeps a text that you are still writing, but only on your device. We don't measure anything about you and don't load anything from other sites.",

  "accessibility.title": "Accessibility",
  "accessibility.lead": "Everyone should be able to take part here.",
  "accessibility.built": "How it was made",
  "accessibility.built.text":
    "We follow WCAG 2.2, level AA. Everything works with a keyboard, without a mouse and without JavaScript. Buttons are at least 48 pixels high. The colours follow the light, dark or high contrast setting of your device. At the bottom of each page, you choose colours and larger letters yourself. You can have questions and announcements read aloud.",
  "accessibility.checked": "How it was checked",
  "accessibility.checked.text":
    "A program checks every page before anything changes. It has not been tested yet by people who use a screen reader or other aids.",
  "accessibility.missing": "What is still missing",
  "accessibility.missing.text":
    "Reading aloud only works if your device has a voice. Texts written by residents can be difficult.",
  "accessibility.help": "Are you stuck?",
  "accessibility.help.text": "Tell a neighbour or the administrator of your wijk. Then we can make it better.",
};
