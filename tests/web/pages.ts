import postgres from "postgres";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

/** One page as somebody opens it. `press` sends a form on it first, to see the page that comes back. */
export type PageToSee = {
  readonly name: string;
  readonly path: string;
  readonly as?: Person;
  readonly press?: string;
};

/** GET routes whose answers are not pages for people. */
const notPages = /^\/(ap|\.well-known|nodeinfo|assets)\/|^\/(robots\.txt|healthz|readyz|metrics)$|\/volgen$/;

/** Patterns of all pages that the running router has, but for the set-up, which is over. */
export const patternsOfPages = (wijk: RunningWijk): readonly string[] =>
  wijk.wijk.routes
    .map(({ name }) => name.split(" "))
    .filter(([method, path = ""]) => method === "GET" && !notPages.test(path) && path !== "/inrichten")
    .map(([, path = ""]) => path);

const idIn = (html: string, pattern: RegExp): string => pattern.exec(html)?.[1] ?? `nothing like ${pattern}`;

/**
 * Fills a wijk with a bit of everything, and gives each page of the router by its pattern: opened by whoever may, with
 * real ids, once for each way in which it looks different.
 */
export const pagesToSee = async (
  wijk: RunningWijk,
  later: (milliseconds: number) => void,
): Promise<Readonly<Record<string, readonly PageToSee[]>>> => {
  const [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
  const { administrator } = wijk;
  await anneke.post("/ik/uitnodigingen");
  await daan.post("/ik/buiten", { handle: "daan" });
  await administrator.post("/beheer/servers", { host: "spam.example", reason: "Ongevraagde reclame" });

  const ask = async (fields: Readonly<Record<string, string>>): Promise<string> => {
    later(3_600_000);
    const page = await anneke.post("/vragen", { theme: "zorg", outside: "standin", text: "", ...fields });
    return new URL(page.url).pathname;
  };
  const answer = async (person: Person, path: string, text: string): Promise<string> => {
    later(600_000);
    const before = (await person.get(path)).html;
    const page = await person.post(`${path}/antwoorden`, { text });
    const ids = [...page.html.matchAll(/id="antwoord-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
    return ids.find((id) => !before.includes(id)) ?? "no answer on the page";
  };
  const forTheWijk = await ask({ title: "Wie rijdt donderdag mee naar het ziekenhuis?", audience: "wijk" });
  const helped = await ask({
    title: "Waar kan mijn moeder een rolstoel lenen voor een weekend?",
    text: "Ze komt in december bij ons logeren.\n\nZe kan korte stukjes lopen: https://zorg.example/rolstoel",
    audience: "everyone",
  });
  const closed = await ask({ title: "Wie heeft een hoge ladder te leen?", theme: "lenen", audience: "everyone" });
  await ask({ title: `Eenheelerglangwoordzonderspaties${"x".repeat(100)}`, audience: "everyone" });
  const best = await answer(daan, helped, "In het buurthuis staat er een.\n\nOphalen kan op vrijdag.");
  const rude = await answer(daan, helped, "Onaardige woorden.");
  const gone = await answer(daan, helped, "Dit klopt niet.");
  const own = await answer(anneke, helped, "Dank je wel, ik ga kijken.");
  await answer(daan, closed, "Ik heb er een.");
  await anneke.post(`${helped}/geholpen`, { answer: best });
  await administrator.post(`/antwoorden/${rude}/verbergen`, { reason: "Niet vriendelijk" });
  await daan.post(`/antwoorden/${gone}/intrekken`);
  await anneke.post(`${closed}/afronden`);
  await wijk.settle();

  const nameless = await askWithoutName(wijk, later);
  const stuck = await leaveStuck(wijk);
  const mailbox = (await wijk.visitor().get("/dev/mail")).html;
  const codes = (await administrator.get("/beheer/codes")).html;
  const nobody = "00000000-0000-4000-8000-000000000000";
  const page = (name: string, path: string, as?: Person, press?: string): PageToSee => ({
    name,
    path,
    ...(as === undefined ? {} : { as }),
    ...(press === undefined ? {} : { press }),
  });
  return {
    "/": [page("front, visitor", "/"), page("front, resident", "/", anneke)],
    "/huisregels": [page("house rules", "/huisregels")],
    "/wie-ziet-wat": [page("who sees what", "/wie-ziet-wat")],
    "/toegankelijkheid": [page("accessibility", "/toegankelijkheid")],
    "/vragen": [page("questions, visitor", "/vragen"), page("questions, resident", "/vragen", daan)],
    "/vragen/:id": [
      page("question for everyone, visitor", helped),
      page("question for everyone, asker", helped, anneke),
      page("question for everyone, moderator", helped, administrator),
      page("question for the wijk, resident", forTheWijk, daan),
      page("question for everyone, answer missing", closed.replace(closed, helped), daan, "Antwoorden"),
      page("closed question, asker", closed, anneke),
      page("closed question, visitor", closed),
      page("question that is not there", `/vragen/${nobody}`),
      page("question without a name, neighbour", `/vragen/${nameless.id}`, daan),
      page("question without a name, its asker", `/vragen/${nameless.id}`, nameless.asker),
    ],
    "/vragen/nieuw": [
      page("ask", "/vragen/nieuw", anneke),
      page("ask, with a handle", "/vragen/nieuw?vraag=Wie%20weet%20dit?", daan),
      page("ask, nothing filled in", "/vragen/nieuw", anneke, "Vraag plaatsen"),
    ],
    "/mijn-vraag/:secret": [
      page("own page, waiting", nameless.waiting),
      page("own page, answered", nameless.own),
      page("own page, nothing said", nameless.own, undefined, "Zeg dit zonder mijn naam"),
    ],
    "/mijn-vraag/:secret/veranderen": [page("own page, change", `${nameless.own}/veranderen`)],
    "/mijn-vraag/:secret/intrekken": [page("own page, withdraw", `${nameless.own}/intrekken`)],
    "/toevertrouwd": [page("entrusted", "/toevertrouwd", nameless.keeper)],
    "/toevertrouwd/:id": [page("entrusted, name", `/toevertrouwd/${nameless.id}`, nameless.keeper)],
    "/vragen/:id/ontzegelen": [
      page("unseal", `/vragen/${nameless.id}/ontzegelen`, administrator),
      page(
        "unseal, no reason",
        `/vragen/${nameless.id}/ontzegelen`,
        administrator,
        "Vraag een tweede om mee te kijken",
      ),
    ],
    "/vragen/:id/veranderen": [page("change a question", `${helped}/veranderen`, anneke)],
    "/vragen/:id/intrekken": [page("withdraw a question", `${helped}/intrekken`, anneke)],
    "/antwoorden/:id/veranderen": [page("change an answer", `/antwoorden/${own}/veranderen`, anneke)],
    "/antwoorden/:id/intrekken": [page("withdraw an answer", `/antwoorden/${own}/intrekken`, anneke)],
    "/buurwijken": [page("neighbours", "/buurwijken", anneke)],
    "/meedoen": [page("join", "/meedoen"), page("join, nothing filled in", "/meedoen", undefined, "Meedoen")],
    "/meedoen/:code": [page("join by a code", `/meedoen/${idIn(codes, /meedoen\/([a-z0-9-]+)|>([a-z0-9-]{12,})</)}`)],
    "/inloggen": [
      page("sign in", "/inloggen"),
      page("sign in, nothing filled in", "/inloggen", undefined, "Stuur mij de code"),
    ],
    "/inloggen/code": [
      page("the code", "/inloggen/code"),
      page("the code, missing", "/inloggen/code", undefined, "Inloggen"),
    ],
    "/inloggen/link/:token": [page("a link that is over", `/inloggen/link/${"a".repeat(43)}`)],
    "/ik": [page("me", "/ik", anneke), page("me, with a handle", "/ik", daan)],
    "/beheer": [page("administration", "/beheer", administrator), page("administration, resident", "/beheer", daan)],
    "/beheer/codes": [page("codes", "/beheer/codes", administrator)],
    "/beheer/leden": [page("members", "/beheer/leden", administrator)],
    "/beheer/buurwijken": [page("neighbouring wijken", "/beheer/buurwijken", administrator)],
    "/beheer/servers": [page("servers", "/beheer/servers", administrator)],
    "/beheer/post": [page("mail", "/beheer/post", administrator)],
    "/beheer/bezorging": [page("deliveries", "/beheer/bezorging", administrator)],
    "/beheer/bezorging/binnen/:id/weggooien": [
      page("throw away", `/beheer/bezorging/binnen/${stuck}/weggooien`, administrator),
    ],
    "/dev/mail": [page("letter box", "/dev/mail")],
    "/dev/mail/:id": [page("letter", `/dev/mail/${idIn(mailbox, /\/dev\/mail\/([0-9a-f-]{36})/)}`)],
  };
};

/** A question without a name that was answered, and one that waits. */
const askWithoutName = async (wijk: RunningWijk, later: (milliseconds: number) => void) => {
  const [asker, keeper] = [await wijk.neighbour("Corrie"), await wijk.neighbour("Ria")];
  const ria = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Ria")?.id ?? "";
  await wijk.administrator.post(`/beheer/leden/${ria}/rollen`, { roles: "wijkwijzer" });
  const fields = { theme: "geldzaken", audience: "wijk", naming: "keeper", keeper: ria };
  const title = "Hoe vraag ik uitstel voor een rekening?";
  const asked = await asker.post("/vragen", { ...fields, title, text: "Ik kan deze maand niet betalen." });
  const own = new URL(asked.url).pathname;
  later(61 * 60_000);
  await wijk.settle();
  const list = (await keeper.get("/toevertrouwd")).html;
  const id = idIn(list, new RegExp(`/toevertrouwd/([0-9a-f-]{36})"[^>]*>${title.replace("?", "\\?")}`));
  await keeper.post(`/vragen/${id}/antwoorden`, { text: "Bel eerst het bedrijf. Zij denken mee." });
  const waiting = await asker.post("/vragen", { ...fields, title: "Wie leest een brief voor?", text: "" });
  await asker.post(`${own}/antwoorden`, { text: "Dank je wel, dat ga ik doen." });
  await asker.post(`${own}/afronden`);
  return { asker, keeper, id, own, waiting: new URL(waiting.url).pathname };
};

/** Work that waits, was given up or failed, some of each; gives the id of what came in and could not be handled. */
const leaveStuck = async (wijk: RunningWijk): Promise<string> => {
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
