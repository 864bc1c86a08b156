import postgres from "postgres";
import type { PostId } from "../../src/kernel/ids.ts";
import type { MovedClock } from "../support/moved-clock.ts";
import type { Page, Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

export const question = {
  title: "Wie helpt mij met het formulier voor huurtoeslag?",
  text: "Ik snap vraag 4 niet.",
  theme: "formulieren",
  toldSensitive: "formulieren",
  audience: "wijk",
  outside: "standin",
  naming: "sealed",
  keeper: "",
};

/** A wijk in which somebody asks without a name: Anneke; Ria is wijkwijzer, Mo moderator, Daan a neighbour. */
export const namelessWorld = async (clock: MovedClock, environment: Record<string, string> = {}) => {
  const wijk: RunningWijk = await startWijk({ clock, environment });
  const anneke = await wijk.neighbour("Anneke");
  const daan = await wijk.neighbour("Daan");
  const ria = await wijk.neighbour("Ria");
  const mo = await wijk.neighbour("Mo");
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const idOf = async (name: string): Promise<string> => {
    const [row] = await sql`select id from resident where name = ${name}`;
    return String(row?.id);
  };
  const give = async (name: string, ...roles: string[]): Promise<void> => {
    const done = await wijk.administrator.post(`/beheer/leden/${await idOf(name)}/rollen`, { roles });
    if (done.status !== 200) throw new Error(`Giving roles answered ${done.status}`);
  };
  await give("Ria", "wijkwijzer");
  await give("Mo", "moderator");

  /** Everything that waits comes on the square, and what follows from it happens. */
  const anHourLater = async (): Promise<void> => {
    await wijk.settle();
    clock.move(61 * 60_000);
    await wijk.settle();
  };

  /** Asks without a name, and gives the asker's own page and where the question will be. */
  const ask = async (person: Person, fields: Readonly<Record<string, string>> = {}) => {
    const page: Page = await person.post("/vragen", { ...question, ...fields });
    const own = new URL(page.url).pathname;
    if (page.status !== 200 || !own.startsWith("/mijn-vraag/"))
      throw new Error(`Asking answered ${page.status} at ${own}: ${page.html}`);
    const secret = own.split("/").at(-1) ?? "";
    return { page, own, secret };
  };
  /** The same, and an hour later. */
  const asked = async (person: Person, fields: Readonly<Record<string, string>> = {}) => {
    const [before] = await sql`select coalesce(array_agg(id), '{}') as ids from post`;
    const { own, secret } = await ask(person, fields);
    await anHourLater();
    const [row] = await sql`select id from post where kind = 'question'
      and title = ${fields.title ?? question.title} and not id = any(${before?.ids})`;
    const id = String(row?.id) as PostId;
    return { own, secret, id, path: `/vragen/${id}`, uri: `${wijk.origin}/ap/o/${id}` };
  };

  return {
    wijk,
    clock,
    sql,
    people: { anneke, daan, ria, mo, administrator: wijk.administrator },
    idOf,
    give,
    anHourLater,
    ask,
    asked,
    close: async () => {
      await sql.end();
      await wijk.close();
    },
  };
};

export type NamelessWorld = Awaited<ReturnType<typeof namelessWorld>>;

/** The text of a page as somebody reads it, without tags. */
export const wordsOn = (page: Page): string =>
  page.html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");

/** Anneke asked two things, one of them for everyone and one entrusted to Ria; Daan answered both, and she thanked him. */
export const twoQuestions = async (world: NamelessWorld) => {
  const { anneke, daan } = world.people;
  const forEveryone = await world.asked(anneke, { audience: "everyone", title: "Openbare vraag zonder naam" });
  const keeper = { naming: "keeper", keeper: await world.idOf("Ria") };
  const forTheWijk = await world.asked(anneke, { ...keeper, title: "Wijkvraag zonder naam" });
  for (const { path } of [forEveryone, forTheWijk]) await daan.post(`${path}/antwoorden`, { text: "Ik weet het." });
  for (const { own } of [forEveryone, forTheWijk]) await anneke.post(`${own}/antwoorden`, { text: "Dank je wel." });
  await world.anHourLater();
  return { forEveryone, forTheWijk };
};

/** A document as another server gets it. */
export const documentAt = async (uri: string): Promise<string> =>
  (await fetch(uri, { headers: { accept: "application/activity+json" } })).text();
