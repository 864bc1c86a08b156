import postgres from "postgres";
import type { Person } from "../support/person.ts";
import { makePoll } from "../support/poll-form.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

/** The first group of `pattern` in a page or an address, or words that say what was not there. */
export const idIn = (html: string, pattern: RegExp): string => pattern.exec(html)?.[1] ?? `nothing like ${pattern}`;

/** What a wijkwijzer wrote down for people who called: a note, a question that waits, and one with an answer to bring back. */
export const writtenDown = async (
  wijk: RunningWijk,
  { ria, daan, later }: { readonly ria: Person; readonly daan: Person; readonly later: (milliseconds: number) => void },
) => {
  const write = async (title: string, doen: string): Promise<string> => {
    later(60_000);
    const fields = { title, text: "Het liefst op dinsdag.", theme: "zorg", wayBack: "call" };
    const memoryAid = `mevrouw met het hondje ${"x".repeat(100)}`;
    const page = await ria.post("/mijn-tafel/gesproken", { ...fields, memoryAid, doen });
    await wijk.settle();
    return new URL(page.url).pathname;
  };
  await write("Wie rijdt mij naar de fysio?", "opschrijven");
  await write("Wie leest mij de krant voor?", "plaatsen");
  const answered = await write("Wie kan mijn gordijnen ophangen?", "plaatsen");
  await daan.post(`${answered}/antwoorden`, { text: "Ik heb een trap.\n\nZaterdag kan ik." });
  await wijk.settle();
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const rows = await sql<{ id: string }[]>`select id from identity.spoken_question order by noted_at`;
  await sql.end();
  return { note: rows[0]?.id, asked: rows[1]?.id, answered: rows[2]?.id };
};

