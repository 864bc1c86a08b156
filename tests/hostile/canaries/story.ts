import { createPasskeyDevice } from "../../support/passkey-device.ts";
import { gemeenteForm } from "../../support/running-gemeente.ts";
import { type Role, roles } from "./may-stand.ts";
import {
  allElseForTheWijk,
  allForEveryone,
  ofAnOrganisation,
  question,
  questionForTheWijk,
} from "./story-of-the-square.ts";
import {
  appealBeforeTheRing,
  decisions,
  messagesAndReports,
  ofOneself,
  waysIn,
  withoutAName,
  withoutANameYet,
} from "./story-of-what-is-said-in-private.ts";
import { type CanaryWorld, idOf, type Member } from "./world.ts";

/** What goes to the ring, to a gemeente and to its desk for reports, and to nobody else. */
const beyondTheWijk = async (world: CanaryWorld, asker: Member) => {
  const { tokens, wijk, gemeente, clock, everywhere, desk } = world;
  const ringShown = /name="ringShown" value="([^"]*)"/.exec((await asker.get("/vragen/nieuw")).html)?.[1] ?? "";
  const forRing = await asker.did("/vragen", {
    ...question,
    audience: "kring",
    ringShown,
    title: `Kring ${tokens.word("title for the ring")}`,
    text: tokens.word("text for the ring"),
  });
  tokens.made("id of a question for the ring", forRing.id);
  const typed = { ...question, title: "Wie maakt de lamp?", text: tokens.word("text that stays in the wijk") };
  const asked = await asker.did("/vragen", { ...typed, street: tokens.name("street for the gemeente") });
  await everywhere();
  const words = {
    title: `Lamp ${tokens.word("title for the gemeente")}`,
    text: tokens.word("text for the gemeente"),
    plek: "ja",
  };
  await asker.did(`${asked.path}/verder`, { trede: "gemeente", keuze: "ja", ...words });
  await everywhere();
  const officer = await gemeente.officer(tokens.name("name of an officer"));
  const at = /href="(\/doorgegeven\/[0-9a-f-]{36})"/.exec((await officer.get("/doorgegeven")).html)?.[1] ?? "/none";
  const why = tokens.word("why the gemeente takes longer");
  await officer.post(`${at}/termijn`, { answerBefore: "2027-02-01", why });
  await officer.post(`${at}/antwoord`, { text: tokens.word("answer of the gemeente"), do: "antwoord" });
  clock.move(1_000);
  await officer.post("/mededelingen", {
    ...gemeenteForm,
    title: `Straks ${tokens.word("title of a draft")}`,
    text: tokens.word("text of a draft"),
    do: "keep",
  });
  await everywhere();

  const place = { latitude: "52,1521", longitude: "5.3872" };
  const connected = { kind: "signalen", name: "Gemeente Veldermeer", address: desk.origin, ...place };
  await wijk.administrator.post("/beheer/meldingen", connected);
  const reported = await asker.did("/vragen", { ...question, title: "Wie kent de lantaarn?" });
  const form = (await asker.get(`${reported.path}/melden`)).html;
  const category = /<option value="([^"]+)"[^>]*>[^<]*(?:Straatverlichting|Lantaarn)/.exec(form)?.[1] ?? "none";
  await asker.did(`${reported.path}/melden`, {
    category,
    description: tokens.word("words of a report to the gemeente"),
    place: tokens.name("place of a report to the gemeente"),
  });
  await everywhere();
};

/** A passkey on the telephone of somebody. */
const passkeyOf = async (world: CanaryWorld, member: Member) => {
  const { tokens, wijk } = world;
  const device = createPasskeyDevice(wijk.origin);
  const asked = JSON.parse((await member.post("/ik/passkeys/begin")).html);
  const answer = device.make(asked);
  const id = String(JSON.parse(answer).id);
  tokens.made("id of a passkey", id, { also: [Buffer.from(id, "base64url").toString("hex")] });
  await member.did("/ik/passkeys", { answer, name: tokens.name("name of a passkey") });
};

/** Plays everything that somebody can entrust to a wijk, each with a word of its own. Gives who was in it. */
export const playStory = async (world: CanaryWorld) => {
  const { join, give, wijk, send, follower, everywhere } = world;
  const who = {} as Record<Role, Member>;
  for (const role of roles) who[role] = await join(role);
  const { asker, answerer, wijkwijzer, moderator, second, bystander } = who;
  await passkeyOf(world, asker);
  await give(wijkwijzer, "wijkwijzer");
  for (const member of [moderator, second]) await give(member, "moderator");

  const webfinger = await fetch(`${wijk.origin}/.well-known/webfinger?resource=acct:${wijk.handle.slice(1)}`);
  const { links } = (await webfinger.json()) as { links: readonly { rel: string; href: string }[] };
  const itself = links.find(({ rel }) => rel === "self")?.href;
  const context = "https://www.w3.org/ns/activitystreams";
  await send({ "@context": context, id: `${follower.id}/f`, type: "Follow", actor: follower.id, object: itself });
  await everywhere();

  await ofOneself(world, asker, wijkwijzer);
  await waysIn(world, asker, bystander);
  const forTheWijk = await questionForTheWijk(world, asker, answerer);
  const forEveryone = await allForEveryone(world, who);
  await allElseForTheWijk(world, asker, answerer, moderator);
  const about = await answerer.did("/vragen", { ...question, audience: "everyone", title: "Voor een gesprek" });
  await messagesAndReports(world, who, about.id);
  await decisions(world, who, forTheWijk);
  await appealBeforeTheRing(world, asker, moderator);
  await withoutAName(world, who);
  await beyondTheWijk(world, asker);
  await ofAnOrganisation(world, who.organisation);
  await everywhere();
  await withoutANameYet(world, who.nameless);
  return { ...who, forTheWijk, forEveryone: { ...forEveryone, id: idOf(forEveryone.url) } };
};

export type Story = Awaited<ReturnType<typeof playStory>>;
