import type { IncomingMessage, ServerResponse } from "node:http";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboundWorld } from "../hostile/inbound-world.ts";
import { type Person, settle } from "../hostile/origins.ts";

type World = Awaited<ReturnType<typeof createInboundWorld>>;
let world: World;
let sanne: Person;
let sql: postgres.Sql;
/** What came to Sanne's inbox, and what her server says to it. */
let came: { readonly type: string; readonly body: string }[];
let inboxAnswers: number;

const minute = 60_000;
const day = 24 * 60 * minute;
const list = "/beheer/bezorging";

beforeAll(async () => {
  world = await createInboundWorld();
  sanne = settle(world.home, "sanne");
  sql = postgres(world.wijk.databaseUrl, { max: 1 });
  [came, inboxAnswers] = [[], 202];
  world.home.pages.set("/users/sanne/inbox", async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const piece of request) body += piece;
    if (inboxAnswers === 202) came.push({ type: String(JSON.parse(body).type), body });
    response.writeHead(inboxAnswers).end();
  });
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const hostOfSanne = () => new URL(sanne.id).host;
const see = async (path = list): Promise<string> => (await world.wijk.administrator.get(path)).html;
const press = (path: string, fields: Readonly<Record<string, string>> = {}) =>
  world.wijk.administrator.post(path, fields);
const errors = () => world.wijk.log.map((line) => JSON.parse(line)).filter(({ message }) => /^Work /.test(message));
/** Lets as much time go by, and the wijk do its work again and again meanwhile. */
const pass = async (milliseconds: number, times: number): Promise<void> => {
  for (let nth = 0; nth < times; nth++) {
    world.clock.move(milliseconds);
    await world.wijk.settle();
  }
};

/** As if a table were broken: nothing can be stored in it until `mend`. */
const breakTable = async (table: string) => {
  await sql.unsafe(`create function refuse_${table}() returns trigger language plpgsql as
    $$ begin raise exception 'het ging stuk'; end $$`);
  await sql.unsafe(`create trigger refuse before insert on ${table} for each row execute function refuse_${table}()`);
  return async () => {
    await sql.unsafe(`drop trigger refuse on ${table}`);
    await sql.unsafe(`drop function refuse_${table}`);
  };
};

const buttonOf = (html: string, end: string): string =>
  new RegExp(`(?:action|href)="(${list}/[a-z]+/\\d+/${end})"`).exec(html)?.[1] ?? `no button to ${end}`;

test("While all is well the list says so, and there is no alarm", async () => {
  const html = await see();
  for (const words of [
    "Alles is aangekomen. Er wacht niets.",
    "We hebben niets opgegeven.",
    "Alles wat binnenkwam, is verwerkt.",
    "Al het eigen werk is gelukt.",
  ])
    expect(html).toContain(words);
  expect(html + (await see("/beheer"))).not.toContain("Er blijft werk liggen.");
});

test("What cannot be handled is laid aside after its tries, seen by the administrator, and tried again once it is mended", async () => {
  const question = await world.ask();
  const mend = await breakTable("post");
  await world.tell(sanne, world.answer(sanne, question.uri, "In het buurthuis."));
  expect(await see()).toContain("Alles wat binnenkwam, is verwerkt.");
  await pass(20_000, 1);
  await pass(61 * minute, 4);
  const html = await see();
  expect(html).toContain("Nieuw bericht");
  expect(html).toContain(`Van ${hostOfSanne()}`);
  expect(html).toContain("Fout: het ging stuk");
  expect(html).not.toContain("buurthuis");
  expect(await world.times(question.path, "In het buurthuis.")).toBe(0);

  // Once more, while it is still broken: all its tries are there again, and it comes back to the list.
  const again = buttonOf(html, "opnieuw");
  expect((await press(again)).html).toContain("We verwerken het opnieuw.");
  await world.wijk.settle();
  expect(await see()).toContain("Alles wat binnenkwam, is verwerkt.");
  await pass(61 * minute, 5);
  expect(buttonOf(await see(), "opnieuw")).toBe(again);

  await mend();
  expect((await press(again)).status).toBe(200);
  await world.wijk.settle();
  expect(await world.times(question.path, "In het buurthuis.")).toBe(1);
  expect(await see()).toContain("Alles wat binnenkwam, is verwerkt.");
  expect((await press(again)).status).toBe(404);
});

test("What the administrator throws away is asked about once more, and never comes back", async () => {
  const question = await world.ask();
  const mend = await breakTable("post");
  const activity = world.answer(sanne, question.uri, "Dit gaat weg.");
  await world.tell(sanne, activity);
  await pass(61 * minute, 5);
  const address = buttonOf(await see(), "weggooien");
  const asked = await see(address);
  expect(asked).toContain("Dit weggooien?");
  expect(asked).toContain(`Nieuw bericht van ${hostOfSanne()}`);
  expect(await see()).toContain("het ging stuk");
  expect((await press(address)).html).toContain("Het is weggegooid.");
  expect(await see()).toContain("Alles wat binnenkwam, is verwerkt.");
  expect((await world.wijk.administrator.get(address)).status).toBe(404);
  expect((await press(address)).status).toBe(404);

  await mend();
  await world.tell(sanne, activity);
  await pass(61 * minute, 2);
  expect(await world.times(question.path, "Dit gaat weg.")).toBe(0);
});

