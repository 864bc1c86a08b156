import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { escapeHtml } from "../../src/kernel/text.ts";
import type { LetterKind } from "../../src/residents/letter-kinds.ts";
import { startBrowser, usualPlaces } from "./browser.ts";
import { drawnInEnglish, laidOutSamples } from "./sample-letters.ts";
import { smallPng } from "./small-png.ts";

/** `npm run letters`: draws every kind of letter as people get it, into docs/letters, with the page that shows them. */

const folder = join(import.meta.dirname, "../../docs/letters");

const about: Readonly<Record<LetterKind, string>> & Readonly<Record<string, string>> = {
  answer: "Somebody answered a question of yours.",
  themes: "To a wijkwijzer: a question waits on one of your themes.",
  decision: "Your question goes no further until you choose.",
  "bring-back": "To a wijkwijzer: an answer came for somebody who called or came by, and waits to be brought to them.",
  digest: "What is new, per week or per day.",
  "activity-reminder": "The evening before an activity for which you registered.",
  registration: "To somebody without an account who wants to come to an activity: say yes. Cannot be turned off.",
  "registration-again": "The same, to somebody who is on the list already.",
  registered: "To the same: you have a place, with a file for the calendar. Cannot be turned off.",
  "registered-waiting": "The same: you wait for a place.",
  "moved-up": "Somebody else does not come, so that there is a place for you. Cannot be turned off.",
  "activity-changed": "What you come to is on another time or at another place. Cannot be turned off.",
  "activity-cancelled": "What you come to does not go on. Cannot be turned off.",
  "guest-reminder": "The evening before, to somebody without an account; they turn it off at their registration.",
  welcome: "After the first sign-in: what you can do here.",
  urgent: "The wijk itself has something to say that cannot wait.",
  "urgent-corrected": "The same: it said something that was not right.",
  "urgent-withdrawn": "The same: it was taken back.",
  message: "Somebody wrote to you alone, or asks whether they may.",
  "message-granted": "Somebody whom you asked says yes to messages. Cannot be turned off.",
  "message-report": "What a moderator decided about a message that you reported. Cannot be turned off.",
  "report-received": "Your report of what is not right arrived, with an account or without. Cannot be turned off.",
  "report-decided": "What a moderator decided about what you reported without an account. Cannot be turned off.",
  leaving: "Whoever said that they leave in a week; it says how to stay. Cannot be turned off.",
  left: "The last one: they left, and what is erased when. Cannot be turned off.",
  suspended: "A moderator suspended you: why, until when, and what you can do. Cannot be turned off.",
  hidden: "A moderator hid what you wrote: why, and what you can do. Cannot be turned off.",
  "appeal-waits":
    "To moderators and administrators: somebody does not agree with a decision of another. Cannot be turned off.",
  "appeal-decided": "What a second person decided about your appeal. Cannot be turned off.",
  "opinion-none": "A wijk of the ring does not look at your appeal, and what you can do. Cannot be turned off.",
  "appeal-decided-elsewhere": "What a moderator of a wijk of the ring decided about your appeal.",
  "suspension-ended": "The same is over. Cannot be turned off.",
  removed: "An administrator removed you, and why. Cannot be turned off.",
  "passkey-added": "There is a passkey more with which to sign in as you. Cannot be turned off.",
  "sign-in": "The link and the code to sign in with. Cannot be turned off.",
  join: "The same for somebody who has just joined. Cannot be turned off.",
  "already-a-member": "Somebody wanted to join with the address of a member. Cannot be turned off.",
  "join-received": "To somebody without a code who wants to join: we ask around. Cannot be turned off.",
  "join-expired": "To the same: nobody answered in time. Cannot be turned off.",
  vouch: "To a member whom a newcomer named: do you know them? Cannot be turned off.",
  "join-request": "To administrators: somebody waits for a yes or no. Cannot be turned off.",
  admitted: "To a newcomer: you can come in. Cannot be turned off.",
  team: "To whoever was put on the team of a gemeente. Cannot be turned off.",
  declined: "To a newcomer: not now. Cannot be turned off.",
  "already-in": "Somebody without a code filled in the address of a member. Cannot be turned off.",
  "role-ends": "A role of yours ends within two weeks. Cannot be turned off.",
  "post-refused": "A moderator did not place what you wrote, and why. Cannot be turned off.",
  "did-it-help": "A week after an answer helped: did it really?",
  "message-request": "Somebody asks whether they may write to you alone.",
  "own-page": "To somebody who asked without a name: the way to their own page. Cannot be turned off.",
  "nameless-answer": "The same: somebody answered.",
  "nameless-helped": "The same, a week after an answer helped: did it really?",
  "nameless-choose": "The same: the question goes no further until they choose.",
  "nameless-closing": "The same: a wijkwijzer proposes to round the question off together.",
  "nameless-ended": "The same: the question was rounded off.",
  entrusted: "To a wijkwijzer: somebody without a name chose you. Cannot be turned off.",
  "unseal-request": "To moderators and administrators: a second person is needed to open a seal. Cannot be turned off.",
  unsealed: "To somebody who asked without a name: their name was looked at. Cannot be turned off.",
  test: "An administrator tries whether mail works. Cannot be turned off.",
};

