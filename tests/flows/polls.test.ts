import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/postgres.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { makePoll, pollForm } from "../support/poll-form.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
const minute = 60_000;
const day = 24 * 60 * minute;
let wijk: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;
let corrie: Person;
let wim: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 2 });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  corrie = await wijk.neighbour("Corrie");
  wim = await wijk.neighbour("Wim");
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const counted = async (): Promise<void> => {
  clock.move(6 * minute);
  await wijk.settle();
};
const vote = (person: Person, path: string, ...choice: readonly string[]) => person.post(`${path}/stemmen`, { choice });
const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const resultIn = (html: string): string => /<section aria-labelledby="uitslag">.*?<\/section>/s.exec(html)?.[0] ?? "";
const ballots = (id: string) =>
  sql<{ mark: Buffer; choices: number[] }[]>`select mark, choices from identity.poll_ballot where poll_id = ${id}`;

test("Residents vote once each, see how it stands after they voted, and not before", async () => {
  const { path, html } = await makePoll(anneke, { audience: "wijk" });
  expect(html).toContain("Je peiling staat erop.");
  expect((await daan.get("/")).html).toContain("Op welke dag houden we het straatfeest?");
  const before = await daan.get(path);
  expect(before.html).toContain("Niemand ziet wat jij kiest.");
  expect(resultIn(before.html)).toBe("");
  for (const [person, choice] of [
    [daan, "0"],
    [corrie, "1"],
    [wim, "0"],
  ] as const)
    expect((await vote(person, path, choice)).html).toContain("Je stem is binnen.");
  await counted();
  const after = words(resultIn((await daan.get(path)).html));
  expect(after).toContain("3 stemmers");
  expect(after).toMatch(/Zaterdag jouw keuze 2 van de 3 kozen dit \(67%\)/);
  expect(after).toMatch(/Zondag 1 van de 3 koos dit \(33%\)/);
  expect(resultIn((await anneke.get(path)).html)).toBe("");
});

test("A choice is changed as long as the poll is open, and counts once, however often it is sent", async () => {
  const { path, id } = await makePoll(anneke, { audience: "wijk", title: "Mag het hek weg?" });
  await vote(corrie, path, "0");
  await vote(wim, path, "0");
  await Promise.all(Array.from({ length: 20 }, () => vote(daan, path, "1")));
  expect(await ballots(id)).toHaveLength(3);
  await vote(daan, path, "0");
  await counted();
  expect(words(resultIn((await daan.get(path)).html))).toContain("3 van de 3 kozen dit (100%)");
});

test("Where several may be chosen, voters are counted and not their choices; where one may, more is refused", async () => {
  const many = await makePoll(anneke, { audience: "wijk", several: "ja", option3: "Maandag" });
  for (const person of [daan, corrie, wim]) await vote(person, many.path, "0", "2");
  await counted();
  const result = words(resultIn((await daan.get(many.path)).html));
  expect(result).toContain("3 stemmers");
  expect(result.match(/3 van de 3 kozen dit \(100%\)/g)).toHaveLength(2);
  const one = await makePoll(anneke, { audience: "wijk" });
  for (const [choice, problem] of [
    [["0", "1"], "Kies er één."],
    [[], "Kies eerst een antwoord."],
    [["7"], "Kies een antwoord uit de lijst."],
    [["zaterdag"], "Kies een antwoord uit de lijst."],
  ] as const) {
    const page = await vote(daan, one.path, ...choice);
    expect([page.status, page.html.includes(problem)]).toEqual([422, true]);
  }
  expect(await ballots(one.id)).toEqual([]);
});