test("An alarm stands once something that is due waits longer than five minutes, and ends when it is done", async () => {
  const question = await world.ask();
  expect((await world.send(sanne, world.answer(sanne, question.uri, "Te laat?"))).status).toBe(202);
  world.clock.move(5 * minute);
  expect(await see("/beheer")).not.toContain("Er blijft werk liggen.");
  world.clock.move(1_000);
  const front = await see("/beheer");
  expect(front).toContain("Er blijft werk liggen.");
  expect(front).toContain("Wat van elders komt, wacht sinds");
  expect(front).toContain(`href="${list}"`);
  expect(await see()).toContain("Er blijft werk liggen.");

  const before = errors().length;
  await world.wijk.settle();
  expect(errors().slice(before)).toMatchObject([
    { level: "error", message: "Work is stuck", queue: "inbox", oldestSeconds: 301 },
  ]);
  expect((await see("/beheer")) + (await see())).not.toContain("Er blijft werk liggen.");
  await pass(minute, 3);
  expect(errors().slice(before + 1)).toMatchObject([{ level: "info", message: "Work goes on again", queue: "inbox" }]);
});

test("What waits for another try, or for a server that is away, is no alarm, and is told with how long that is", async () => {
  await world.tell(sanne, world.activity(sanne, "Follow", world.wijkUri));
  expect(came.map(({ type }) => type)).toEqual(["Accept"]);
  inboxAnswers = 503;
  await world.ask();
  await pass(2 * minute, 12);
  await pass(16 * minute, 1);
  world.clock.move(6 * minute);
  const html = await see();
  expect(html).not.toContain("Er blijft werk liggen.");
  expect(html).toContain(hostOfSanne());
  expect(html).toContain("De site heeft een storing (503).");
  expect(html).toMatch(
    /Antwoordt niet sinds vandaag om \d+\.\d\d\. Stil tot vandaag om \d+\.\d\d\. Dan proberen we het weer\./,
  );
  expect(await see("/beheer")).not.toContain("Er blijft werk liggen.");
});

test("What was given up is listed with the reason, and arrives when the administrator has it tried again", async () => {
  await pass(day, 9);
  const html = await see();
  expect(html).toContain("Alles is aangekomen. Er wacht niets.");
  expect(html).toContain("De site heeft een storing (503).");
  const form = { host: hostOfSanne(), reason: /name="reason" value="([^"]*)"/.exec(html)?.[1] ?? "" };
  expect(form.reason).toBe("status 503");
  const [before] = await sql`select count(*)::int as count from delivery where outcome = 'given-up'`;
  expect(before?.count).toBeGreaterThan(0);

  [came, inboxAnswers] = [[], 202];
  const words =
    before?.count === 1 ? "1 bericht gaat opnieuw op weg." : `${before?.count} berichten gaan opnieuw op weg.`;
  expect((await press(`${list}/opnieuw`, form)).html).toContain(words);
  expect(came).toEqual([]);
  await world.wijk.settle();
  expect(came.length).toBe(before?.count);
  expect(await see()).toContain("We hebben niets opgegeven.");
  expect((await world.wijk.visitor().get("/metrics")).html).toMatch(
    /^wijk_deliveries_total\{result="given-up"\} [1-9]/m,
  );
});

test("With another try what is given up has its whole patience again", async () => {
  inboxAnswers = 503;
  await world.ask();
  await pass(day, 9);
  const form = { host: hostOfSanne(), reason: "status 503" };
  await press(`${list}/opnieuw`, form);
  await pass(day, 3);
  expect(await see()).toContain("We hebben niets opgegeven.");
  await pass(day, 6);
  expect(await see()).not.toContain("We hebben niets opgegeven.");
  inboxAnswers = 202;
  await press(`${list}/opnieuw`, form);
  await world.wijk.settle();
});

test("Words that were taken back meanwhile do not leave any more", async () => {
  inboxAnswers = 503;
  const question = await world.ask();
  await pass(day, 9);
  expect(await see()).not.toContain("We hebben niets opgegeven.");
  await world.anneke.post(`${question.path}/intrekken`);
  await world.wijk.settle();
  [came, inboxAnswers] = [[], 202];
  const done = await press(`${list}/opnieuw`, { host: hostOfSanne(), reason: "status 503" });
  expect(done.html).toContain("Dit hoeft niet meer op weg.");
  await pass(day, 1);
  expect(came.map(({ type }) => type)).toContain("Delete");
  expect(came.filter(({ type, body }) => type === "Create" || body.includes(question.title))).toEqual([]);
  expect(await see()).toContain("We hebben niets opgegeven.");
});

test("Work of the wijk itself that failed is listed in plain words, and done again when the administrator says so", async () => {
  const { uri, path } = await world.ask();
  await world.tell(sanne, world.answer(sanne, uri, "Ik weet het."));
  const threadId = path.split("/").at(-1) ?? "";
  const ofThread = (kind: string) =>
    sql`select id from event where kind = ${kind} and payload ->> 'threadId' = ${threadId}`;
  const [event] = await ofThread("QuestionAsked");
  const [other] = await ofThread("AnswerReceived");
  const add = sql`select id from graphile_worker.add_job('publishQuestion', json_build_object('eventId', ${other?.id}::text))`;
  const [job] = await add;
  await world.wijk.wijk.settle();
  const html = await see();
  expect(html).toContain("Een vraag naar buiten brengen");
  expect(html).toContain("AnswerReceived does not belong to this reaction.");
  expect(html).toContain("1 keer geprobeerd");

  await sql`update graphile_worker._private_jobs set payload = json_build_object('eventId', ${event?.id}::text) where id = ${job?.id}`;
  const address = buttonOf(html, "opnieuw");
  expect(address).toBe(`${list}/taken/${job?.id}/opnieuw`);
  expect((await press(address)).html).toContain("De wijk probeert het opnieuw.");
  await world.wijk.settle();
  expect(await see()).toContain("Al het eigen werk is gelukt.");
  expect((await press(address)).status).toBe(404);
});
