import type { shell as source } from "../nl/shell.ts";
import type { Translated } from "../translate.ts";

export const shell: Translated<typeof source> = {
  "shell.skip": "Skip to content",
  "shell.menu": "Main menu",
  "shell.start": "Home",
  "shell.questions": "Questions",
  "shell.neighbours": "Nearby wijken",
  "shell.me": "Me",
  "shell.admin": "Admin",
  "shell.join": "Join",
  "shell.sign-in": "Sign in",
  "shell.foot": "{wijk}, the square of our wijk (neighbourhood).",
  "shell.foot.promise": "No advertising. No tracking.",
  "shell.rules": "House rules",
  "shell.who-sees-what": "Who sees what?",
  "shell.follow": "Follow this wijk",
  "shell.on-your-site": "On your own site",
  "shell.accessibility": "Accessibility",

  "form.problem": { one: "Something is not right yet", other: "A few things are not right yet" },
  "form.kept": "What you typed is still there.",
  "form.may-be-empty": "(optional)",
  "form.back": "Back",
  "form.cancel": "No, go back",

  "audience.wijk": "Only our wijk can read this:",
  "audience.wijk.who": {
    one: "the one resident who has joined {wijk} so far.",
    other: "the {count} residents who have joined {wijk}.",
  },
  "audience.kring": "Only the ring can read this:",
  "audience.kring.who": "residents of {wijk} and of {wijken}.",
  "audience.kring.who.none": "residents of {wijk}. There are no other wijken in the ring right now.",
  "audience.kring.of": "residents of {wijk} and of the wijken in its ring.",
  "audience.everyone": "Everyone can read this:",
  "audience.everyone.who": "people elsewhere too, for example on Mastodon.",

  "role.wijkwijzer": "Wijkwijzer",
  "role.moderator": "Moderator",
  "role.administrator": "Administrator",
  "role.wijkwijzer.hint": "Shows neighbours the way.",
  "role.moderator.hint": "Can hide texts and write announcements.",
  "role.administrator.hint": "Can do everything under Admin.",

  "outside.legend": "What are you called outside the wijk?",
  "outside.hint": "Your neighbours always see your own name.",
  "outside.hint.wijk": "This only matters if other people can read along. Your neighbours always see your own name.",
  "outside.stand-in": "Someone from {wijk}",
  "outside.stand-in.hint": "People elsewhere see: {name}. Each question gets a new name without a past.",
  "outside.handle": "With my own address",
  "outside.handle.hint": "People elsewhere see {handle}. That way they can recognise and follow you.",
  "outside.handle.new": "People elsewhere see your own address, not your name. That way they can recognise you.",
  "outside.moved": "{handle} has moved to {now}. You can no longer write with it here.",
  "outside.new-handle": "Which address would you like?",
  "outside.new-handle.hint":
    "Lower-case letters, digits and _, 3 to 30 characters. @{host} will be added to it. You cannot change it later.",
};
