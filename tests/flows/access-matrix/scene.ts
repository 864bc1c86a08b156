import postgres from "postgres";
import type { ResidentId } from "../../../src/kernel/ids.ts";
import type { MovedClock } from "../../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../../support/running-wijk.ts";
import { type WatchedTables, watchTables } from "../../support/watched-tables.ts";
import { agendaMakers, outing } from "./agenda-scene.ts";
import { createSend, type Role, type Send } from "./callers.ts";
import { comeFromElsewhere, comeIn } from "./callers-scene.ts";
import { idIn, rowId } from "./found.ts";
import { keepSignedIn, keyMakers } from "./keys-scene.ts";
import { ladder, offerMakers } from "./offers-scene.ts";
import { peopleMakers } from "./people-scene.ts";
import { photoMakers } from "./photos-scene.ts";
import { privateMakers } from "./private-scene.ts";
import { reportsIn } from "./reports-scene.ts";

/** A wijk with everybody of the matrix in it, and the things that its rows are about. */
export type Scene = {
  readonly wijk: RunningWijk;
  readonly send: Send;
  /** What changed in the tables. */
  readonly watched: WatchedTables;
  /** Straight into the tables. */
  readonly sql: postgres.Sql;
  idOfMember(name: string): string;
  /** The id of what a row is about; `fresh` makes a new one, for a call that changes it, or one for all calls that say the same. */
  idOf(thing: string, fresh?: boolean | string): Promise<string>;
  /** An answer that stands under a question of `idOf`; any answer for other ids. */
  answerUnder(questionId: string): Promise<string>;
  close(): Promise<void>;
};

const ladderWanted = {
  title: "Wie heeft een ladder te leen?",
  text: "Voor zaterdag.",
  theme: "lenen",
  outside: "standin",
};
const poll = { title: "Op welke dag?", text: "", option1: "Zaterdag", option2: "Zondag", several: "nee", days: "30" };
const announcement = { title: "De weg is dicht", text: "Drie dagen lang.", lastDay: "" };

const isRestored = /^(question|answer) without a name$|^entrusted /;