/** Conversations in each state, one message of which was reported. */
export const conversations = async (
  wijk: RunningWijk,
  given: { readonly anneke: Person; readonly daan: Person; readonly question: string; readonly answer: string },
) => {
  const { anneke, daan } = given;
  const wim = await wijk.neighbour("Wim");
  const begin = async (person: Person, post: string): Promise<string> => {
    const begun = await person.post(`/gesprekken/nieuw/${post}`, { text: "Over de rit naar het ziekenhuis." });
    return new URL(begun.url).pathname;
  };
  const open = await begin(daan, idIn(given.question, /([0-9a-f-]{36})$/));
  await anneke.post(`${open}/ja`);
  for (const text of ["Hoe laat moet je er zijn?", "Onaardig.", `Een${"heel".repeat(40)}langwoord`])
    await daan.post(`${open}/berichten`, { text });
  await anneke.post(`${open}/berichten`, { text: "Om tien uur.\n\nZie https://ziekenhuis.example/route" });
  const messages = [...(await daan.get(open)).html.matchAll(/id="bericht-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
  const [, ofDaan = "", rude = "", , mine = ""] = messages;
  await anneke.post(`/berichten/${mine}/intrekken`);
  await anneke.post(`${open}/berichten`, { text: "Om elf uur." });
  await anneke.post(`/berichten/${rude}/klopt-niet`, { reason: "Dit is niet vriendelijk", upTo: "9" });
  const asked = await begin(wim, given.answer);
  const quiet = await wijk.neighbour("Stil");
  await quiet.post("/ik/berichten", { ask: "no" });
  const question = { title: "Wie past zaterdag op de kat?", text: "", theme: "gezelschap", audience: "wijk" };
  const posted = await quiet.post("/vragen", { ...question, outside: "standin" });
  return { open, asked, wim, ofDaan, quiet: idIn(posted.url, /([0-9a-f-]{36})/) };
};

/** A moderator, a newcomer who asks to join, letters with a code, and what waits and was refused of what Anneke asks. */
export const peopleWhoCome = async (
  wijk: RunningWijk,
  ask: (fields: Readonly<Record<string, string>>) => Promise<string>,
) => {
  const { administrator } = wijk;
  const moderator = await wijk.neighbour("Mo");
  const id = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Mo")?.id;
  await administrator.post(`/beheer/leden/${id}/rollen`, { roles: "moderator", "until-moderator": "2027-03-01" });
  const words = "Ik woon sinds een maand aan de Kastanjehof, met twee kinderen.";
  const request = { name: "Noor", email: "noor@post.example", "neighbour-1": "Daan", words };
  await wijk.visitor().post("/meedoen/zonder-code", request);
  await wijk.settle();
  await administrator.post("/beheer/brieven", { list: "Lindelaan 12", days: "30" });
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  await sql`update resident set posts_to_see = 2 where name = 'Anneke'`;
  const refused = await ask({ title: "Wie wil mijn cursus kopen?", audience: "wijk" });
  const refusedId = refused.split("/").at(-1);
  await moderator.post(`/moderatie/${refusedId}/weigeren`, {
    [`rule-${refusedId}`]: "friendly",
    [`reason-${refusedId}`]: "Reclame hoort hier niet.",
  });
  const waiting = await ask({
    title: "Wie kent een goede tandarts?",
    text: "Voor mijn kinderen.",
    audience: "everyone",
  });
  await sql`update resident set posts_to_see = 0 where name = 'Anneke'`;
  await sql.end();
  const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(100));
  const vouchPath = idIn(letters.find(({ kind }) => kind === "vouch")?.text ?? "", /(\/instaan\/[\w-]+)/);
  return { moderator, waiting, refused, vouchPath };
};

/** Somebody who is suspended and does not agree, and where they and another read why. */
export const suspendSomebody = async (wijk: RunningWijk, moderator: Person) => {
  await wijk.neighbour("Kevin");
  const members = await wijk.wijk.useCases.members.all();
  const idOf = (name: string) => members.find((each) => each.name === name)?.id ?? "";
  await moderator.post(`/moderatie/schorsingen/${idOf("Kevin")}`, {
    ...{ rule: "friendly", term: "week", reason: "Je schold een buur uit, ook na een waarschuwing." },
  });
  const decision = idIn(await wijk.letterWith("Je bent geschorst"), /(\/besluit\/[\w-]+)/);
  await wijk.visitor().post(`${decision}/bezwaar`, { words: "Ik riep alleen terug. Vraag het mijn buren." });
  const lars = await wijk.neighbour("Lars");
  const asked = await lars.post("/vragen", {
    ...{ title: "Wie woont er op nummer 7?", text: "", theme: "anders", audience: "wijk", outside: "standin" },
  });
  const path = new URL(asked.url).pathname;
  await moderator.post(`${path}/verbergen`, { rule: "private", reason: "Het gaat om het adres van een ander." });
  await wijk.settle();
  const hiding = idIn(await wijk.letterWith("Je vraag is verborgen"), /(\/besluit\/[\w-]+)/);
  return { member: idOf("Daan"), decision, hiding };
};

/** A question without a name that was answered, one that can be rounded off together, and one that waits. */
export const askWithoutName = async (wijk: RunningWijk, keeper: Person, later: (milliseconds: number) => void) => {
  const asker = await wijk.neighbour("Corrie");
  const ria = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Ria")?.id ?? "";
  const fields = { theme: "geldzaken", audience: "wijk", naming: "keeper", keeper: ria };
  const title = "Hoe vraag ik uitstel voor een rekening?";
  const asked = await asker.post("/vragen", { ...fields, title, text: "Ik kan deze maand niet betalen." });
  const own = new URL(asked.url).pathname;
  later(61 * 60_000);
  await wijk.settle();
  const entrusted = async (about: string) => {
    const list = (await keeper.get("/toevertrouwd")).html;
    return idIn(list, new RegExp(`/toevertrouwd/([0-9a-f-]{36})"[^>]*>${about.replace("?", "\\?")}`));
  };
  const id = await entrusted(title);
  await keeper.post(`/vragen/${id}/antwoorden`, { text: "Bel eerst het bedrijf. Zij denken mee." });
  await asker.post(`${own}/antwoorden`, { text: "Dank je wel, dat ga ik doen." });
  await asker.post(`${own}/afronden`);
  const other = "Wie weet een goede fysiotherapeut?";
  const open = await asker.post("/vragen", { ...fields, title: other, text: "" });
  later(61 * 60_000);
  await wijk.settle();
  const atDesk = `/mijn-tafel/vragen/${await entrusted(other)}`;
  await keeper.post(`${atDesk}/oppakken`);
  await keeper.post(`${atDesk}/samen-afronden`);
  const waiting = await asker.post("/vragen", { ...fields, title: "Wie leest een brief voor?", text: "" });
  return { asker, keeper, id, own, open: new URL(open.url).pathname, waiting: new URL(waiting.url).pathname };
};

/** Somebody who asked with a handle of their own, and moved it elsewhere; it had an address before it, too. */
export const movedAway = async (wijk: RunningWijk): Promise<Person> => {
  const wouter = await wijk.neighbour("Wouter");
  await wouter.post("/ik/buiten", { handle: "wouter" });
  const question = { title: "Wie kent een goede kapper?", text: "", theme: "anders", audience: "everyone" };
  await wouter.post("/vragen", { ...question, outside: "handle", newHandle: "" });
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const at = "2026-11-22T12:00:00Z";
  const account = async (host: string): Promise<string> => {
    const uri = `https://${host}/users/wouter`;
    const [row] = await sql`insert into actor (id, kind, uri, type, handle, host, name, url, inbox, made_at)
      values (${crypto.randomUUID()}, 'remote', ${uri}, 'Person', 'wouter', ${host}, 'Wouter',
        ${`https://${host}/@wouter`}, ${`${uri}/inbox`}, ${at}) returning id`;
    return String(row?.id);
  };
  const [own] = await sql`select id from actor where kind = 'resident' and handle = 'wouter'`;
  await sql`insert into actor_move (id, actor_id, target_id, moved_at)
    values (${crypto.randomUUID()}, ${own?.id}, ${await account("molen.example")}, ${at})`;
  await sql`insert into actor_alias (actor_id, alias_id, since)
    values (${own?.id}, ${await account("vroeger.example")}, ${at})`;
  await sql.end();
  return wouter;
};

/** Work that waits, was given up or failed, some of each; gives the id of what came in and could not be handled. */
export const leaveStuck = async (wijk: RunningWijk): Promise<string> => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const [activity] = await sql`select id from outgoing_activity limit 1`;
  const at = "2026-11-22T12:00:00Z";
  await sql`insert into delivery (activity_id, inbox, host, object_uri, due_at, give_up_at, attempts, done_at, outcome, last_error)
    values (${activity?.id}, 'https://weg.example/inbox', 'weg.example', 'x', ${at}, ${at}, 9, ${at}, 'given-up', 'status 410'),
      (${activity?.id}, 'https://stil.example/inbox', 'stil.example', 'x', ${at}, '2027-01-01', 3, null, null, 'timeout'),
      (${activity?.id}, 'https://nieuw.example/inbox', 'nieuw.example', 'x', ${at}, '2027-01-01', 0, null, null, null)`;
  await sql`insert into peer (host, failures, failing_since, held_until) values ('stil.example', 9, ${at}, '2027-01-01')`;
  await sql`insert into graphile_worker._private_jobs (task_id, attempts, last_error)
    select id, 25, 'connect ECONNREFUSED' from graphile_worker._private_tasks limit 1`;
  const [letter] = await sql`
    insert into inbox_activity (activity_id, activity_type, actor_uri, body, received_at, due_at, done_at, outcome, last_error)
    values ('https://toren.example/1', 'Create', 'https://toren.example/sanne', '{}', ${at}, ${at}, ${at}, 'failed',
      'duplicate key value violates unique constraint "post_uri_unique"') returning id`;
  await sql.end();
  return String(letter?.id);
};

