import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hour } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let mo: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock, environment: { RATE_LIMIT_REPORT_PER_ADDRESS: "10" } });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  [anneke, mo] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Mo")];
  const id = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Mo")?.id;
  await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "moderator" });
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const ask = async (title: string, audience = "everyone") => {
  // Each in an hour of its own: what one test tries does not count for another.
  clock.move(hour);
  const fields = { title, text: "", theme: "lenen", audience, outside: "standin" };
  const path = new URL((await anneke.post("/vragen", fields)).url).pathname;
  return { path, id: path.split("/").at(-1) ?? "" };
};
const reports = async (): Promise<string> => (await mo.get("/moderatie/meldingen")).html;
const lettersTo = async (email: string) => {
  await wijk.settle();
  const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(1_000));
  return letters.filter(({ to }) => to === email);
};
const rowsAbout = (id: string) =>
  sql`select * from identity.post_report where post_id = ${id} order by reported_at, times desc, id`;

test("a visitor reports what everybody can read, hears that it arrived and what came of it, and is then forgotten", async () => {
  const { path, id } = await ask("Gouden horloges te koop");
  expect((await wijk.visitor().get(path)).html).toContain(`href="${path}/klopt-niet"`);
  const form = (await wijk.visitor().get(`${path}/klopt-niet`)).html;
  for (const words of [
    "Een account is niet nodig",
    "De moderatoren zien je e-mailadres niet",
    "Het mag niet van de wet",
  ])
    expect(form).toContain(words);
  // A neighbour is asked whether their name may be seen; a guest has none.
  expect(form).not.toContain('name="openly"');

  // What is illegal needs words, and an address that is none is told; what was typed stays.
  const incomplete = await wijk
    .visitor()
    .post(`${path}/klopt-niet`, { why: "illegal", words: "", email: "geen adres" });
  expect(incomplete.status).toBe(422);
  expect(incomplete.html).toContain("Schrijf kort op wat er is.");
  expect(incomplete.html).toContain('value="geen adres"');

  const said = { why: "illegal", words: "Dit is oplichting.", email: "Gast@buiten.example", openly: "yes" };
  expect((await wijk.visitor().post(`${path}/klopt-niet`, said)).html).toContain(
    "Je krijgt een brief met hun besluit.",
  );
  // Twice the same is one; other words are another report.
  await wijk.visitor().post(`${path}/klopt-niet`, said);
  await wijk.visitor().post(`${path}/klopt-niet`, { why: "advertising", words: "Ook reclame" });
  const rows = await rowsAbout(id);
  expect(rows.map(({ times }) => times)).toEqual([2, 1]);
  const asText = (each: unknown) => (each instanceof Uint8Array ? Buffer.from(each).toString("latin1") : String(each));
  const stored = rows.flatMap((row) => Object.values(row)).map(asText);
  expect(stored.join("\n")).not.toMatch(/oplichting|gast@|buiten\.example|127\.0\.0\.1/i);

  const [received, ...more] = await lettersTo("Gast@buiten.example");
  expect(more).toEqual([]);
  expect(received?.kind).toBe("report-received");
  expect(received?.text).toContain("Gouden horloges te koop");
  // Anybody can type any address: what they typed is not sent to it.
  expect(received?.text).not.toContain("oplichting");

  const seen = await reports();
  for (const words of ["Dit is oplichting.", "Het mag niet van de wet", "Iemand zonder account", "Ook reclame"])
    expect(seen).toContain(words);
  expect(seen.toLowerCase()).not.toContain("gast@buiten.example");

  const hidden = { [`reason-${id}`]: "Dit is oplichting", [`rule-${id}`]: "law" };
  expect((await mo.post(`/moderatie/meldingen/${id}/verbergen`, hidden)).html).not.toContain("Gouden horloges te koop");
  const decided = (await lettersTo("Gast@buiten.example")).find(({ kind }) => kind === "report-decided");
  for (const words of [
    "De tekst is nu verborgen.",
    "Dit is oplichting",
    "naar de ACM of naar de rechter",
    "Een mens besloot",
  ])
    expect(decided?.text).toContain(words);
  for (const row of await rowsAbout(id))
    expect([row.reporter, row.sealed_reporter, row.sealed]).toEqual([null, null, null]);

  // Who wrote it learns what was decided, and of nobody who said so.
  await wijk.settle();
  for (const page of [path, "/ik", "/meldingen", "/ik/gegevens"])
    expect((await anneke.get(page)).html).not.toMatch(/zonder account|buiten\.example/);
  const theirs = (await lettersTo("anneke@post.example")).map(({ text }) => text).join("\n");
  expect(theirs).toContain("Dit is oplichting");
  expect(theirs).not.toMatch(/zonder account|buiten\.example|doorgaf/i);
  expect((await wijk.administrator.get("/beheer/logboek")).html).not.toMatch(/buiten\.example/i);
});

test("what a visitor may not read looks absent, and nobody can fill the desk or a mailbox", async () => {
  const closed = await ask("Alleen in de wijk", "wijk");
  const absent = await wijk.visitor().get("/vragen/00000000-0000-4000-8000-000000000000/klopt-niet");
  for (const { path } of [closed]) {
    const got = await wijk.visitor().get(`${path}/klopt-niet`);
    expect([got.status, got.html]).toEqual([404, absent.html]);
    const sent = await wijk.visitor().post(`${path}/klopt-niet`, { why: "", words: "", email: "x" });
    expect(sent.status).toBe(404);
  }
  expect(await rowsAbout(closed.id)).toHaveLength(0);

  const { path } = await ask("Voor iedereen te lezen");
  const statuses: number[] = [];
  for (let nth = 0; nth < 11; nth++)
    statuses.push((await wijk.visitor().post(`${path}/klopt-niet`, { why: "unkind", words: `nummer ${nth}` })).status);
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([10, 429]);

  const another = await ask("Nog een voor iedereen");
  const to = "slachtoffer@buiten.example";
  for (let nth = 0; nth < 7; nth++)
    await wijk.visitor().post(`${another.path}/klopt-niet`, { why: "unkind", words: `brief ${nth}`, email: to });
  expect((await lettersTo(to)).length).toBe(5);
});
