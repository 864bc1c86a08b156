import type { shell as source } from "../nl/shell.ts";
import type { Translated } from "../translate.ts";

export const shell: Translated<typeof source> = {
  "shell.skip": "Skip to content",
  "shell.menu": "Main menu",
  "shell.start": "Home",
  "shell.questions": "Questions",
  "shell.neighbours": "Neighbouring wijken",
  "shell.me": "Me",
  "shell.admin": "Administration",
  "shell.join": "Join",
  "shell.sign-in": "Sign in",
  "shell.foot": "{wijk}, the square of our wijk.",
  "shell.foot.promise": "No advertising. We do not track you.",
  "shell.rules": "House rules",
  "shell.who-sees-what": "Who sees what?",
  "shell.follow": "Follow this wijk",
  "shell.on-your-site": "On your own site",
  "shell.accessibility": "Accessibility",

  "aloud.start": "Read aloud",
  "aloud.stop": "Stop reading",
  "aloud.failed": "Your device cannot read this aloud now. See whether it has a voice.",

  "form.problem": { one: "Something is not right yet", other: "A few things are not right yet" },
  "form.kept": "What you typed is still there.",
  "form.may-be-empty": "(may stay empty)",
  "form.back": "Back",
  "form.cancel": "No, go back",

  "audience.wijk": "Only our wijk reads this:",
  "audience.wijk.who": {
    one: "the one resident who takes part in {wijk} now.",
    other: "the {count} residents who take part in {wijk}.",
  },
  "audience.kring": "Only the ring reads this:",
  "audience.kring.who": "residents of {wijk} and of {wijken}.",
  "audience.kring.who.none": "residents of {wijk}. There is no other wijk in the ring now.",
  "audience.kring.of": "residents of {wijk} and of the wijken in its ring.",
  "audience.everyone": "Everyone can read this:",
  "audience.everyone.who": "also people from elsewhere, for example on Mastodon.",

  "role.wijkwijzer": "Wijkwijzer",
  "role.moderator": "Moderator",
  "role.administrator": "Administrator",
  "role.wijkwijzer.hint": "Shows neighbours the way.",
  "role.moderator.hint": "Can hide texts, and write announcements.",
  "role.administrator.hint": "Can do everything in Administration.",

  "outside.legend": "What is your name outside the wijk?",
  "outside.hint": "Your neighbours always see your own name.",
  "outside.hint.wijk": "This only counts when everyone may read along. Your neighbours always see your own name.",
  "outside.stand-in": "Someone from {wijk}",
  "outside.stand-in.hint": "People from elsewhere see: {name}. For each question that is a new name without a past.",
  "outside.handle": "With my own address",
  "outside.handle.hint": "People from elsewhere see {handle}. They can recognise and follow you.",
  "outside.handle.new": "People from elsewhere see your own address, not your name. So they can recognise you.",
  "outside.moved": "{handle} moved to {now}. You no longer write with it here.",
  "outside.new-handle": "Which address do you want?",
  "outside.new-handle.hint":
    "Small letters, digits and _, 3 to 30 signs. After it comes @{host}. You cannot change it later.",
};