/** An answer by somebody elsewhere under a question for everyone; gives its id. */
export const fromElsewhere = async (wijk: RunningWijk, question: string): Promise<string> => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const [actor, post] = [crypto.randomUUID(), crypto.randomUUID()];
  const uri = "https://toren.example/users/sanne";
  const at = "2026-11-22T12:00:00Z";
  await sql`insert into actor (id, kind, uri, type, handle, host, name, inbox, made_at)
    values (${actor}, 'remote', ${uri}, 'Person', 'sanne', 'toren.example', 'Sanne', ${`${uri}/inbox`}, ${at})`;
  await sql`insert into post (id, kind, thread_id, in_reply_to, audience, actor_id, uri, body, html, published_at)
    values (${post}, 'answer', ${idIn(question, /([0-9a-f-]{36})/)}, ${idIn(question, /([0-9a-f-]{36})/)}, 'everyone', ${actor},
      ${`${uri}/statuses/1`}, '', '<p>Koop een ladder bij mij.</p>', ${at})`;
  await sql.end();
  return post;
};

/** Polls: one that is open and counted, one with a single vote, and one that is over. */
export const pollsToSee = async (
  wijk: RunningWijk,
  people: { readonly anneke: Person; readonly daan: Person; readonly ria: Person; readonly bram: Person },
) => {
  const { anneke, ...voters } = people;
  const long = `Eenheellangwoordzonderspaties${"x".repeat(20)}`;
  const open = await makePoll(anneke, { option1: long, option3: "Maandag", days: "30", several: "ja" });
  const few = await makePoll(anneke, { title: "Wie wil er een moestuin?", audience: "wijk", days: "30" });
  const over = await makePoll(anneke, { title: "Mag het hek weg?" });
  for (const person of Object.values(voters)) {
    await person.post(`${open.path}/stemmen`, { choice: ["0", "1"] });
    await person.post(`${over.path}/stemmen`, { choice: "1" });
  }
  await voters.daan.post(`${few.path}/stemmen`, { choice: "0" });
  await anneke.post(`${over.path}/sluiten`);
  await wijk.settle();
  return { open: open.path, few: few.path, over: over.path };
};
