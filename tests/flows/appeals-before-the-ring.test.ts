import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day, hour, second } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let ring: RingOfWijken;
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let zandkamp: RunningWijk;
let sql: postgres.Sql;
let there: postgres.Sql;
let anneke: Person;
let daan: Person;

/** Holtveen shares a ring with the other two, which do not share one. In each the administrator is the only moderator. */
beforeAll(async () => {
  ring = await startRing(clock, ["Holtveen", "Lindehout", "Zandkamp"]);
  [holtveen, lindehout, zandkamp] = ring.wijken as [RunningWijk, RunningWijk, RunningWijk];
  [anneke, daan] = [await holtveen.neighbour("Anneke"), await holtveen.neighbour("Daan")];
  await ring.join(holtveen, lindehout);
  await ring.join(holtveen, zandkamp);
  sql = postgres(holtveen.databaseUrl, { max: 1 });
  there = postgres(lindehout.databaseUrl, { max: 1 });
  await sql`update resident set name = 'Anneke Visser' where name = 'Anneke'`;
  await sql`update resident set name = 'Daan Bakker' where name = 'Daan'`;
}, 120_000);
afterAll(async () => {
  await sql.end();
  await there.end();
  await ring.close();
});

const told =
  "Bel Daan Bakker op 06-12345678 of mail daan@post.example. Hij woont Kerkstraat 12, bij de molen. Zie https://daan.example/ik";

/** Anneke asks something, the administrator hides it, and she does not agree. Gives the question and the page of the decision. */
const appealed = async (title: string) => {
  clock.move(second);
  const kept = ["06-12345678", "daan@post.example", "Kerkstraat 12"];
  const asked = { title, text: told, theme: "lenen", audience: "wijk", outside: "standin", kept };
  const question = new URL((await anneke.post("/vragen", asked)).url).pathname;
  const why = { rule: "private", reason: "Hier staat waar Daan woont." };
  await holtveen.administrator.post(`${question}/verbergen`, why);
  await holtveen.settle();
  const letters = await holtveen.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(50));
  const letter = letters.find(({ kind, to }) => kind === "hidden" && to.startsWith("anneke"));
  const page = /\/besluit\/[\w-]+/.exec(letter?.text ?? "")?.[0] ?? "/no-decision";
  await holtveen.visitor().post(`${page}/bezwaar`, { words: `Daan vroeg het mij zelf. Groet, Anneke. (${title})` });
  return { question, page };
};

const unescaped = (html: string): string =>
  html.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
/** What stands in the form: the copy that would go, and the wijken to choose from. */
const formOf = (html: string) => ({
  seen: unescaped(/name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ""),
  wijkOf: (name: string) =>
    new RegExp(`name="wijk" value="([0-9a-f-]{36})"(?:(?!</label>)[\\s\\S])*?<b>(?:<!--[^>]*-->)*${name}`).exec(
      html,
    )?.[1] ?? "",
});
const ask = async (page: string, wijk: RunningWijk, name: string, also = "molen") => {
  const looked = await holtveen.visitor().post(`${page}/buurwijk`, { step: "look", also });
  const { seen, wijkOf } = formOf(looked.html);
  const sent = await holtveen.visitor().post(`${page}/buurwijk`, { wijk: wijkOf(name), also, seen, agreed: "yes" });
  expect(sent.html).toContain("De buurwijk kijkt ernaar.");
  await ring.settle();
  const [opinion] = await sql`select id, uri, state from second_opinion order by agreed_at desc limit 1`;
  return { id: String(opinion?.id), uri: String(opinion?.uri), wijk };
};
const stateOf = async (id: string): Promise<string> => {
  const [row] = await sql`select state from second_opinion where id = ${id}`;
  return String(row?.state);
};
const desk = async (wijk: RunningWijk): Promise<string> => (await wijk.administrator.get("/moderatie/bezwaren")).html;
const judge = async (wijk: RunningWijk, title: string, outcome: string, answer = "Een adres hoort hier niet.") => {
  const panel = (await desk(wijk)).split("<section").find((part) => part.includes(title)) ?? "";
  const id = /moderatie\/buurbezwaren\/([0-9a-f-]{36})/.exec(panel)?.[1] ?? "no-such";
  const done = await wijk.administrator.post(`/moderatie/buurbezwaren/${id}`, { outcome, [`answer-${id}`]: answer });
  await ring.settle();
  return { id, done };
};
const lettersToAnneke = async (wanted: string) => {
  const letters = await holtveen.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(500));
  return letters.filter(({ to, kind }) => to.startsWith("anneke") && kind === wanted);
};

