import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { day, minute } from "../../src/kernel/clock.ts";
import { announce } from "../support/announcement-form.ts";
import { lettersTo, type MailServer, startMailServer } from "../support/mail-server.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let server: MailServer;
let wijk: RunningWijk;
let sql: postgres.Sql;
let corrie: Person;

const addresses = ["anneke@post.example", "daan@post.example", "corrie@post.example", "beheer@holtveen.example"];
const nameIn = (address: string): string => address.split("@")[0] ?? "";

beforeAll(async () => {
  server = await startMailServer();
  wijk = await startWijk({ clock, environment: { SMTP_URL: server.url, SMTP_SENDER: "post@holtveen.example" } });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  await wijk.neighbour("Anneke");
  await wijk.neighbour("Daan");
  corrie = await wijk.neighbour("Corrie");
  await wijk.settle();
});
beforeEach(() => {
  // Each test has a week of its own: urgent news is sparing.
  clock.move(8 * day);
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
  await server.close();
});

const urgent = { title: "Kook je water eerst", text: "Er zit iets in het water.", urgent: "ja", audience: "wijk" };
const settled = async (): Promise<void> => {
  await wijk.settle();
  clock.move(minute);
};
/** Subjects of the letters that come from what `work` does, by name. */
const lettersFrom = async (work: () => Promise<unknown>) => {
  await settled();
  server.empty();
  await work();
  await settled();
  const found = await Promise.all(
    addresses.map(async (address) => [
      nameIn(address),
      (await lettersTo(server, address)).map(({ subject }) => subject ?? ""),
    ]),
  );
  return Object.fromEntries(found) as Readonly<Record<string, readonly string[]>>;
};
const correct = (path: string, correction: string) =>
  wijk.administrator.post(`${path}/veranderen`, { ...urgent, lastDay: "", correction });

test("Urgent news goes to every resident as a letter, at once and once; what is not urgent to nobody", async () => {
  const letters = await lettersFrom(() => announce(wijk.administrator, urgent));
  expect(letters).toEqual(
    Object.fromEntries(addresses.map((address) => [nameIn(address), ["Dringend: Kook je water eerst"]])),
  );
  const [letter] = await lettersTo(server, "daan@post.example");
  for (const form of [letter?.text, letter?.html]) {
    expect(form).toContain("Er zit iets in het water.");
    expect(form).toContain("Van de wijk Holtveen");
    expect(form).not.toContain("Beheer");
  }
  const quiet = await lettersFrom(() => announce(wijk.administrator, { title: "Er is soep" }));
  expect(Object.values(quiet).flat()).toEqual([]);
});

test("It comes to who reads digests never, and not to who turned urgent news off", async () => {
  await corrie.post("/ik/post", { digest: "never", atOnce: ["urgent"] });
  const wim = await wijk.neighbour("Wim");
  await wim.post("/ik/post", { digest: "week", atOnce: ["answer"] });
  const letters = await lettersFrom(() => announce(wijk.administrator, urgent));
  expect(letters.corrie).toEqual(["Dringend: Kook je water eerst"]);
  expect(await lettersTo(server, "wim@post.example")).toEqual([]);
});

test("Who got it hears what was wrong, and that it was withdrawn with the reason; a change without anything to tell is no letter", async () => {
  const { path } = await announce(wijk.administrator, urgent);
  const silent = await lettersFrom(() => correct(path, ""));
  expect(Object.values(silent).flat()).toEqual([]);
  const corrected = await lettersFrom(() => correct(path, "Alleen in de Hofstraat."));
  expect(corrected.daan).toEqual(["Verbeterd: Kook je water eerst"]);
  expect((await lettersTo(server, "daan@post.example"))[0]?.text).toContain("Verbeterd: Alleen in de Hofstraat.");
  const withdrawn = await lettersFrom(() =>
    wijk.administrator.post(`${path}/intrekken`, { farewell: "Het water is weer goed." }),
  );
  expect(withdrawn.daan?.[0]).toMatch(/^Ingetrokken: het dringende nieuws van /);
  const text = (await lettersTo(server, "daan@post.example"))[0]?.text;
  expect(text).toContain("Het water is weer goed.");
  expect(text).not.toContain("Kook je water");
});

test("What was corrected before the letters were written is told once, with what was wrong", async () => {
  const letters = await lettersFrom(async () => {
    const { path } = await announce(wijk.administrator, urgent);
    await correct(path, "Alleen in de Hofstraat.");
  });
  expect(letters.daan).toEqual(["Verbeterd: Kook je water eerst"]);
});

test("What was withdrawn before the letters were written is written to nobody", async () => {
  const letters = await lettersFrom(async () => {
    const { path } = await announce(wijk.administrator, urgent);
    await wijk.administrator.post(`${path}/intrekken`, { farewell: "Vergissing." });
  });
  expect(letters.daan?.map((subject) => subject.split(":")[0])).toEqual(["Ingetrokken"]);
});

test("Work that breaks off halfway and is done again writes to everybody, and to nobody twice", async () => {
  await sql.unsafe(`
    create function refuse_one() returns trigger language plpgsql as $$
    begin
      if new.kind = 'urgent' and (select count(*) from identity.letter where kind = 'urgent' and written_at = new.written_at) = 2
        then raise exception 'not now'; end if;
      return new;
    end $$;
    create trigger refuse_one before insert on identity.letter for each row execute function refuse_one()`);
  server.empty();
  await announce(wijk.administrator, urgent);
  await expect(wijk.settle()).rejects.toThrow("not now");
  expect(server.received).toEqual([]);
  await sql.unsafe("drop trigger refuse_one on identity.letter; drop function refuse_one()");
  await sql`update graphile_worker._private_jobs set run_at = now()`;
  await wijk.settle();
  expect(server.received).toHaveLength(addresses.length);
  server.empty();
  await sql`
    select graphile_worker.add_job('tellEverybody', json_build_object('eventId', id))
    from event where kind = 'AnnouncementMade' order by position desc limit 1`;
  await wijk.settle();
  expect(server.received).toEqual([]);
});
