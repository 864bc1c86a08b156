import type { Person } from "../../support/person.ts";
import { question } from "./story-of-the-square.ts";
import { type CanaryWorld, idOf, type Member } from "./world.ts";

/** All that two neighbours and a moderator can say in private, about something that the answerer wrote. */
export const messagesAndReports = async (world: CanaryWorld, who: Readonly<Record<string, Member>>, about: string) => {
  const { asker, answerer, moderator } = who as Record<"asker" | "answerer" | "moderator", Member>;
  const { tokens, later } = world;
  const begun = await asker.did(`/gesprekken/nieuw/${about}`, { text: tokens.word("first line of a request") });
  await answerer.did(`${begun.path}/ja`);
  await answerer.did(`${begun.path}/berichten`, { text: `Een ${tokens.word("private message")}` });
  const message = [...(await asker.get(begun.path)).html.matchAll(/id="bericht-([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? "";
  tokens.made("id of a conversation", begun.id);
  tokens.made("id of a message", message);
  await asker.did(`/berichten/${message}/klopt-niet`, { reason: tokens.word("reason of a report"), upTo: "9" });
  const report = /meldingen\/([0-9a-f-]{36})/.exec((await moderator.get("/moderatie/meldingen")).html)?.[1] ?? "";
  tokens.made("id of a report", report);
  await moderator.did(`/moderatie/meldingen/${report}/afwijzen`, { reason: tokens.word("reason of a dismissal") });
  const waits = { reason: tokens.word("reason of a report that waits"), upTo: "9" };
  await answerer.did(`${begun.path}/berichten`, { text: `Nog een ${tokens.word("message that was reported")}` });
  const next = [...(await asker.get(begun.path)).html.matchAll(/id="bericht-([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? "";
  await asker.did(`/berichten/${next}/klopt-niet`, waits);
  const openly = { why: "unkind", words: tokens.word("words of a report about a post"), openly: "yes" };
  await asker.did(`/vragen/${about}/klopt-niet`, openly);
  const decision = { [`reason-${about}`]: tokens.word("reason to let a post stand") };
  await moderator.did(`/moderatie/meldingen/${about}/laten`, decision);
  await asker.did(`/vragen/${about}/klopt-niet`, { why: "unkind", words: tokens.word("words of a silent report") });
  await world.visitor().post(`/vragen/${about}/klopt-niet`, {
    why: "unkind",
    words: tokens.word("words of a report from outside"),
    email: tokens.email("e-mail address of who reports from outside"),
  });
  // One that is refused too.
  await answerer.post(`${begun.path}/berichten`, { text: "x".repeat(5_000) + tokens.word("private message") });
  await later();
};

/** What neighbours and a wijkwijzer tell of themselves, and what a wijkwijzer writes down of who called. */
export const ofOneself = async (world: CanaryWorld, asker: Member, wijkwijzer: Member) => {
  const { tokens, later } = world;
  await asker.did("/ik/profiel", {
    shown: "ja",
    about: `Ik ben ${tokens.word("words of a neighbour about themselves")}`,
    street: tokens.name("street of a neighbour"),
    themes: "lenen",
  });
  await wijkwijzer.did("/mijn-tafel/instellingen", {
    themes: "zorg",
    capacity: "9",
    about: tokens.word("what a wijkwijzer knows of"),
    organisation: tokens.name("where a wijkwijzer works"),
    reachable: tokens.word("how a wijkwijzer is reached"),
  });
  const memoryAid = `Met ${tokens.word("memory aid of a wijkwijzer")}`;
  const fields = { theme: "zorg", wayBack: "call", memoryAid };
  const note = tokens.word("note of a wijkwijzer");
  const noted = { ...fields, title: `Vraag ${note}`, text: note };
  await wijkwijzer.did("/mijn-tafel/gesproken", { ...noted, doen: "opschrijven" });
  const title = `Gesproken ${tokens.word("question by telephone, for everyone")}`;
  const placed = await wijkwijzer.did("/mijn-tafel/gesproken", { ...fields, title, text: "", doen: "plaatsen" });
  const outside = { trede: "outside", keuze: "ja", title, text: "", outside: "standin" };
  await wijkwijzer.did(`${placed.path}/verder`, outside);
  // One that is refused too.
  await wijkwijzer.post("/mijn-tafel/gesproken", { ...noted, memoryAid: "x".repeat(300) + memoryAid });
  await later();
};

/** Asks without a name. */
const askSilently = async (
  { tokens }: CanaryWorld,
  nameless: Member,
  what: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const asked = await nameless.did("/vragen", {
    ...question,
    theme: "formulieren",
    toldSensitive: "formulieren",
    naming: "sealed",
    keeper: "",
    title: `Stil ${tokens.word(`title ${what}`)}`,
    text: tokens.word(`text ${what}`),
    ...fields,
  });
  tokens.made(`secret of the question ${what}`, asked.path.split("/mijn-vraag/")[1]);
};

/** Questions without a name by somebody who does nothing else: one is opened by two people, one is entrusted to a wijkwijzer. */
export const withoutAName = async (world: CanaryWorld, who: Readonly<Record<string, Member>>) => {
  const { nameless, wijkwijzer, moderator } = who as Record<"nameless" | "wijkwijzer" | "moderator", Member>;
  const { tokens, later, wijk, sql } = world;
  tokens.made("id of who asks without a name", nameless.id);
  await askSilently(world, nameless, "without a name");
  await askSilently(world, nameless, "for a keeper", { naming: "keeper", keeper: wijkwijzer.id });
  await later(61 * 60_000);
  await later();
  const [asked] = await sql`select id from post where title = ${`Stil ${tokens.word("title without a name")}`}`;
  const [kept] = await sql`select id from post where title = ${`Stil ${tokens.word("title for a keeper")}`}`;
  await wijkwijzer.get(`/toevertrouwd/${kept?.id}`);
  const page = `/vragen/${asked?.id}/ontzegelen`;
  await moderator.did(page, { reason: tokens.word("reason to open a seal") });
  await wijk.administrator.post(`${page}/besluiten`, { reason: tokens.word("second reason to open a seal") });
  await moderator.did(`${page}/naam`);
  await later();
};

/** One that waits when all is looked at: for some minutes it is on the square of nobody. */
export const withoutANameYet = (world: CanaryWorld, nameless: Member): Promise<void> =>
  askSilently(world, nameless, "that waits");

/** What moderators decide about people and their words, and what those say against it. */
export const decisions = async (
  world: CanaryWorld,
  who: Readonly<Record<string, Member>>,
  forTheWijk: { readonly answer: string },
) => {
  const { asker, answerer, moderator, second, suspended } = who as Record<string, Member> &
    Record<"asker" | "answerer" | "moderator" | "second" | "suspended", Member>;
  const { tokens, later, sql, wijk } = world;
  const rule = "friendly";
  await moderator.did(`/antwoorden/${forTheWijk.answer}/verbergen`, { rule, reason: tokens.word("reason for hiding") });
  await later();
  const key = tokens.made("key of a decision", await world.inLetter(answerer.email, /\/besluit\/([\w-]+)/));
  await world.visitor().post(`/besluit/${key}/bezwaar`, { words: tokens.word("words of an appeal") });
  await later();
  const [appeal] = await sql`select decision_id as id from identity.appeal where decided_at is null`;
  const outcome = { outcome: "upheld", [`answer-${appeal?.id}`]: tokens.word("answer to an appeal") };
  await second.did(`/moderatie/bezwaren/${appeal?.id}`, outcome);

  await suspended.did("/ik/profiel", { shown: "ja", about: "Ik ben nieuw.", street: "", themes: "lenen" });
  const told = { why: "unkind", words: tokens.word("words of a report about a neighbour") };
  await asker.did(`/buren/${suspended.id}/klopt-niet`, told);
  const away = { rule, reason: tokens.word("reason to take a profile away") };
  await moderator.did(`/buren/${suspended.id}/verbergen`, away);
  const why = { rule, reason: tokens.word("reason of a suspension"), term: "week" };
  await moderator.did(`/moderatie/schorsingen/${suspended.id}`, why);
  await answerer.did(`/buren/${asker.id}/klopt-niet`, { ...told, words: tokens.word("words about the asker") });
  await later();

  const { administrator } = wijk;
  const servers = "/beheer/servers";
  const shut = { host: "spam.example", policy: "block", reason: tokens.word("reason for shutting a server out") };
  await administrator.post(servers, shut);
  await administrator.post(servers, {
    host: "druk.example",
    policy: "limit",
    reason: tokens.word("reason for limiting a server"),
  });
  await later();
};

/** A decision that somebody has a wijk of the ring look at, which has not looked yet. */
export const appealBeforeTheRing = async (world: CanaryWorld, asker: Member, moderator: Member) => {
  const { tokens, later, everywhere, inLetter } = world;
  const title = `Vraag ${tokens.word("title before the ring")}`;
  const asked = await asker.did("/vragen", { ...question, title, text: tokens.word("text before the ring") });
  const reason = tokens.word("reason before the ring");
  await moderator.did(`${asked.path}/verbergen`, { rule: "friendly", reason });
  await later();
  const page = `/besluit/${await inLetter(asker.email, /\/besluit\/([\w-]+)/)}`;
  const visitor = world.visitor();
  await visitor.post(`${page}/bezwaar`, { words: tokens.word("words before the ring") });
  const { html } = await visitor.post(`${page}/buurwijk`, { step: "look", also: "" });
  const seen = (/name="seen" value="([^"]*)"/.exec(html)?.[1] ?? "").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const wijk = /name="wijk" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? "no wijk of the ring";
  const sent = await visitor.post(`${page}/buurwijk`, { wijk, also: "", seen, agreed: "yes" });
  if (!sent.html.includes("De buurwijk kijkt ernaar.")) throw new Error(`Asking the ring answered ${sent.status}.`);
  await everywhere();
};

/** Every way in, and what people show of themselves on it. */
export const waysIn = async (world: CanaryWorld, asker: Member, bystander: Member) => {
  const { tokens, later, wijk, inLetter } = world;
  const invitation = await asker.did("/ik/uitnodigingen");
  tokens.made("invitation", /meedoen\/([a-z0-9-]{8,})/.exec(invitation.html)?.[1], { withoutDashes: true });
  const list = `${tokens.name("street of a letter")} 12; 1234 AB; ${tokens.name("town of a letter")}`;
  const printed = await wijk.administrator.post("/beheer/brieven", { list, days: "30" });
  tokens.made("code of a letter", /paper__code"[^>]*>([^<]+)/.exec(printed.html)?.[1], { withoutDashes: true });
  const email = tokens.email("e-mail address of who asks to join");
  await world.visitor().post("/meedoen/zonder-code", {
    name: tokens.name("name of who asks to join"),
    email,
    words: tokens.word("words of who asks to join"),
    "neighbour-1": tokens.name("name of the bystander"),
    "neighbour-2": "",
  });
  await later();
  tokens.made("link to vouch", await inLetter(bystander.email, /\/instaan\/([\w-]+)/));
  await world.visitor().post("/inloggen", { email: tokens.email("e-mail address of nobody") });
  await later();
};

/** Takes everything along as somebody, after showing once more who they are. */
export const takenAlong = async (world: CanaryWorld, member: Member): Promise<readonly string[]> => {
  await member.did("/ik/gegevens/opnieuw");
  await world.later();
  const link = await world.inLetter(member.email, /\/inloggen\/link\/[\w-]+/);
  const back = await (member as Person).get(link);
  if (idOf(back.url) !== "gegevens") throw new Error(`${member.role} did not show who they are: ${back.url}`);
  const files: string[] = [];
  for (const form of ["json", "html"]) files.push((await member.get(`/ik/gegevens/alles.${form}`)).html);
  return files;
};
