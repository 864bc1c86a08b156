import type { WijkUnderTest } from "./wijk-under-test.ts";

const heads =
  "fiets auto huur zorg belasting trap tuin keuken water gas school buurt hond kat speel muziek naai boor snoei kast deur raam dak was koel schoon kinder peuter jeugd ouderen rolstoel bus trein markt winkel bibliotheek computer telefoon tablet printer wifi energie parkeer afval papier glas kleding boek taal zwem yoga dans".split(
    " ",
  );
const tails =
  "maker toeslag formulier ladder schaar machine bak tas les groep club kaart pas kraan bel lamp sleutel plank slot pomp band slang doos rek stoel tafel hek poort pad plein feest avond cursus winkel dienst hulp vergoeding regeling bewijs rekening brief adres vereniging".split(
    " ",
  );
const frames = [
  "Wie weet een goede {}?",
  "Waar kan ik een {} lenen?",
  "Wie heeft er ervaring met een {}?",
  "Hoe vraag ik een {} aan?",
  "Mijn {} is kapot, wie helpt?",
  "Is er een {} in de wijk?",
  "Wie heeft zin in {} en {}?",
  "Waar vind ik {} voor een {}?",
];

/** A number from 0 to `below` that is always the same for `seed`; neighbouring seeds have nothing to do with each other. */
const spread = (seed: number, below: number): number => {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
};

/** Words as in a wijk: some are in very many questions, most in few. */
const pick = (from: readonly string[], seed: number): string =>
  from[Math.floor((spread(seed, 10_000) / 10_000) ** 2 * from.length)] ?? "";
const nounOf = (seed: number): string => `${pick(heads, seed)}${pick(tails, seed + 7_919)}`;

const titleOf = (number: number): string => {
  let place = 0;
  const frame = frames[spread(number, frames.length)] ?? "";
  return frame.replaceAll("{}", () => nounOf(number * 13 + place++ * 31));
};
const textOf = (number: number): string =>
  Array.from(
    { length: 1 + spread(number + 5, 4) },
    (_, line) => `Het gaat om een ${nounOf(number * 17 + line)}, en ${pick(heads, number * 19 + line)} hoort erbij.`,
  ).join(" ");

/** What neighbours type: whole words, typing mistakes, parts of compounds, one word that is everywhere, a long sentence. */
export const typed: readonly string[] = [
  "Wie weet een goede fietsenmaker",
  "fitsenmaker",
  "wie heeft een snoeischaar",
  "snoeischar te leen",
  "fiets",
  "toeslag",
  "ladder",
  "traplader",
  "huurtoeslagformulier aanvragen",
  "Hoe vraag ik huurtoeslag aan en welk formulier hoort daarbij voor de belasting",
  "waar kan mijn kind op zwemles",
  "wie wil er samen naar de kinderclub en de speelavond",
  "printer wifi computer tablet telefoon kapot",
  "energierekening",
  "energierekning",
  "kast",
  "auto",
  "wasmachine lekt water",
  "xylofoon",
  "buurtfeest op het plein organiseren",
];

const atOnce = 5_000;
let made = 0;

const rowsFrom = (from: number, count: number) =>
  Array.from({ length: count }, (_, nth) => {
    const number = from + nth;
    return {
      id: crypto.randomUUID(),
      title: titleOf(number),
      text: textOf(number),
      answered: number % 3 === 0,
      number,
    };
  });

const add = async ({ watch: { sql } }: WijkUnderTest, rows: ReturnType<typeof rowsFrom>): Promise<void> => {
  await sql`
    with given as (select * from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as given (id uuid, title text, text text, answered boolean, number int)),
      posted as (insert into post (id, kind, thread_id, audience, resident_id, title, body, html, published_at)
        select given.id, 'question', given.id, 'wijk', resident.id, title, text, '<p>' || text || '</p>',
          timestamptz '2026-01-01' + number * interval '1 minute'
        from given, (select id from resident limit 1) as resident returning id)
    insert into question (post_id, theme, state)
    select id, 'anders', case when answered then 'answered' else 'open' end from given`;
};

/** Fills the wijk up to so many questions and lets PostgreSQL look at them. */
export const fillWithQuestions = async (wijk: WijkUnderTest, questions: number): Promise<void> => {
  const { sql } = wijk.watch;
  while (made < questions) {
    const count = Math.min(atOnce, questions - made);
    await add(wijk, rowsFrom(made, count));
    made += count;
  }
  for (const table of ["post", "question", "post_search"]) await sql.text(`vacuum analyze ${table}`);
  await sql`checkpoint`;
};

/** Puts one answer under every question that has none, and lets PostgreSQL look at them. */
export const fillWithAnswers = async (wijk: WijkUnderTest): Promise<void> => {
  const { sql } = wijk.watch;
  for (;;) {
    const bare = await sql<{ id: string }[]>`
      select id from post where kind = 'question' and not exists (
        select 1 from post answer where answer.thread_id = post.id and answer.kind = 'answer') limit ${atOnce}`;
    if (bare.length === 0) break;
    const rows = bare.map(({ id }, nth) => ({ id, text: textOf(nth + Number.parseInt(id.slice(0, 6), 16)) }));
    await sql`
      insert into post (id, kind, thread_id, in_reply_to, audience, resident_id, body, html, published_at)
      select gen_random_uuid(), 'answer', asked.id, asked.id, asked.audience, asked.resident_id, given.text,
        '<p>' || given.text || '</p>', asked.published_at + interval '1 hour'
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (id uuid, text text)
      join post asked on asked.id = given.id`;
  }
  for (const table of ["post", "post_search"]) await sql.text(`vacuum analyze ${table}`);
  await sql`checkpoint`;
};

/** Adds questions one by one, each in a commit of its own. Gives the milliseconds for each. */
export const addOneByOne = async (wijk: WijkUnderTest, count: number): Promise<number> => {
  const rows = rowsFrom(made, count);
  made += count;
  const began = performance.now();
  for (const row of rows) await add(wijk, [row]);
  return (performance.now() - began) / count;
};
