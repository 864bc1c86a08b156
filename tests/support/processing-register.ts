import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PersonalTable, personalTables, purposes, type Retention } from "../../src/privacy/personal-columns.ts";
import { t } from "../../web/texts/text.ts";

/** `npm run register`: writes the tables of the processing register into docs/privacy, from the list of personal columns. */

const root = join(import.meta.dirname, "../..");
export const registerFile = join(root, "docs/privacy/verwerkingsregister.md");

/** What ends the keeping: a file of the software, a name in it, and in words. `null`: nothing does, on purpose. */
export const endedBy: Readonly<Record<Retention, readonly [file: string, name: string, words: string] | null>> = {
  leaving: [
    "src/privacy/leave.ts",
    "depart",
    "Weggaan of verwijderd worden: meteen uit beeld, binnen 30 dagen gewist.",
  ],
  task: ["src/residents/rotate-roles.ts", "rotateRoles", "De taak loopt af, of een beheerder neemt haar terug."],
  quarter: ["src/residents/keep-door-tidy.ts", "forgetExpired", "Elk uur gewist als het verlopen is."],
  hour: ["src/questions/nameless/put-on-square.ts", "done", "Gewist zodra het op het plein staat."],
  day: ["src/residents/keep-door-tidy.ts", "attempts.forget", "Elk uur gewist na een dag."],
  month: ["src/composition/upkeep.ts", "keptFor", "Elk uur gewist wat 30 dagen oud is."],
  "month-unused": ["src/residents/sessions.ts", "sessionLasts", "Een sessie die 30 dagen niet gebruikt is, eindigt."],
  "two-months": ["src/questions/did-it-help.ts", "linksLast", "Gewist na 60 dagen."],
  "month-after-withdrawn": [
    "src/federation/delivery/old-texts.postgres.ts",
    "forgetSentTexts",
    "De tekst van wat verstuurd is, gaat 30 dagen na het terugnemen weg.",
  ],
  "while-standing": [
    "src/federation/admission/old-texts.postgres.ts",
    "forgetTexts",
    "De tekst van wat binnenkwam, gaat na 30 dagen weg als hij nergens meer staat.",
  ],
  "quarter-year": ["src/composition/upkeep.ts", "eraseOldSpokenWords", "Elk uur gewist na ongeveer 90 dagen."],
  "two-years": ["src/residents/keep-door-tidy.ts", "looksStayFor", "Elk uur gewist na twee jaar."],
  "half-year": ["src/composition/upkeep.ts", "eraseOldThreads", "Gewist 180 dagen na het laatste bericht."],
  "week-after": ["src/composition/upkeep.ts", "forgetRegistered", "Gewist een week na de activiteit."],
  withdrawn: ["src/posts/post.ts", "withdrawnAt", "De schrijver neemt het terug, of gaat weg."],
  removed: ["src/residents/own-sign-in.ts", "keepPasskeys", "De bewoner haalt het weg."],
  discarded: [
    "src/announcements/gemeente/gemeente.postgres.ts",
    "announcementDraftTable",
    "De schrijver gooit het weg.",
  ],
  undone: ["src/posts/posts.postgres.ts", "likingTable", "Wie het zei, neemt het terug."],
  unfollowed: ["src/ring/ring.postgres.ts", "followerTable", "Wie volgt, stopt ermee."],
  decided: ["src/introductions/introduction-reports.postgres.ts", "close", "Gewist zodra een moderator besliste."],
  "month-after-decided": [
    "src/privacy/forget-decided.ts",
    "decidedStaysFor",
    "De woorden zijn gewist bij het besluit, de rest 30 dagen later.",
  ],
  "while-looked-at": [
    "src/moderation/second-opinions/second-opinion.ts",
    "endOpinion",
    "De woorden zijn gewist zodra iemand keek, na hoogstens twee weken. De rest 90 dagen later.",
  ],
  lifted: ["src/ring/server-policy.postgres.ts", "blockedServerTable", "Een moderator of beheerder heft het op."],
  "while-named": ["src/official-sources/official-source.ts", "OfficialSource", "De beheerder haalt de bron weg."],
  "while-known": ["src/federation/admission/remote-keys.postgres.ts", "delete", "De andere plek is weg of verandert."],
  always: null,
};

const row = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const head = (...cells: readonly string[]): readonly string[] => [row(...cells), row(...cells.map(() => "---"))];

const named = ([name, table]: readonly [string, PersonalTable]): string =>
  row(
    `\`${name}\``,
    table.personal.map((column) => `\`${column}\``).join(" "),
    t("nl", `data.place.${table.place}`),
    t("nl", `data.until.${table.until}`),
  );

/** The tables of the register: for each purpose what is kept, and for each time of keeping what ends it. */
export const registerTables = (): string => {
  const lines = purposes.flatMap((purpose) => [
    `### ${t("nl", `data.kept.${purpose}`)}`,
    "",
    t("nl", `data.kept.${purpose}.about`),
    "",
    ...head("Tabel", "Gegevens", "Waar", "Hoe lang"),
    ...Object.entries(personalTables)
      .filter(([, { about }]) => about === purpose)
      .map(named),
    "",
  ]);
  const used = new Set(Object.values(personalTables).map(({ until }) => until));
  const ends = Object.entries(endedBy)
    .filter(([until]) => used.has(until as Retention))
    .map(([until, by]) =>
      row(
        t("nl", `data.until.${until as Retention}`),
        by === null ? "Niets, met opzet: het is bewijs van wat er gedaan is." : by[2],
        by === null ? "" : `\`${by[0]}\``,
      ),
    );
  return [
    ...lines,
    "### Wat een bewaartijd beëindigt",
    "",
    ...head("Hoe lang", "Wat het wist", "Waar het staat"),
    ...ends,
  ].join("\n");
};

export const begins = "<!-- Vanaf hier gemaakt door `npm run register`. -->";
export const ends = "<!-- Tot hier. -->";

if (process.argv[1] === import.meta.filename) {
  const text = readFileSync(registerFile, "utf8");
  const [before = "", rest = ""] = text.split(begins);
  writeFileSync(registerFile, `${before}${begins}\n\n${registerTables()}\n\n${ends}${rest.split(ends)[1] ?? ""}`);
}