/** Has a real wijk say whatever it likes to another one, signed by itself. */
const say = async (from: RunningWijk, to: RunningWijk, said: Readonly<Record<string, unknown>>): Promise<void> => {
  await from.wijk.doorUnitOfWork(async ({ actors, outgoing }) => {
    const own = await actors.wijk();
    const id = crypto.randomUUID();
    const uri = `${from.origin}/ap/v/${id}`;
    const target = await addressOf(to);
    const known = await actors.byUri(target);
    if (own === null || known === null) throw new Error("They do not know each other.");
    await outgoing.add({
      ...{ id, uri, type: String(said.type), signerId: own.id, objectUri: uri, postId: null, madeAt: clock() },
      body: JSON.stringify({
        "@context": "https://www.w3.org/ns/activitystreams",
        ...{ id: uri, actor: own.uri, to: [known.uri], cc: [] },
        ...said,
      }),
      recipients: { actors: [known.id] },
    });
  });
  await ring.settle();
};
const addressOf = async (wijk: RunningWijk): Promise<string> =>
  (await wijk.wijk.doorUnitOfWork(({ actors }) => actors.wijk()))?.uri ?? "";

test("a redacted copy goes to the one wijk that was chosen, after a yes to exactly that; its answer counts, and the words are gone", async () => {
  const { question, page } = await appealed("Wie kent Daan Bakker nog?");
  const own = (await holtveen.visitor().get(page)).html;
  expect(own).toContain("Er is nu geen tweede moderator.");
  expect(own).toContain(`href="${page}/buurwijk"`);

  const preview = (await holtveen.visitor().get(`${page}/buurwijk`)).html;
  const { seen, wijkOf } = formOf(preview);
  for (const mark of ["[naam]", "[telefoonnummer]", "[e-mailadres]", "[adres]", "[webadres]"])
    expect(seen).toContain(mark);
  for (const words of [
    /Daan/i,
    /Bakker/,
    /Anneke/,
    /Visser/,
    /12345678/,
    /post\.example/,
    /Kerkstraat/,
    /daan\.example/,
  ])
    expect(seen).not.toMatch(words);
  expect(seen).toContain("bij de molen");

  // Nothing leaves before a yes to exactly what was seen.
  const chosen = wijkOf("Lindehout");
  for (const refused of [
    { wijk: chosen, seen },
    { wijk: "", seen, agreed: "yes" },
    { wijk: chosen, seen, agreed: "yes", also: "molen" },
    { wijk: chosen, seen: seen.replace("[naam]", "Daan"), agreed: "yes" },
  ])
    expect((await holtveen.visitor().post(`${page}/buurwijk`, refused)).status).toBe(422);
  await ring.settle();
  expect(await sql`select 1 from second_opinion`).toHaveLength(0);

  const { id, uri } = await ask(page, lindehout, "Lindehout");
  expect((await holtveen.visitor().get(page)).html).toContain("Een moderator van Lindehout kijkt ernaar.");
  const went = await sql`select delivery.inbox, sent.body from outgoing_activity sent
    join delivery on delivery.activity_id = sent.id where sent.object_uri = ${uri}`;
  expect(went.map(({ inbox }) => new URL(inbox).origin)).toEqual([lindehout.origin]);
  const [decision] = await sql`select id, about_post from identity.decision order by decided_at desc limit 1`;
  for (const secret of [decision?.id, decision?.about_post, "Daan", "Anneke", "molen"])
    expect(went[0]?.body).not.toContain(secret);
  expect((await fetch(uri, { headers: { accept: "application/activity+json" } })).status).toBe(404);
  expect(await desk(zandkamp)).not.toContain("Bezwaar uit Holtveen");

  // The desk there reads the copy, and no more.
  const seenThere = await desk(lindehout);
  for (const words of ["Bezwaar uit Holtveen", "[telefoonnummer]", "bij de [weggelaten]", "Laat een ander met rust"])
    expect(seenThere).toContain(words);
  expect(seenThere).not.toMatch(/Daan|Anneke|molen/);
  expect((await judge(lindehout, "Wie kent [naam] nog?", "overturned", "")).done.status).toBe(422);
  const judged = await judge(lindehout, "Wie kent [naam] nog?", "overturned", "De man vroeg het zelf.");
  expect(judged.done.html).toContain("Je antwoord gaat naar de buurwijk.");

  expect((await daan.get(question)).html).toContain("Wie kent Daan Bakker nog?");
  const after = (await holtveen.visitor().get(page)).html;
  expect(after).toContain("Een moderator van Lindehout keek opnieuw. Het besluit is teruggedraaid.");
  expect(after).toContain("De man vroeg het zelf.");
  expect((await lettersToAnneke("appeal-decided"))[0]?.text).toContain("Een moderator van Lindehout keek opnieuw.");
  expect((await holtveen.administrator.get("/beheer/logboek")).html).toContain(
    "Bezwaar bekeken: het besluit is teruggedraaid",
  );

  // Nothing of the words stays, here or there; once is once.
  const [here] = await sql`select reason || text || words as words from second_opinion where id = ${id}`;
  const [brought] = await there`select reason || text || words as words, state from brought_appeal where uri = ${uri}`;
  expect([here?.words, brought?.words, brought?.state]).toEqual(["", "", "answered"]);
  expect(await sql`select 1 from outgoing_activity where object_uri = ${uri} and body <> ''`).toHaveLength(0);
  expect(
    await there`select 1 from inbox_activity where body like ${`%${uri}%`} and body like '%Wie kent%'`,
  ).toHaveLength(0);
  const again = await lindehout.administrator.post(`/moderatie/buurbezwaren/${judged.id}`, {
    outcome: "upheld",
    [`answer-${judged.id}`]: "Toch niet.",
  });
  expect(again.html).toContain("veranderd");
}, 120_000);