export const createScene = async (clock: MovedClock): Promise<Scene> => {
  const wijk = await startWijk({ clock, name: "Holtveen" });
  const lindehout = await startWijk({ clock, name: "Lindehout" });
  const { people, idOfMember } = await comeIn(wijk);
  const marja = await lindehout.neighbour("Marja");
  const elsewhere = await comeFromElsewhere(wijk, clock);
  const send = createSend(wijk.origin, people, elsewhere.signers);
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  await people.resident.post("/ik/buiten", { handle: "rachid" });

  const answersOf = new Map<string, Promise<string>>();
  /** Questions that nobody answered yet: an answer is made when it is asked for. */
  const unanswered = new Set<string>();
  const did = async (role: Role, path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> => {
    const done = await send(role, "POST", { path, fields });
    if (done.status !== 303) throw new Error(`${path} answered ${done.status}`);
    return done.location;
  };
  const question = async (audience: "wijk" | "kring" | "everyone"): Promise<string> => {
    const id = idIn(
      await did("asker", "/vragen", { ...ladderWanted, audience, ringShown: "Lindehout" }),
      /vragen\/(.+)/,
    );
    unanswered.add(id);
    return id;
  };
  const answer = async (id: string): Promise<string> => {
    const made = did("answerer", `/vragen/${id}/antwoorden`, { text: "Ik!" }).then((path) =>
      idIn(path, /antwoord-(.+)/),
    );
    unanswered.delete(id);
    answersOf.set(id, made);
    return made;
  };
  const asked = async (audience: "wijk" | "kring" | "everyone") => {
    const id = await question(audience);
    return { id, answer: await answer(id) };
  };
  const after =
    (
      audience: "wijk" | "kring" | "everyone",
      kind: "id" | "answer",
      step?: (ids: { id: string; answer: string }) => Promise<unknown>,
    ) =>
    async () => {
      if (kind === "id" && step === undefined) return question(audience);
      const ids = await asked(audience);
      await step?.(ids);
      return ids[kind];
    };
  const activity = (type: string, post: string) => async () => {
    const postId = await idOf(post);
    return rowId(sql`select split_part(uri, '/ap/v/', 2) as id from outgoing_activity
      where type = ${type} and post_id = ${postId} order by position limit 1`);
  };
  const ofKind = (kind: string) => () => rowId(sql`select id from actor where kind = ${kind} limit 1`);
  const withoutName = async (fields: Readonly<Record<string, string>>): Promise<string> =>
    idIn(
      await did("asker", "/vragen", { ...ladderWanted, audience: "wijk", naming: "sealed", ...fields }),
      /mijn-vraag\/(.+)/,
    );
  const reported = ({ answer }: { answer: string }) =>
    did("resident", `/antwoorden/${answer}/klopt-niet`, { why: "unkind" });
  const somebodyElsewhere = (): Promise<string> => {
    const id = crypto.randomUUID();
    const uri = `https://elders.example/${id}`;
    return rowId(sql`insert into actor (id, kind, uri, type, handle, host, name, inbox, made_at)
      values (${id}, 'remote', ${uri}, 'Person', 'iemand', 'elders.example', 'Iemand', ${`${uri}/inbox`},
        ${clock().toISOString()}) returning id`);
  };
  const standing = { sealed: "", entrusted: "", sealedAnswer: "", entrustedAnswer: "" };
  const restored = async (which: keyof typeof standing): Promise<string> => {
    const id = standing[which];
    await sql`with reports as (delete from identity.post_report where post_id = ${id})
      update post set hidden_at = null, hidden_by = null, hidden_reason = null where id = ${id} and hidden_at is not null`;
    return id;
  };
  const withdrawQuestion = ({ id }: { id: string }) => did("asker", `/vragen/${id}/intrekken`);

  /** What somebody writes as long as a moderator looks first; one at a time, since it changes who is new. */
  let earlier: Promise<unknown> = Promise.resolve();
  const whileNew = <T>(name: string, write: () => Promise<T>): Promise<T> => {
    const written = earlier.then(async () => {
      await sql`update resident set posts_to_see = 1 where name = ${name}`;
      const done = await write();
      await sql`update resident set posts_to_see = 0 where name = ${name}`;
      return done;
    });
    earlier = written;
    return written;
  };
  const askedWhileNew = (audience: "wijk" | "everyone") => () =>
    whileNew("Anneke", async () => idIn(await did("asker", "/vragen", { ...ladderWanted, audience }), /vragen\/(.+)/));
  const polled = async (audience: "wijk" | "everyone", step?: "sluiten" | "intrekken"): Promise<string> => {
    const id = idIn(await did("asker", "/peilingen", { ...poll, audience }), /peilingen\/(.+)/);
    if (step !== undefined) await did("asker", `/peilingen/${id}/${step}`);
    return id;
  };
  const announced = async (
    audience: "wijk" | "everyone",
    then?: (path: string) => Promise<unknown>,
  ): Promise<string> => {
    const path = await did("moderator", "/mededelingen", { ...announcement, audience });
    await then?.(path);
    return idIn(path, /mededelingen\/(.+)/);
  };
  /** Links to vouch with, and those of them that a row is about already. */
  const links = new Set<string>();
  const handedOut = new Set<string>();
  const wantsToJoin = async (): Promise<string> => {
    const email = `${crypto.randomUUID()}@post.example`;
    const fields = { name: "Nieuw", email, "neighbour-1": "Rachid", words: "Ik woon hier." };
    await wijk.visitor().post("/meedoen/zonder-code", fields);
    return email;
  };
  /** What the wijkwijzer wrote down for somebody who called. */
  const writtenDown = async (doen: string): Promise<string> => {
    const fields = {
      title: "Wie rijdt mij naar de fysio?",
      theme: "zorg",
      wayBack: "call",
      memoryAid: "met het hondje",
    };
    clock.move(1_000);
    await did("wijkwijzer", "/mijn-tafel/gesproken", { ...fields, doen });
    return rowId(sql`select id from identity.spoken_question order by noted_at desc limit 1`);
  };

  const makers: Readonly<Record<string, () => Promise<string> | string>> = {
    "question for the wijk": after("wijk", "id"),
    "question for the ring": after("kring", "id"),
    "answer for the ring": after("kring", "answer"),
    "question for everyone": after("everyone", "id"),
    "question of a neighbour": () =>
      rowId(sql`select id from post where home_wijk_id is not null and kind = 'question'`),
    "wijk of the ring": () => rowId(sql`select actor_id as id from ring_membership`),
    "poll for the wijk": () => polled("wijk"),
    "poll for everyone": () => polled("everyone"),
    "poll of a neighbour": () => rowId(sql`select id from post where home_wijk_id is not null and kind = 'poll'`),
    "closed poll": () => polled("everyone", "sluiten"),
    "withdrawn poll": () => polled("everyone", "intrekken"),
    "waiting poll": () => whileNew("Anneke", () => polled("everyone")),
    ...agendaMakers({ did, wijk, sql, whileNew }),
    ...keyMakers({
      doorUnitOfWork: wijk.wijk.doorUnitOfWork,
      ownerId: async () => idOfMember("Rachid") as ResidentId,
      now: clock,
    }),
    ...photoMakers({
      sql,
      idOf: (thing, fresh) => idOf(thing, fresh),
      askerId: () => idOfMember("Anneke"),
      now: clock,
    }),
    "everyone signed in": async () => {
      await signInAgain();
      return "";
    },
    ...offerMakers({ did, wijk, sql, whileNew, join: (name) => wijk.neighbour(name) }),
    "announcement for the wijk": () => announced("wijk"),
    "announcement for everyone": () => announced("everyone"),
    "hidden announcement": () =>
      announced("everyone", (path) =>
        did("moderator", `${path}/verbergen`, { rule: "friendly", reason: "Er staat een naam in" }),
      ),
    "announcement that is over": async () => {
      const id = await announced("everyone");
      await sql`update announcement set last_day = '2020-01-01' where post_id = ${id}`;
      return id;
    },
    "withdrawn announcement": () =>
      announced("everyone", (path) => did("moderator", `${path}/intrekken`, { farewell: "Het gaat niet door" })),
    "waiting question": askedWhileNew("wijk"),
    "waiting question for everyone": askedWhileNew("everyone"),
    "refused question": async () => {
      const id = await askedWhileNew("wijk")();
      await did("moderator", `/moderatie/${id}/weigeren`, {
        [`rule-${id}`]: "friendly",
        [`reason-${id}`]: "Dit is reclame",
      });
      return id;
    },
    "waiting answer": async () => {
      const id = await idOf("question for everyone");
      const answer = () => did("answerer", `/vragen/${id}/antwoorden`, { text: "Ik ook!" });
      return idIn(await whileNew("Daan", answer), /antwoord-(.+)/);
    },
    "request to join": async () => {
      const email = await wantsToJoin();
      const open = await wijk.wijk.useCases.requests.open();
      return open.find((each) => each.email === email)?.id ?? "no request";
    },
    "link of a letter": async () => {
      if (links.difference(handedOut).size === 0) {
        for (let count = 0; count < 12; count += 1) await wantsToJoin();
        clock.move(1_000);
        // Jobs that failed are among the things of this scene.
        await wijk.wijk.settle();
        const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(1_000));
        for (const { kind, text } of letters.slice(0, 100))
          if (kind === "vouch") links.add(idIn(text, /\/instaan\/([\w-]+)/));
      }
      const [link = "no link"] = links.difference(handedOut);
      handedOut.add(link);
      return link;
    },
    "batch of letters": async () => {
      await send("administrator", "POST", { path: "/beheer/brieven", fields: { list: "Lindelaan 1", days: "9" } });
      return rowId(sql`select id from identity.letter_batch where withdrawn_at is null limit 1`);
    },
    "secret of a question": () => withoutName({}),
    "unknown secret": () => "b".repeat(43),
    // There is one of each, as it was when it was written: neither reported nor hidden.
    "question without a name": () => restored("sealed"),
    "entrusted question": () => restored("entrusted"),
    "answer without a name": () => restored("sealedAnswer"),
    "entrusted answer": () => restored("entrustedAnswer"),
    "words that the gemeente got": async () => {
      const [gemeente] = await sql`select id from actor where uri = ${elsewhere.uriOfGemeente}`;
      const [id, questionId, speaker] = [crypto.randomUUID(), await question("wijk"), await ofKind("wijk")()];
      return rowId(sql`insert into hand_over (id, question_id, gemeente_id, speaker_id, uri, title, text, at) values (${id},
        ${questionId}, ${gemeente?.id}, ${speaker}, ${`${wijk.origin}/ap/o/${id}`}, 'Wie maakt de lamp?', 'Hij flikkert.',
        ${clock().toISOString()}) returning id`);
    },
    // Nothing is sent: it is there to be taken back.
    "question handed over": after("wijk", "id", async ({ id }) => {
      const gemeente = await somebodyElsewhere();
      const [uri, at] = [`${wijk.origin}/ap/o/${crypto.randomUUID()}`, clock().toISOString()];
      await sql`insert into hand_over (id, question_id, gemeente_id, speaker_id, uri, title, text, at)
        values (${uri.slice(-36)}, ${id}, ${gemeente}, ${gemeente}, ${uri}, 'Wie gaat hierover?', '', ${at})`;
    }),
    "closed question": after("everyone", "id", ({ id }) => did("asker", `/vragen/${id}/afronden`)),
    "question that can be rounded off together": after("wijk", "id", async ({ id }) => {
      await did("wijkwijzer", `/mijn-tafel/vragen/${id}/oppakken`);
      await did("wijkwijzer", `/mijn-tafel/vragen/${id}/samen-afronden`);
    }),
    "hidden question": after("everyone", "id", ({ id }) =>
      did("moderator", `/vragen/${id}/verbergen`, { rule: "friendly", reason: "Niet vriendelijk" }),
    ),
    "reported answer": after("everyone", "answer", reported),
    "answer of a moderator": async () => {
      const { id } = await asked("everyone");
      const answer = idIn(await did("moderator", `/vragen/${id}/antwoorden`, { text: "Ook ik." }), /antwoord-(.+)/);
      await reported({ answer });
      return answer;
    },
    "decided answer": after("everyone", "answer", async ({ answer }) => {
      await reported({ answer });
      await did("moderator", `/moderatie/meldingen/${answer}/laten`, { [`reason-${answer}`]: "Gelezen" });
    }),
    "reported question of a neighbour": async () => {
      const id = await idOf("question of a neighbour");
      await sql`delete from identity.post_report where post_id = ${id}`;
      await did("resident", `/vragen/${id}/klopt-niet`, { why: "unkind" });
      return id;
    },
    // Somebody of their own, so that nobody else's words disappear.
    "barred writer": async () => {
      const id = await somebodyElsewhere();
      await sql`insert into blocked_actor (actor_id, reason, blocked_by, blocked_at)
        values (${id}, 'Reclame', ${crypto.randomUUID()}, ${clock().toISOString()})`;
      return id;
    },
    "official source": async () => {
      const author = await somebodyElsewhere();
      return rowId(sql`insert into official_source
          (id, actor_id, kind, "only", moderator_first, follow_uri, state, since, named_by)
        values (${crypto.randomUUID()}, ${author}, 'gemeente', 'all', false, ${`https://holtveen.example/${author}`},
          'requested', ${clock().toISOString()}, ${crypto.randomUUID()}) returning id`);
    },
    "announcement of an official source": async () => {
      const [id, author] = [crypto.randomUUID(), await somebodyElsewhere()];
      await sql`insert into post (id, kind, thread_id, audience, actor_id, uri, title, body, html, published_at)
        values (${id}, 'announcement', ${id}, 'everyone', ${author}, ${`https://elders.example/${id}`}, 'Van de gemeente', '',
          '<p>Tekst</p>', ${clock().toISOString()})`;
      await sql`insert into announcement (post_id, urgent, correction, farewell, official_kind)
        values (${id}, false, '', '', 'gemeente')`;
      await sql`insert into consent (id, question_id, rung, answer, at, shown, recipients)
        values (${crypto.randomUUID()}, ${id}, 'outside', 'yes', ${clock().toISOString()}, '', 'iedereen')`;
      return id;
    },
    "answer from elsewhere": async () => {
      const [thread, author] = [await idOf("question for everyone"), await somebodyElsewhere()];
      return rowId(sql`insert into post (id, kind, thread_id, in_reply_to, audience, actor_id, uri, body, html, published_at)
        values (${crypto.randomUUID()}, 'answer', ${thread}, ${thread}, 'everyone', ${author},
          ${`https://elders.example/${author}/1`}, '', '<p>Ik!</p>', ${clock().toISOString()}) returning id`);
    },
    "withdrawn question": after("everyone", "id", withdrawQuestion),
    "withdrawn question for the wijk": after("wijk", "id", withdrawQuestion),
    "answer for the wijk": after("wijk", "answer"),
    "answer for everyone": after("everyone", "answer"),
    "hidden answer": after("everyone", "answer", ({ answer }) =>
      did("moderator", `/antwoorden/${answer}/verbergen`, { rule: "friendly", reason: "Niet vriendelijk" }),
    ),
    "withdrawn answer": after("everyone", "answer", ({ answer }) => did("answerer", `/antwoorden/${answer}/intrekken`)),
    "answer under a withdrawn question": after("everyone", "answer", withdrawQuestion),
    "Create of a question for the ring": activity("Create", "question in the ring"),
    "Announce of a question for the ring": activity("Announce", "question in the ring"),
    "stand-in in the ring": async () => {
      const question = await idOf("question in the ring");
      return rowId(sql`select actor_id as id from post where id = ${question}`);
    },
    "Create of a question for everyone": activity("Create", "question for everyone"),
    "Announce of a question for everyone": activity("Announce", "question for everyone"),
    "Create of a withdrawn question": activity("Create", "question withdrawn later"),
    "Announce of a withdrawn question": activity("Announce", "question withdrawn later"),
    "Delete of a withdrawn question": activity("Delete", "question withdrawn later"),
    "Create of a hidden answer": activity("Create", "answer hidden later"),
    "Announce of a hidden answer": activity("Announce", "answer hidden later"),
    "Create of a withdrawn answer": activity("Create", "answer withdrawn later"),
    "Create of an answer under a withdrawn question": activity("Create", "answer under a question withdrawn later"),
    "Announce of an answer under a withdrawn question": activity("Announce", "answer under a question withdrawn later"),
    "id of a question for the wijk": () => idOf("question for the wijk"),
    wijk: ofKind("wijk"),
    server: ofKind("instance"),
    "stand-in": () =>
      rowId(sql`
        select actor.id from actor join post on post.actor_id = actor.id
        where actor.kind = 'stand_in' and post.kind = 'question' and post.audience = 'everyone'
        order by post.published_at limit 1`),
    "resident outside": ofKind("resident"),
    "actor elsewhere": ofKind("remote"),
    neighbour: () => rowId(sql`select actor_id as id from neighbour limit 1`),
    "id of a resident": () => idOfMember("Anneke"),
    member: () => idOfMember("Lid"),
    code: async () => idIn(await did("administrator", "/beheer/codes", { uses: "3", days: "3" }), /nieuw=(.+)/),
    area: async () => {
      await did("administrator", "/beheer/buurten", { name: `Buurt ${crypto.randomUUID()}` });
      return rowId(sql`select id from area order by name limit 1`);
    },
    note: () => writtenDown("opschrijven"),
    "spoken question": () => writtenDown("plaatsen"),
    theme: () => "taal",
    "theme that stays": () => "anders",
    letter: async () => idIn((await wijk.visitor().get("/dev/mail")).html, /\/dev\/mail\/([0-9a-f-]{36})/),
    "key of a letter": async () => {
      const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(1_000));
      return idIn(letters.map(({ text }) => text).join("\n"), /\/post\/([\w-]{60,})/);
    },
    ...privateMakers({ wijk, idOfMember, did, asked, join: (name) => wijk.neighbour(name), sql }),
    ...peopleMakers({
      sql,
      join: (name) => wijk.neighbour(name),
      report: (id) => did("resident", `/buren/${id}/klopt-niet`, { why: "unkind" }),
      appeal: (path) => wijk.visitor().post(path, { words: "Ik was het niet" }),
      suspend: (id) =>
        did("moderator", `/moderatie/schorsingen/${id}`, { rule: "friendly", reason: "Schelden", term: "week" }),
      letterTo: async (email) => {
        const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(1_000));
        return letters.find(({ to, kind }) => to === email && kind === "suspended")?.text ?? "";
      },
      idOfNewest: (name) => rowId(sql`select id from resident where name = ${name}`),
    }),
    "dead letter": () =>
      rowId(sql`insert into inbox_activity (activity_id, activity_type, actor_uri, body, received_at, due_at, done_at, outcome)
        values (${`https://elders.example/${crypto.randomUUID()}`}, 'Create', 'https://elders.example/sanne', '{}',
          ${clock().toISOString()}, ${clock().toISOString()}, ${clock().toISOString()}, 'failed') returning id`),
    "failed job": () =>
      rowId(sql`insert into graphile_worker._private_jobs (task_id, attempts, last_error)
        select id, 25, 'het ging mis' from graphile_worker._private_tasks limit 1 returning id`),
    "a desk": reportsIn(sql, clock).desk,
    "question of which the report got lost": after("wijk", "id", reportsIn(sql, clock).lost),
    absent: () => crypto.randomUUID(),
    malformed: () => "geen-nummer",
  };

  const made = new Map<string, string | Promise<string>>();
  const idOf = async (thing: string, fresh: boolean | string = false): Promise<string> => {
    const key = typeof fresh === "string" ? `${thing}, ${fresh}` : thing;
    const known = made.get(key);
    if (known !== undefined && fresh !== true && !isRestored.test(thing)) return known;
    const maker = makers[thing];
    if (maker === undefined) throw new Error(`Nothing makes "${thing}".`);
    const id = maker();
    // Whoever asks for it meanwhile waits for the same one.
    if (fresh !== true) made.set(key, id);
    return id;
  };

  await did("administrator", "/beheer/buurwijken", { address: lindehout.handle });
  await wijk.settle();
  await lindehout.settle();
  await wijk.settle();
  await did("administrator", "/beheer/kring", { address: lindehout.handle });
  await wijk.settle();
  await lindehout.settle();
  const asking = /href="(\/beheer\/kring\/[0-9a-f-]{36})"/.exec(
    (await lindehout.administrator.get("/beheer/kring")).html,
  );
  await lindehout.administrator.post(asking?.[1] ?? "/not-there", { keuze: "accept" });
  await lindehout.settle();
  await wijk.settle();
  made.set("question in the ring", (await asked("kring")).id);
  await wijk.settle();
  await marja.post("/vragen", { ...ladderWanted, audience: "everyone" });
  await marja.post("/peilingen", { ...poll, audience: "everyone" });
  await marja.post("/agenda", { ...outing, audience: "everyone" });
  await marja.post("/aanbod", { ...ladder, audience: "everyone" });
  // What was published first and taken away afterwards has activities about it.
  const published = {
    question: await asked("everyone"),
    hidden: await asked("everyone"),
    gone: await asked("everyone"),
  };
  await idOf("question for everyone");
  await wijk.settle();
  clock.move(5_000);
  await did("moderator", `/antwoorden/${published.hidden.answer}/verbergen`, {
    rule: "friendly",
    reason: "Niet vriendelijk",
  });
  await did("answerer", `/antwoorden/${published.gone.answer}/intrekken`);
  await withdrawQuestion(published.question);
  made.set("question withdrawn later", published.question.id);
  made.set("answer under a question withdrawn later", published.question.answer);
  made.set("answer hidden later", published.hidden.answer);
  made.set("answer withdrawn later", published.gone.answer);
  await lindehout.settle();
  await wijk.settle();
  const [sealed, entrusted] = [
    await withoutName({ title: "Helemaal dicht" }),
    await withoutName({ title: "Aan Wil toevertrouwd", naming: "keeper", keeper: idOfMember("Wil") }),
  ];
  const anHourLater = async (): Promise<void> => {
    clock.move(61 * 60_000);
    await wijk.settle();
  };
  await anHourLater();
  standing.sealed = await rowId(sql`select id from post where title = 'Helemaal dicht'`);
  standing.entrusted = await rowId(sql`select id from post where title = 'Aan Wil toevertrouwd'`);
  for (const secret of [sealed, entrusted]) await did("asker", `/mijn-vraag/${secret}/antwoorden`, { text: "Dank!" });
  await anHourLater();
  const answerIn = (thread: string) => rowId(sql`select id from post where thread_id = ${thread} and kind = 'answer'`);
  standing.sealedAnswer = await answerIn(standing.sealed);
  standing.entrustedAnswer = await answerIn(standing.entrusted);
  // Sessions are renewed after a while: once for all here, and not in the answer that is looked at.
  const { suspended: _out, applicant: _notIn, ...signedIn } = people;
  for (const person of Object.values(signedIn)) await person.get("/ik");
  const signInAgain = await keepSignedIn(sql);
  await idOf("conversation with who is blocked");

  return {
    wijk,
    send,
    watched: await watchTables(sql),
    sql,
    idOfMember,
    idOf,
    answerUnder: async (questionId) =>
      unanswered.has(questionId) ? answer(questionId) : (answersOf.get(questionId) ?? published.hidden.answer),
    close: async () => {
      await sql.end();
      await elsewhere.close();
      await lindehout.close();
      await wijk.close();
    },
  };
};