test("Of fewer than three voters nobody is told what they chose, not while it is open and not afterwards", async () => {
  const { path, id } = await makePoll(anneke, { title: "Wie wil een moestuin?" });
  await vote(daan, path, "0");
  await vote(corrie, path, "0");
  await counted();
  const page = words(resultIn((await daan.get(path)).html));
  expect(page).toContain("2 stemmers");
  expect(page).toContain("zodra er drie mensen stemden");
  expect(page).not.toContain("kozen dit");
  const question = async () =>
    (await fetch(`${wijk.origin}/ap/o/${id}`, { headers: { accept: "application/activity+json" } })).json() as Promise<{
      votersCount: number;
      oneOf: { replies: { totalItems: number } }[];
    }>;
  expect((await question()).oneOf.map(({ replies }) => replies.totalItems)).toEqual([0, 0]);
  expect((await question()).votersCount).toBe(2);
  await anneke.post(`${path}/sluiten`);
  await wijk.settle();
  expect(words(resultIn((await wim.get(path)).html))).toContain("Dat zijn er te weinig.");
  expect((await question()).oneOf.map(({ replies }) => replies.totalItems)).toEqual([0, 0]);
});

test("The ballot is secret: the table links no voter to a choice or to another poll, the square cannot read it, and no page tells", async () => {
  const [one, other] = [
    await makePoll(anneke, { audience: "wijk", title: "Eerste peiling" }),
    await makePoll(anneke, { audience: "wijk", title: "Tweede peiling" }),
  ];
  for (const { path } of [one, other]) await vote(daan, path, "1");
  const [[first], [second]] = [await ballots(one.id), await ballots(other.id)];
  expect(first?.mark.equals(second?.mark ?? Buffer.alloc(0))).toBe(false);
  const columns = await sql`select column_name from information_schema.columns where table_name = 'poll_ballot'`;
  expect(columns.map(({ column_name }) => column_name).sort()).toEqual(["choices", "mark", "poll_id"]);
  const square = openDatabase({ url: wijk.databaseUrl }, "square", 1);
  await expect(square.sql`select 1 from identity.poll_ballot`).rejects.toThrow("permission denied");
  await square.close();
  await counted();
  for (const person of [anneke, corrie, wijk.administrator, wijk.visitor()])
    expect((await person.get(one.path)).html).not.toContain("Daan");
  const events = await sql`select 1 from event where payload::text like ${`%${one.id}%`} and kind like '%Vote%'`;
  expect(events).toHaveLength(0);
});

test("When its time is over it closes by itself: no vote counts any more, everybody sees the result, and the ballots are gone", async () => {
  const { path, id } = await makePoll(anneke, { audience: "wijk", days: "1", title: "Wat doen we met de pot?" });
  for (const person of [daan, corrie, wim]) await vote(person, path, "1");
  clock.move(day);
  const late = await vote(anneke, path, "0");
  expect(late.html).toContain("De peiling is afgelopen.");
  expect(late.html).toContain("We tellen de laatste stemmen.");
  await wijk.settle();
  const result = words(resultIn((await anneke.get(path)).html));
  expect(result).toContain("De uitslag");
  expect(result).toContain("3 van de 3 kozen dit (100%)");
  expect(await ballots(id)).toEqual([]);
  const list = (await anneke.get("/peilingen")).html;
  expect(list.indexOf("Wat doen we met de pot?")).toBeGreaterThan(list.indexOf('id="klaar"'));
  expect((await vote(anneke, path, "0")).html).toContain("De peiling is afgelopen.");
  expect(words(resultIn((await anneke.get(path)).html))).toContain("3 stemmers");
});

test("Its maker closes it early, changes its words but never its options, and takes it back; nobody else does", async () => {
  const { path, id } = await makePoll(anneke, { audience: "wijk", title: "Bankje bij de vijver?" });
  for (const step of ["veranderen", "sluiten", "intrekken"]) {
    expect((await daan.get(`${path}/${step}`)).status).toBe(404);
    expect((await daan.post(`${path}/${step}`, { title: "Iets anders", text: "" })).status).toBe(404);
  }
  const changed = await anneke.post(`${path}/veranderen`, {
    title: "Een bankje bij de vijver?",
    text: "Van hout.",
    option1: "Nee",
  });
  expect(changed.html).toContain("Een bankje bij de vijver?");
  expect(changed.html).toContain("bewerkt");
  expect(changed.html).toContain("Zaterdag");
  const empty = await anneke.post(`${path}/veranderen`, { title: "", text: "Wat ik typte" });
  expect([empty.status, empty.html.includes("Wat ik typte")]).toEqual([422, true]);
  await expect(sql`update poll set options = '{Ja,Nee}' where post_id = ${id}`).rejects.toThrow("options");
  for (const person of [daan, corrie, wim]) await vote(person, path, "0");
  expect((await anneke.post(`${path}/sluiten`)).html).toContain("De peiling is gesloten.");
  await wijk.settle();
  expect(words(resultIn((await anneke.get(path)).html))).toContain("3 van de 3 kozen dit (100%)");
  expect((await anneke.post(`${path}/veranderen`, { title: "Te laat", text: "" })).html).not.toContain("Te laat");
  expect((await anneke.post(`${path}/intrekken`)).html).toContain("Je peiling is ingetrokken.");
  await wijk.settle();
  expect((await daan.get(path)).status).toBe(404);
  const kept =
    await sql`select post.title, poll.options from post join poll on poll.post_id = post.id where id = ${id}`;
  expect(kept).toEqual([{ title: "", options: [] }]);
});

