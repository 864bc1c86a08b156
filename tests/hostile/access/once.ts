import type { Role } from "../../flows/access-matrix/callers.ts";

/** Something that counts once, however often and however fast somebody presses. */
export type Once = {
  readonly what: string;
  /** How it is pressed here, by whom, about what of the matrix. */
  readonly route: string;
  readonly given: string;
  readonly by: Role;
  /** What somebody does by pressing again: nothing, or they say the same once more in the one row that there is. */
  readonly again?: "nothing" | "rewrites";
};

/** What another test presses at the same moment: the file in `tests/` and the beginning of its name. */
export const pressedElsewhere: Readonly<Record<string, readonly [file: string, name: string]>> = {
  "the code that sets a wijk up": ["flows/set-up.test.ts", "of 20 tries at the same time with the right code, one"],
  "an invitation": ["flows/join.test.ts", "of 50 neighbours who use one invitation at the same time, one becomes"],
  "one e-mail address": ["flows/join.test.ts", "50 tries at the same time with one e-mail address make one member"],
  "the code of a printed letter": ["flows/letter-codes.test.ts", "of 50 people who use one code at the same time"],
  "the code and the link to sign in": [
    "flows/sign-in.test.ts",
    "of 50 tries at the same time with one code, one signs",
  ],
  "a challenge for a passkey": ["flows/passkeys.test.ts", "of 50 tries at the same time with one answer, one signs in"],
  "a passkey added": ["flows/passkeys.test.ts", "of 50 tries at the same time to add one passkey, one adds it"],
  "the link to vouch with": [
    "flows/without-a-code.test.ts",
    "of 50 answers with one link at the same time, one counts",
  ],
  "a yes to somebody who asked to join": ["flows/without-a-code.test.ts", "who names nobody says a few words"],
  "the last administrator": ["flows/join.test.ts", "there is always an administrator: the last one keeps the role"],
  "letting a first post through": ["flows/first-posts.test.ts", "once a moderator lets it through it is asked"],
  "refusing a first post": ["flows/first-posts.test.ts", "a refusal comes with its reason"],
  "unsealing who asked": [
    "flows/open-a-seal.test.ts",
    "However many press at once, there is one request, one decision",
  ],
  "whether it really helped": ["flows/did-it-really-help.test.ts", "Fifty presses at once are one answer"],
  "having this too": ["flows/i-have-this-too.test.ts", "Fifty times at once counts once"],
  "a vote": ["flows/polls.test.ts", "A choice is changed as long as the poll is open, and counts once"],
  "bringing an answer back": ["flows/spoken-questions.test.ts", "is brought back once, however often it is said"],
  "the last place of an activity": [
    "flows/activities.test.ts",
    "Of many who come at the same time, as many get a place",
  ],
  "taking a question in hand": ["flows/the-way-of-a-question.test.ts", "takes no more than they said they can handle"],
  "a conversation of the same two": [
    "flows/private-threads.test.ts",
    "requests of the same two at the same moment end in",
  ],
  "a letter": ["flows/letters.test.ts", "a letter is sent once, though its job repeats or runs twice at the same time"],
};

const once = (what: string, route: string, given: string, by: Role): Once => ({ what, route, given, by });

/** What is pressed here. */
export const pressedHere: readonly Once[] = [
  once("a no to somebody who asked to join", "POST /beheer/aanvragen/:id/nee", "request to join", "administrator"),
  once("the help that helped", "POST /vragen/:id/geholpen", "question for everyone", "asker"),
  once("rounding off", "POST /vragen/:id/afronden", "question for everyone", "asker"),
  once(
    "rounding off together",
    "POST /vragen/:id/samen-afronden",
    "question that can be rounded off together",
    "asker",
  ),
  once("taking a question up", "POST /mijn-tafel/vragen/:id/oppakken", "question for the wijk", "wijkwijzer"),
  once("a question taken back", "POST /vragen/:id/intrekken", "question for everyone", "asker"),
  once("an answer taken back", "POST /antwoorden/:id/intrekken", "answer for everyone", "answerer"),
  once("a poll closed", "POST /peilingen/:id/sluiten", "poll for everyone", "asker"),
  once("a vote", "POST /peilingen/:id/stemmen", "poll for everyone", "resident"),
  once("coming", "POST /agenda/:id/aanmelden", "activity for everyone", "resident"),
  once("an activity called off", "POST /agenda/:id/afgelasten", "activity for everyone", "asker"),
  once("the link to register with", "POST /aanmelding/:key", "key of a registration", "visitor"),
  once("an offer taken back", "POST /aanbod/:id/intrekken", "offer for everyone", "asker"),
  once("a farewell", "POST /mededelingen/:id/intrekken", "announcement for everyone", "moderator"),
  once("a yes to a request to write", "POST /gesprekken/:id/ja", "request", "answerer"),
  once("a no to a request to write", "POST /gesprekken/:id/nee", "request", "answerer"),
  once("a block", "POST /gesprekken/:id/blokkeren", "between neighbours", "answerer"),
  once("a message taken back", "POST /berichten/:id/intrekken", "message of the answerer", "answerer"),
  once("a report of a message", "POST /berichten/:id/klopt-niet", "message of the answerer", "asker"),
  {
    ...once("a report of a post", "POST /vragen/:id/klopt-niet", "question for everyone", "resident"),
    again: "rewrites",
  },
  once("a decision to hide", "POST /moderatie/meldingen/:id/verbergen", "reported answer", "moderator"),
  once("a decision to leave", "POST /moderatie/meldingen/:id/laten", "reported answer", "moderator"),
  once("a decision about a message", "POST /moderatie/meldingen/:id/sluiten", "report", "moderator"),
  once("hiding", "POST /vragen/:id/verbergen", "question for everyone", "moderator"),
  once("an appeal", "POST /besluit/:key/bezwaar", "key of a decision", "visitor"),
  once("a decision about an appeal", "POST /moderatie/bezwaren/:id", "appeal", "administrator"),
  once("a suspension", "POST /moderatie/schorsingen/:id", "newcomer", "moderator"),
  once("the end of a suspension", "POST /moderatie/schorsingen/:id/opheffen", "suspension", "moderator"),
  once("a member removed", "POST /beheer/leden/:id/verwijderen", "newcomer", "administrator"),
  once("a note that is done", "POST /mijn-tafel/gesproken/:id/klaar", "note", "wijkwijzer"),
  once("what was handed over, taken back", "POST /vragen/:id/doorgegeven/terugnemen", "question handed over", "asker"),
  once(
    "a report to the gemeente, again",
    "POST /vragen/:id/melden/opnieuw",
    "question of which the report got lost",
    "asker",
  ),
  once("a passkey removed", "POST /ik/passkeys/:id/weg", "passkey", "resident"),
  once("a device signed out", "POST /ik/apparaten/:id/uit", "device", "resident"),
  once("a dead letter tried again", "POST /beheer/bezorging/binnen/:id/opnieuw", "dead letter", "administrator"),
  once("somebody welcome again", "POST /moderatie/schrijvers/:id/vrij", "barred writer", "moderator"),
];