test("only the wijk that was asked answers, once, about that appeal, while it is asked and in the ring", async () => {
  const { question, page } = await appealed("Wie weet waar ik moet zijn?");
  const first = await ask(page, lindehout, "Lindehout");
  const yes = { type: "Accept", outcome: "terug", summary: "Dit mag." };
  const context = {
    "@context": ["https://www.w3.org/ns/activitystreams", { outcome: "https://w3id.org/wijksgewijs/ns#outcome" }],
  };
  // Another wijk of the ring; the asked one about another id; an answer that says nothing.
  await say(zandkamp, holtveen, { ...context, ...yes, object: first.uri });
  await say(lindehout, holtveen, { ...context, ...yes, object: `${holtveen.origin}/ap/o/${crypto.randomUUID()}` });
  await say(lindehout, holtveen, { ...context, type: "Accept", outcome: "misschien", summary: "?", object: first.uri });
  expect(await stateOf(first.id)).toBe("asked");

  // Taken back: an answer that comes afterwards is no answer any more, and the words are gone there too.
  await holtveen.visitor().post(`${page}/buurwijk/terugnemen`);
  await ring.settle();
  expect(await desk(lindehout)).not.toContain("Wie weet waar ik moet zijn?");
  await say(lindehout, holtveen, { ...context, ...yes, object: first.uri });
  expect(await stateOf(first.id)).toBe("taken-back");
  expect((await daan.get(question)).html).not.toContain("Wie weet waar ik moet zijn?");

  // The next one: what it says first counts.
  const next = await ask(page, zandkamp, "Zandkamp");
  await judge(zandkamp, "Wie weet waar ik moet zijn?", "upheld");
  await say(zandkamp, holtveen, { ...context, ...yes, object: next.uri });
  expect((await holtveen.visitor().get(page)).html).toContain(
    "Een moderator van Zandkamp keek opnieuw. Het besluit blijft.",
  );
  expect((await daan.get(question)).html).not.toContain("Wie weet waar ik moet zijn?");

  // Who speaks for another, or to more than us, or says nothing, brings nothing.
  const note = (of: string, to: readonly string[], uri = `${of}/ap/o/${crypto.randomUUID()}`) => ({
    ...{ id: uri, type: "Note", kind: "bezwaar", to, decided: "verborgen", houseRule: "law", objection: "Onzin" },
  });
  const [ours, theirs] = [await addressOf(lindehout), await addressOf(holtveen)];
  const offers = [
    { ...note(zandkamp.origin, [ours]), attributedTo: theirs },
    { ...note(holtveen.origin, [ours]), attributedTo: await addressOf(zandkamp) },
    { ...note(holtveen.origin, [ours, await addressOf(zandkamp)]), attributedTo: theirs },
    { ...note(holtveen.origin, [ours]), attributedTo: theirs, houseRule: "wet", objection: "" },
  ];
  for (const object of offers) await say(holtveen, lindehout, { type: "Offer", object });
  expect(await desk(lindehout)).not.toContain("Onzin");

  // Nor does a wijk that we know and that is not in our ring.
  await ring.follow(zandkamp, lindehout);
  const stranger = { ...note(zandkamp.origin, [ours]), attributedTo: await addressOf(zandkamp) };
  await say(zandkamp, lindehout, { type: "Offer", object: stranger });
  expect(await desk(lindehout)).not.toContain("Onzin");

  // And the database lets nothing of it go anywhere else.
  const waits = await appealed("Mag dit ook weg?");
  const open = await ask(waits.page, lindehout, "Lindehout");
  const [signer] = await sql`select id from actor where kind = 'wijk'`;
  const leak = sql`insert into outgoing_activity (id, uri, type, signer_id, object_uri, body, made_at)
    values (${crypto.randomUUID()}, 'https://x.example/1', 'Create', ${signer?.id}, 'x', ${`{"object":"${open.uri}"}`}, now())`;
  await expect(leak).rejects.toThrow(/one actor alone/);
  const [other] = await sql`select id from actor where kind = 'remote' and host = ${zandkamp.host}`;
  const elsewhere = sql`update second_opinion set wijk_id = ${other?.id} where id = ${open.id}`;
  await expect(elsewhere).rejects.toThrow(/as it was agreed to/);
  await holtveen.visitor().post(`${waits.page}/buurwijk/terugnemen`);
}, 120_000);

