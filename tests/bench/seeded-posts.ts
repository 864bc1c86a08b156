import type { WijkUnderTest } from "./wijk-under-test.ts";

const residents = 300;
const strangers = 1_000;
const answersPerQuestion = 10;
/** Answers under each of the questions whose pages are measured. */
export const answersPerLongQuestion = 50;
const longQuestions = 20;
const atOnce = 10_000;

const sentence = "Bij de ingang van het park staat er een, en die is ook in het weekend open. ";

/** Residents with a handle outside and people from elsewhere, so that posts have authors. */
const addPeople = async ({ watch: { sql }, origin }: WijkUnderTest, at: string): Promise<void> => {
  const host = new URL(origin).host;
  await sql`create schema if not exists bench`;
  await sql`
    create table bench.person as select number, gen_random_uuid() as resident_id, gen_random_uuid() as actor_id
    from generate_series(0, ${residents - 1}::int) number`;
  await sql`
    create table bench.stranger as select number, gen_random_uuid() as actor_id
    from generate_series(0, ${strangers - 1}::int) number`;
  await sql`
    create table bench.thread (number int primary key, id uuid not null, audience text not null, answers int not null,
      asked_at timestamptz not null)`;
  await sql`
    insert into resident (id, name, joined_month) select resident_id, 'Bewoner ' || number, '2026-01' from bench.person`;
  await sql`
    insert into actor (id, kind, uri, type, handle, host, name, inbox, resident_id, signing_key_id, made_at)
    select actor_id, 'resident', ${`${origin}/ap/a/`} || actor_id, 'Person', 'bewoner' || number, ${host},
      'Bewoner ' || number, ${`${origin}/ap/inbox`}, resident_id, key.id, ${at}::timestamptz
    from bench.person, signing_key key where key.purpose = 'stand-ins'`;
  await sql`
    insert into actor (id, kind, uri, type, handle, host, name, inbox, made_at, fetched_at)
    select actor_id, 'remote', 'https://' || host || '/users/' || number, 'Person', 'iemand' || number, host,
      'Iemand ' || number, 'https://' || host || '/inbox', ${at}::timestamptz, ${at}::timestamptz
    from bench.stranger, lateral (select 'server' || number % 100 || '.example' as host) as named`;
};

/** The posts of threads `from` to `to`: questions first, then their answers, half of those from elsewhere. */
const addPosts = async ({ watch: { sql }, origin }: WijkUnderTest, from: number, to: number): Promise<void> => {
  const object = `${origin}/ap/o/`;
  await sql`
    insert into post (id, kind, thread_id, audience, resident_id, actor_id, uri, url, title, body, html, published_at)
    select id, 'question', id, audience, person.resident_id,
      case audience when 'everyone' then person.actor_id end, case audience when 'everyone' then ${object} || id end,
      ${`${origin}/vragen/`} || id, 'Waar kan ik oude kleding brengen? (' || thread.number || ')', text,
      '<p>' || text || '</p>', asked_at
    from bench.thread join bench.person on person.number = thread.number % ${residents}::int,
      lateral (select repeat(${sentence}, 1 + thread.number % 4) as text) as written
    where thread.number between ${from}::int and ${to}::int`;
  await sql`
    insert into consent (id, question_id, rung, answer, at, shown, recipients)
    select gen_random_uuid(), id, 'outside', 'yes', asked_at, '', 'iedereen'
    from bench.thread where audience = 'everyone' and number between ${from}::int and ${to}::int`;
  await sql`
    insert into question (post_id, theme, state)
    select id, 'anders', case when number % 3 = 0 then 'answered' else 'open' end
    from bench.thread where number between ${from}::int and ${to}::int`;
  await sql`
    insert into post (id, kind, thread_id, in_reply_to, audience, resident_id, actor_id, uri, url, body, html,
      published_at)
    select id, 'answer', thread_id, thread_id, audience, case when elsewhere then null else person.resident_id end,
      case when elsewhere then stranger.actor_id when audience = 'everyone' then person.actor_id end,
      case when elsewhere then 'https://server' || stranger.number % 100 || '.example/statuses/' || id
        when audience = 'everyone' then ${object} || id end,
      null, case when elsewhere then '' else text end, '<p>' || text || '</p>', answered_at
    from (
      select gen_random_uuid() as id, thread.id as thread_id, audience, audience = 'everyone' and place % 2 = 0 as elsewhere,
        repeat(${sentence}, 1 + place % 4) as text, asked_at + place * interval '1 minute' as answered_at,
        (thread.number * 7 + place) as author
      from bench.thread, lateral generate_series(1, answers) as place
      where thread.number between ${from}::int and ${to}::int
    ) as answered
    join bench.person on person.number = author % ${residents}::int
    join bench.stranger on stranger.number = author % ${strangers}::int`;
};

const addThreads = async (
  wijk: WijkUnderTest,
  given: { readonly from: number; readonly to: number; readonly answers: number; readonly newest: Date },
): Promise<void> => {
  const { sql } = wijk.watch;
  // The long ones are for everyone; of the others three in ten are for the wijk alone. All within the last three years.
  const everyone = given.answers === answersPerLongQuestion ? 10 : 7;
  for (let from = given.from; from <= given.to; from += atOnce) {
    const to = Math.min(given.to, from + atOnce - 1);
    await sql`
      insert into bench.thread
      select number, gen_random_uuid(), case when number % 10 < ${everyone}::int then 'everyone' else 'wijk' end,
        ${given.answers}::int, ${given.newest.toISOString()}::timestamptz - number * 1009 % 1500000 * interval '1 minute'
      from generate_series(${from}::int, ${to}::int) number`;
    await addPosts(wijk, from, to);
  }
};

/** Fills the wijk up to about `posts` posts and lets PostgreSQL look at them. The first call also makes what is measured. */
export const fillUpTo = async (wijk: WijkUnderTest, posts: number): Promise<readonly string[]> => {
  const { sql } = wijk.watch;
  const now = new Date();
  const [made] = await sql<{ there: boolean }[]>`select to_regclass('bench.thread') is not null as there`;
  if (made?.there !== true) {
    await addPeople(wijk, now.toISOString());
    await addThreads(wijk, { from: 1, to: longQuestions, answers: answersPerLongQuestion, newest: now });
  }
  const [last] = await sql<{ number: number; posts: number }[]>`
    select max(number) as number, sum(1 + answers)::int as posts from bench.thread`;
  const from = (last?.number ?? 0) + 1;
  const questions = Math.floor((posts - (last?.posts ?? 0)) / (1 + answersPerQuestion));
  await addThreads(wijk, { from, to: from + questions - 1, answers: answersPerQuestion, newest: now });
  for (const table of ["post", "question", "actor", "resident"]) await sql.text(`vacuum analyze ${table}`);
  await sql`checkpoint`;
  const long = await sql<{ id: string }[]>`select id from bench.thread where number <= ${longQuestions}::int`;
  return long.map(({ id }) => id);
};