const readme = (
  letters: ReadonlyMap<string, { readonly subject: string }>,
  english: ReadonlyMap<string, { readonly subject: string }>,
): string =>
  [
    "# Letters",
    "",
    "Every kind of letter that a wijk sends, as it looks on a phone, on a desktop by night, and as plain text. Drawn by `npm run letters` from",
    "the functions that write the real ones (`tests/support/sample-letters.ts`).",
    "",
    ...[...letters].flatMap(([kind, { subject }]) => [
      `## ${kind}`,
      "",
      `${about[kind]} Subject: *${subject}*`,
      "",
      "| Phone | Desktop, by night | Text |",
      "|---|---|---|",
      `| ![${kind} on a phone](${kind}-phone.png) | ![${kind} on a desktop](${kind}-desktop.png) | ![${kind} as text](${kind}-text.png) |`,
      "",
    ]),
    "## In English",
    "",
    "Every letter is written in the language of whoever gets it. These are a few of the same, for somebody who reads English. What people wrote stays",
    "as it is.",
    "",
    `| ${drawnInEnglish.join(" | ")} |`,
    `|${"---|".repeat(drawnInEnglish.length)}`,
    `| ${drawnInEnglish.map((kind) => `*${english.get(kind)?.subject}*`).join(" | ")} |`,
    `| ${drawnInEnglish.map((kind) => `![${kind} in English](${kind}-english.png)`).join(" | ")} |`,
    "",
  ].join("\n");

const letters = laidOutSamples("nl");
const english = laidOutSamples("en");
// One of its own, which really ends: the one that tests share goes on as long as its process.
const browser = await startBrowser(usualPlaces());
mkdirSync(folder, { recursive: true });
const draw = async (name: string, html: string, width: number, colorScheme: "light" | "dark"): Promise<void> => {
  const page = await browser.newPage({ viewport: { width, height: 400 }, colorScheme });
  await page.setContent(html);
  const height = await page.evaluate(() => document.body.scrollHeight);
  await page.setViewportSize({ width, height });
  writeFileSync(join(folder, `${name}.png`), smallPng(await page.screenshot({ fullPage: true })));
  await page.close();
};
for (const [kind, { html, text }] of letters) {
  await draw(`${kind}-phone`, html, 390, "light");
  await draw(`${kind}-desktop`, html, 900, "dark");
  const plain = `<!doctype html><body style="margin:16px;background:#fff"><pre style="margin:0;font:15px/1.5 monospace;white-space:pre-wrap;overflow-wrap:anywhere">${escapeHtml(text)}</pre>`;
  await draw(`${kind}-text`, plain, 640, "light");
}
for (const kind of drawnInEnglish) await draw(`${kind}-english`, english.get(kind)?.html ?? "", 390, "light");
writeFileSync(join(folder, "README.md"), readme(letters, english));
await browser.close();