test("What is wrong is told at the field, nothing is stored, and nothing that was typed is lost", async () => {
  const [before] = await sql`select count(*)::int as count from poll`;
  const page = await anneke.post("/peilingen", {
    ...pollForm,
    title: "",
    text: "Wat ik erbij schreef",
    option1: "Ja",
    option2: "ja",
    option3: "x".repeat(51),
    days: "400",
  });
  expect(page.status).toBe(422);
  for (const words of [
    "Je vraag is nog leeg.",
    "Dit antwoord staat er al.",
    "Houd het bij 50 tekens.",
    "Kies hoelang men kan stemmen.",
    "Wat ik erbij schreef",
    'value="Ja"',
  ])
    expect(page.html, words).toContain(words);
  const alone = await anneke.post("/peilingen", { ...pollForm, option2: "" });
  expect([alone.status, alone.html.includes("Geef minstens twee antwoorden")]).toEqual([422, true]);
  const [after] = await sql`select count(*)::int as count from poll`;
  expect(after).toEqual(before);
});

test("What a newcomer makes waits for a moderator, takes no votes, and lasts from when it was let through", async () => {
  await sql`update resident set posts_to_see = 1 where name = 'Wim'`;
  const { path, id, html } = await makePoll(wim, { days: "1", title: "Wie wil er een schaakclub?" });
  expect(html).toContain("Je peiling is bewaard. Een moderator kijkt eerst.");
  await wijk.settle();
  expect((await daan.get(path)).status).toBe(404);
  expect((await daan.get("/peilingen")).html).not.toContain("schaakclub");
  expect((await vote(wim, path, "0")).status).toBe(404);
  expect(await sql`select 1 from outgoing_activity where body like ${`%${id}%`}`).toHaveLength(0);
  clock.move(2 * day);
  await wijk.settle();
  const moderation = (await wijk.administrator.get("/moderatie")).html;
  expect(moderation).toContain("Peiling van Wim");
  expect(moderation).toContain("Zondag");
  await wijk.administrator.post(`/moderatie/${id}/doorlaten`, { version: "" });
  await wijk.settle();
  expect((await vote(daan, path, "0")).html).toContain("Je stem is binnen.");
  expect(await sql`select 1 from outgoing_activity where body like ${`%${id}%`}`).not.toHaveLength(0);
  expect((await wijk.administrator.get("/beheer/logboek")).html).toContain(`href="${path}"`);
  await sql`update resident set posts_to_see = 1 where name = 'Wim'`;
  const refused = await makePoll(wim, { title: "Koop mijn spullen?", audience: "wijk" });
  await wijk.administrator.post(`/moderatie/${refused.id}/weigeren`, {
    [`rule-${refused.id}`]: "friendly",
    [`reason-${refused.id}`]: "Dit is reclame",
  });
  await wijk.settle();
  expect((await wim.get(refused.path)).html).toContain("Dit is reclame");
  const letter = await wijk.letterWith("Je peiling is niet geplaatst");
  expect((await wim.get(/\/besluit\/[\w-]+/.exec(letter)?.[0] ?? "/no-link")).html).toContain("Dit is reclame");
  await sql`update resident set posts_to_see = 0 where name = 'Wim'`;
});

