import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { nameSource } from "../support/official-source.ts";
import type { Page, Person } from "../support/person.ts";
import { findThere, type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";
import { type RunningGemeente, startGemeente } from "../support/running-gemeente.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let ring: RingOfWijken;
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let gemeente: RunningGemeente;
let bart: Person;
let anneke: Person;
let marja: Person;
let sql: postgres.Sql;
let there: postgres.Sql;

const settle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    await ring.settle();
    await gemeente.settle();
  }
};

beforeAll(async () => {
  ring = await startRing(clock, ["Holtveen", "Lindehout"]);
  [holtveen, lindehout] = ring.wijken as [RunningWijk, RunningWijk];
  gemeente = await startGemeente({ clock });
  anneke = await holtveen.neighbour("Anneke");
  marja = await lindehout.neighbour("Marja");
  bart = await gemeente.officer("Bart");
  await nameSource(holtveen.administrator, gemeente.handle);
  await ring.join(holtveen, lindehout);
  await settle();
  sql = postgres(holtveen.databaseUrl, { max: 1 });
  there = postgres(gemeente.databaseUrl, { max: 1 });
}, 120_000);
afterAll(async () => {
  await sql.end();
  await there.end();
  await gemeente.close();
  await ring.close();
});

const idOf = (path: string): string => path.split("/").at(-1) ?? "";
const ask = async (title: string): Promise<string> => {
  clock.move(60_000);
  const fields = { title, text: "Bel Anneke op nummer 14.", theme: "lenen", audience: "wijk" };
  const path = new URL((await anneke.post("/vragen", fields)).url).pathname;
  await settle();
  return path;
};
const further = (path: string, trede: string, title: string, more: object = {}): Promise<Page> =>
  anneke.post(`${path}/verder`, { trede, keuze: "ja", title, text: "Hij flikkert.", ...more });
const handOver = async (title: string): Promise<string> => {
  const path = await ask(title);
  await further(path, "gemeente", title);
  await settle();
  return path;
};
/** The page of an officer about a question with this title. */
const pathAt = async (title: string, person = bart): Promise<string> => {
  const { html } = await person.get("/doorgegeven");
  const row = html.split("<li>").find((each) => each.includes(title)) ?? "";
  return /href="(\/doorgegeven\/[0-9a-f-]{36})"/.exec(row)?.[1] ?? "/not-there";
};

test("A question climbs from the wijk to the ring to the gemeente, over three servers, and the answer climbs back to where it was asked", async () => {
  const title = "Wie maakt de lamp bij het bruggetje?";
  const path = await ask(title);
  expect((await anneke.get(`${path}/verder`)).html).toContain("De bewoners van Lindehout");
  await further(path, "kring", title, { wijken: "Lindehout" });
  await settle();
  const inRing = await findThere(marja, title);
  await marja.post(`${inRing}/antwoorden`, { text: "Bij ons deed de gemeente dat." });
  await settle();
  expect((await anneke.get(path)).html).toContain("Bij ons deed de gemeente dat.");

  const form = (await anneke.get(`${path}/verder?trede=gemeente`)).html;
  expect(form).toContain(gemeente.handle);
  expect(form).toContain("De gemeente leest van wie het komt: iemand uit Holtveen");
  await further(path, "gemeente", title);
  await settle();
  const list = (await bart.get("/doorgegeven")).html;
  for (const words of [title, "Holtveen", "V-2026-001", "Antwoord vóór", "1 vraag wacht"])
    expect(list).toContain(words);
  const own = await pathAt(title);
  const page = (await bart.get(own)).html;
  for (const words of ["Hij flikkert.", "Uit de wijk Holtveen", "iemand uit Holtveen"]) expect(page).toContain(words);
  for (const words of ["Anneke", "nummer 14", "Bij ons deed"]) expect(page).not.toContain(words);
  const waiting = (await anneke.get(path)).html;
  expect(waiting).toContain("V-2026-001");
  expect(waiting).toContain("Antwoord vóór");

  await bart.post(`${own}/antwoord`, { text: "Wij maken hem donderdag.", do: "antwoord" });
  await settle();
  const answered = (await anneke.get(path)).html;
  expect(answered).toContain("Wij maken hem donderdag.");
  expect(answered).toContain("Gemeente Veldermeer");
  expect(answered).not.toContain("Bart");
  expect((await marja.get(inRing)).html).not.toContain("donderdag");
  expect((await holtveen.visitor().get(path)).status).toBe(404);
  expect((await bart.get("/doorgegeven")).html).toContain("Er wacht nu geen vraag op u.");
  // Everything between the two went to one inbox each, and tells nobody where the question stands.
  const sent = await sql`select distinct inbox from outgoing_activity sent join delivery on activity_id = sent.id
    where only_to is not null`;
  expect(sent).toEqual([{ inbox: expect.stringContaining(`${gemeente.origin}/ap/a/`) }]);
  for (const { body } of await sql`select body from outgoing_activity where only_to is not null`)
    for (const canary of [idOf(path), "Anneke", "nummer 14"]) expect(body).not.toContain(canary);
}, 120_000);