test("a wijk that cannot look, says nothing, or leaves the ring, leaves the appeal open, and whoever made it hears so", async () => {
  const { page } = await appealed("Wie leent mij een ladder?");
  await ask(page, lindehout, "Lindehout");
  await judge(lindehout, "Wie leent mij een ladder?", "cannot", "");
  expect((await holtveen.visitor().get(page)).html).toContain("Lindehout kan er niet naar kijken.");
  expect((await lettersToAnneke("opinion-none"))[0]?.text).toContain("Lindehout kan niet naar je bezwaar kijken.");
  // The same wijk is not asked twice.
  const form = (await holtveen.visitor().get(`${page}/buurwijk`)).html;
  expect([formOf(form).wijkOf("Lindehout"), formOf(form).wijkOf("Zandkamp") !== ""]).toEqual(["", true]);
  const silent = await ask(page, zandkamp, "Zandkamp");
  clock.move(15 * day);
  await ring.settle();
  expect(await stateOf(silent.id)).toBe("silent");
  expect((await lettersToAnneke("opinion-none"))[0]?.text).toContain("Zandkamp gaf geen antwoord op je bezwaar.");
  expect(await desk(zandkamp)).not.toContain("Wie leent mij een ladder?");
  expect((await holtveen.visitor().get(`${page}/buurwijk`)).status).toBe(404);

  // Somebody here decides after all: the wijk that was asked need not look.
  const samira = await holtveen.neighbour("Samira");
  const [row] = await sql`select id from resident where name = 'Samira'`;
  await holtveen.administrator.post(`/beheer/leden/${row?.id}/rollen`, { roles: "moderator" });
  const both = await appealed("Wie helpt met de heg?");
  const asked = await ask(both.page, zandkamp, "Zandkamp");
  const [decision] = await sql`select id from identity.decision order by decided_at desc limit 1`;
  const field = `answer-${decision?.id}`;
  await samira.post(`/moderatie/bezwaren/${decision?.id}`, { outcome: "upheld", [field]: "Het adres staat er nog." });
  await ring.settle();
  expect(await stateOf(asked.id)).toBe("taken-back");
  expect(await desk(zandkamp)).not.toContain("Wie helpt met de heg?");

  // So is it when the decision holds no more.
  const shown = await appealed("Wie past op de kat?");
  const needless = await ask(shown.page, zandkamp, "Zandkamp");
  await holtveen.administrator.post(`${shown.question}/tonen`);
  clock.move(hour);
  await ring.settle();
  expect(await stateOf(needless.id)).toBe("taken-back");
  expect(await desk(zandkamp)).not.toContain("Wie past op de kat?");

  // The ring ends meanwhile: nothing is asked any more, here or there.
  const last = await appealed("Wie heeft een boormachine?");
  const left = await ask(last.page, zandkamp, "Zandkamp");
  await ring.choose(holtveen, zandkamp, "end");
  await ring.settle();
  expect(await stateOf(left.id)).toBe("left");
  expect(await desk(zandkamp)).not.toContain("Wie heeft een boormachine?");
  expect((await lettersToAnneke("opinion-none"))[0]?.text).toContain("Zandkamp is geen buurwijk van ons meer.");
}, 120_000);