test("A visitor sees a poll for everyone, how it stands when they ask for it, and no name of its maker", async () => {
  const { path } = await makePoll(anneke, { title: "Welke kleur krijgt het hek?" });
  for (const person of [daan, corrie, wim]) await vote(person, path, "0");
  await counted();
  const visitor = wijk.visitor();
  expect((await visitor.get("/")).html).toContain("Welke kleur krijgt het hek?");
  const page = await visitor.get(path);
  expect(page.html).toContain("iemand uit Holtveen");
  expect(page.html).not.toContain("Anneke");
  expect(resultIn(page.html)).toBe("");
  expect(words(resultIn((await visitor.get(`${path}?stand=ja`)).html))).toContain("3 van de 3 kozen dit");
  expect(resultIn((await anneke.get(`${path}?stand=ja`)).html)).toBe("");
  expect((await visitor.post(`${path}/stemmen`, { choice: "0" })).status).toBe(401);
});

test("A poll for the wijk stays in the wijk: it has no address outside, nothing is sent of it, and a visitor finds it nowhere", async () => {
  const { path, id } = await makePoll(anneke, { audience: "wijk", title: "Geheime peiling", text: "geheimvandewijk" });
  for (const person of [daan, corrie, wim]) await vote(person, path, "0");
  await counted();
  await anneke.post(`${path}/sluiten`);
  await wijk.settle();
  expect(
    await sql`select 1 from outgoing_activity where body like '%geheimvandewijk%' or body like ${`%${id}%`}`,
  ).toEqual([]);
  expect(await sql`select uri, actor_id from post where id = ${id}`).toEqual([{ uri: null, actor_id: null }]);
  for (const address of [`/ap/o/${id}`, `/ap/o/${id}/replies`, `/ap/o/${id}/context`]) {
    const answer = await fetch(`${wijk.origin}${address}`, { headers: { accept: "application/activity+json" } });
    expect(answer.status, address).toBe(404);
  }
  const visitor = wijk.visitor();
  expect((await visitor.get(path)).html).toBe((await visitor.get(path.replace(id, crypto.randomUUID()))).html);
  for (const list of ["/", "/peilingen"]) expect((await visitor.get(list)).html).not.toContain("Geheime peiling");
  await makePoll(anneke);
  await wijk.settle();
  await expect(
    sql`update outgoing_activity set post_id = ${id} where id = (select id from outgoing_activity limit 1)`,
  ).rejects.toThrow("may not leave the wijk");
});

test("A neighbour says that a poll is not right, a moderator hides it, and shows it again", async () => {
  const { path } = await makePoll(anneke, { title: "Wie is de vervelendste buur?" });
  await wijk.settle();
  expect((await anneke.get(path)).html).not.toContain(`${path}/klopt-niet`);
  expect((await daan.get(path)).html).toContain(`${path}/klopt-niet`);
  await daan.post(`${path}/klopt-niet`, { why: "unkind", words: "Dit is gemeen." });
  const { administrator } = wijk;
  const reported = (await administrator.get("/moderatie/meldingen")).html;
  expect(reported).toContain("Wie is de vervelendste buur?");
  expect(reported).toContain("Dit is gemeen.");
  const id = path.split("/").at(-1) ?? "";
  const done = await administrator.post(`/moderatie/meldingen/${id}/verbergen`, {
    [`rule-${id}`]: "friendly",
    [`reason-${id}`]: "Niet aardig",
  });
  expect(done.html).toContain("Er gaat een brief uit.");
  await wijk.settle();
  expect((await daan.get(path)).status).toBe(404);
  expect((await wijk.visitor().get(path)).status).toBe(404);
  expect((await anneke.get(path)).html).toContain("Een moderator heeft deze peiling verborgen");
  expect((await vote(daan, path, "0")).status).toBe(404);
  const document = () => fetch(`${wijk.origin}/ap/o/${id}`, { headers: { accept: "application/activity+json" } });
  expect((await document()).status).toBe(404);
  await administrator.post(`${path}/tonen`);
  await wijk.settle();
  expect((await daan.get(path)).status).toBe(200);
  expect((await document()).status).toBe(200);
});
