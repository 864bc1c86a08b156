import type { announcements as nl } from "../nl/announcements.ts";
import type { Translated } from "../translate.ts";

export const announcements: Translated<typeof nl> = {
  "shell.board": "Board",
  "board.title": "Board",
  "board.lead": "This is what the wijk lets you know.",
  "board.lead.visitor": "This is what the wijk lets everybody know. What is for the wijk alone does not stand here.",
  "board.write": "Write an announcement",
  "board.now": "This holds now",
  "board.now.none": "Nothing hangs on the board now.",
  "board.earlier": "Earlier",
  "board.on-front": "On the board",
  "board.all": "See the whole board",
  "board.polls": "To the polls",

  "announcement.from": "From the wijk",
  "announcement.urgent": "Urgent",
  "announcement.pinned": "Stands on top",
  "announcement.until": "Holds until and including",
  "announcement.was-until": "Held until and including",
  "announcement.over": "This announcement holds no more.",
  "announcement.corrected": "Corrected on",
  "announcement.hidden-mark": "Hidden",
  "announcement.written-by": "Written by {name}",
  "announcement.written-by.gone": "Written by somebody who left",
  "announcement.written-by.who-sees": "Only moderators see this",
  "announcement.ask": "Ask a question about this",
  "announcement.ask.start": "About “{title}”: ",
  "announcement.change": "Change",
  "announcement.withdraw": "Withdraw",
  "announcement.pin": "Pin on top",
  "announcement.unpin": "Unpin",
  "announcement.moderator": "For moderators",
  "announcement.hidden": "A moderator hid this announcement",
  "announcement.show": "Show the announcement again",
  "announcement.hide.open": "Hide this announcement",
  "announcement.hide.reason": "Why? Other moderators read this.",

  "held.announcement": "Announcement, written by {name}",

  "make-announcement.title": "Write an announcement",
  "make-announcement.lead":
    "The wijk says this. Your name does not stand with it. Moderators can see that you wrote it.",
  "make-announcement.name": "What is it?",
  "make-announcement.name.hint": "In one sentence. For example: the Molenweg is closed for three days.",
  "make-announcement.text": "What do neighbours need to know?",
  "make-announcement.text.hint": "Where, when, and what somebody can do.",
  "make-announcement.last-day": "Until and including which day does it hold?",
  "make-announcement.last-day.hint": "After that it stands under Earlier. Does it always hold? Then leave this empty.",
  "make-announcement.audience": "Who may read this?",
  "make-announcement.audience.everyone.hint":
    "People from elsewhere too. Who follows the wijk from Mastodon gets it there.",
  "make-announcement.urgent": "Is it urgent?",
  "make-announcement.urgent.hint":
    "An urgent announcement goes to all residents at once, as a letter. That can be done twice in seven days at most.",
  "make-announcement.urgent.tick": "Yes, send all residents a letter now",
  "make-announcement.urgent.tick.hint": "Only do this when it cannot wait until tomorrow.",
  "make-announcement.go": "Hang it on the board",
  "make-announcement.later": "You can change or withdraw it later. A letter that left does not come back.",

  "change-announcement.title": "Change the announcement",
  "change-announcement.lead": "Everybody sees the new words. It is added that they were changed.",
  "change-announcement.correction": "What was not right?",
  "change-announcement.correction.hint": "Readers see this beside it. For example: the day was wrong.",
  "change-announcement.urgent":
    "Everybody got a letter about this. Do you fill in what was not right? Then everybody gets a new letter.",

  "withdraw-announcement.title": "Withdraw the announcement",
  "withdraw-announcement.what": "Its words are gone for good then.",
  "withdraw-announcement.outside": "Other places where the announcement stands are asked to take it away too.",
  "withdraw-announcement.urgent":
    "Everybody got a letter about this. Now everybody gets a letter that it holds no more.",
  "withdraw-announcement.farewell": "What do readers need to know?",
  "withdraw-announcement.farewell.hint": "In one sentence. For example: the party is off.",
  "withdraw-announcement.go": "Yes, withdraw the announcement",
};