test("An officer moves the day and says why, corrects the answer, withdraws it, and says that something is not for them", async () => {
  const title = "Wie ruimt het zwerfvuil op?";
  const path = await handOver(title);
  const own = await pathAt(title);
  const wrong = await bart.post(`${own}/termijn`, { answerBefore: "2020-01-01", why: "" });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('value="2020-01-01"');
  clock.move(1_000);
  const moved = await bart.post(`${own}/termijn`, { answerBefore: "2027-02-01", why: "We wachten op de aannemer." });
  expect(moved.html).toContain("De nieuwe dag is bewaard.");
  await settle();
  const asked = (await anneke.get(path)).html;
  expect(asked).toContain("1 februari");
  expect(asked).toContain("We wachten op de aannemer.");

  expect((await bart.post(`${own}/antwoord`, { text: " ", do: "antwoord" })).status).toBe(422);
  await bart.post(`${own}/antwoord`, { text: "Dat doet de provincie.", do: "niet-voor-ons" });
  await settle();
  expect((await anneke.get(path)).html).toContain("Dat doet de provincie.");
  expect((await bart.get(own)).html).toContain("Niet voor ons");
  clock.move(60_000);
  await bart.post(`${own}/verbeteren`, { text: "Dat doet het waterschap." });
  await settle();
  const corrected = (await anneke.get(path)).html;
  expect(corrected).toContain("Dat doet het waterschap.");
  expect(corrected).not.toContain("provincie");
  await bart.post(`${own}/intrekken`);
  await settle();
  expect((await anneke.get(path)).html).not.toContain("waterschap");
  expect(await there`select text from handed_answer where withdrawn_at is not null`).toEqual([{ text: "" }]);
  await bart.post(`${own}/antwoord`, { text: "Wij toch.", do: "antwoord" });
  await settle();
  expect((await anneke.get(path)).html).toContain("Wij toch.");
}, 120_000);

test("Taken back, the gemeente keeps the reference and the days and no word; settled in the wijk, it sees that", async () => {
  const title = "Wie beheert de fontein?";
  const path = await handOver(title);
  const own = await pathAt(title);
  await anneke.post(`${path}/doorgegeven/terugnemen`);
  await settle();
  const gone = (await bart.get(own)).html;
  expect(gone).not.toContain("fontein");
  expect(gone).toContain("Teruggenomen door de vrager");
  expect(gone).toMatch(/V-2026-00\d/);
  for (const table of ["inbox_activity", "outgoing_activity", "handed_question"])
    expect(await there.unsafe(`select 1 from ${table} row where row::text like '%fontein%'`), table).toEqual([]);
  expect((await bart.post(`${own}/antwoord`, { text: "Wij.", do: "antwoord" })).html).toContain(
    "Intussen was er iets veranderd",
  );

  const settled = "Wie leegt de prullenbak?";
  const other = await handOver(settled);
  await anneke.post(`${other}/antwoorden`, { text: "Hij is al leeg." });
  await anneke.post(`${other}/afronden`);
  await settle();
  const seen = (await bart.get(await pathAt(settled))).html;
  expect(seen).toContain("Opgelost in de wijk");
  expect(seen).not.toContain("Stuur het antwoord");
  await anneke.post(`${other}/heropenen`);
  await settle();
  expect((await bart.get(await pathAt(settled))).html).toContain("Stuur het antwoord");
}, 120_000);

test("What comes from elsewhere than a wijk that follows the gemeente, or for others too, is no question for it", async () => {
  const [before] = await there`select count(*)::int as count from handed_question`;
  // Lindehout stops following the gemeente, which it knows still.
  await nameSource(lindehout.administrator, gemeente.handle);
  await settle();
  await there`delete from follower where follower_id = (select id from actor where host = ${lindehout.host} and type = 'Group')`;
  clock.move(60_000);
  const fields = { title: "Mag dit hier?", text: "", theme: "lenen", audience: "wijk" };
  const path = new URL((await marja.post("/vragen", fields)).url).pathname;
  await settle();
  await marja.post(`${path}/verder`, { trede: "gemeente", keuze: "ja", title: "Mag dit hier?", text: "" });
  await settle();
  expect(await there`select count(*)::int as count from handed_question`).toEqual([before]);
  expect(
    (await there`select outcome from inbox_activity order by id desc limit 5`).map(({ outcome }) => outcome),
  ).toContain("not handed over to us by a wijk that follows us");
}, 120_000);

test("Long after it is over the words are gone at the gemeente, and the reference stays", async () => {
  const title = "Wie verft de bank bij de vijver?";
  await handOver(title);
  const own = await pathAt(title);
  await bart.post(`${own}/antwoord`, { text: "Wij verven hem in mei.", do: "antwoord" });
  await settle();
  clock.move(89 * day);
  await gemeente.settle();
  expect((await (await gemeente.signIn("bart@veldermeer.example")).get(own)).html).toContain("Wij verven hem in mei.");
  clock.move(2 * day);
  await gemeente.settle();
  const officer = await gemeente.signIn("bart@veldermeer.example");
  const { html } = await officer.get(own);
  for (const words of ["vijver", "verven"]) expect(html).not.toContain(words);
  expect(html).toMatch(/V-2026-\d{3}/);
  for (const table of ["inbox_activity", "outgoing_activity", "handed_question", "handed_answer"])
    for (const word of ["vijver", "verven"])
      expect(await there.unsafe(`select 1 from ${table} row where row::text like '%${word}%'`), table).toEqual([]);
}, 120_000);
