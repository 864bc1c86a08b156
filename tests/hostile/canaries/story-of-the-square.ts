import { randomInt } from "node:crypto";
import { makeActivity } from "../../support/activity-form.ts";
import { announce } from "../../support/announcement-form.ts";
import { makeOffer } from "../../support/offer-form.ts";
import { formWith, photosOnForm, placeInPhoto, telephonePhoto } from "../../support/photo-files.ts";
import { makePoll } from "../../support/poll-form.ts";
import { everyone } from "../cases/stage.ts";
import { noteBy } from "../origins.ts";
import type { CanaryWorld, Member } from "./world.ts";

const answerIn = (html: string): string =>
  [...html.matchAll(/id="antwoord-([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? "no answer on the page";
export const question = { text: "", theme: "lenen", outside: "standin", audience: "wijk" } as const;

/** A question for the wijk with a street and a photo, which is changed, answered and helped. Gives it and its answer. */
export const questionForTheWijk = async (world: CanaryWorld, asker: Member, answerer: Member) => {
  const { tokens, later } = world;
  const fields = {
    ...question,
    text: `Tekst ${tokens.word("text for the wijk")}`,
    street: tokens.name("street of a question"),
  };
  tokens.made("place in a photo", placeInPhoto);
  const first = { ...fields, title: `Vraag ${tokens.word("earlier title for the wijk")}` };
  const chosen = await asker.did(
    "/vragen",
    formWith({ ...first, addPhotos: "ja" }, [{ bytes: await telephonePhoto({ width: 40, height: 30 }) }]),
  );
  const photo = photosOnForm(chosen.html)[0] ?? "no photo";
  const described = { [`photo-${photo}`]: `Foto ${tokens.word("words with a photo")}` };
  const asked = await asker.did("/vragen", formWith({ ...first, ...described }));
  tokens.made("id of a question for the wijk", asked.id);
  tokens.made("id of a photo for the wijk", photo);
  await later(60_000);
  const answered = await answerer.did(`${asked.path}/antwoorden`, { text: tokens.word("answer for the wijk") });
  const answer = answerIn(answered.html);
  await asker.did(
    `${asked.path}/veranderen`,
    formWith({ ...fields, title: `Vraag ${tokens.word("title for the wijk")}`, ...described }),
  );
  await asker.did(`${asked.path}/geholpen`, { answer });
  await later(60_000);
  return { ...asked, answer };
};

/** A poll, an activity, an offer and announcements for the wijk alone. */
export const allElseForTheWijk = async (world: CanaryWorld, asker: Member, answerer: Member, moderator: Member) => {
  const { tokens, later, sql } = world;
  const poll = await makePoll(asker, {
    title: `Peiling ${tokens.word("title of a poll")}`,
    text: tokens.word("text of a poll"),
    option1: tokens.word("choice of a poll"),
    audience: "wijk",
  });
  await answerer.did(`${poll.path}/stemmen`, { choice: "0" });
  const activity = await makeActivity(asker, {
    title: `Samen ${tokens.word("title of an activity")}`,
    text: tokens.word("text of an activity"),
    place: tokens.name("place of an activity"),
    costs: `3 euro ${tokens.word("costs of an activity")}`,
    audience: "wijk",
  });
  await answerer.did(`${activity.path}/aanmelden`);
  await asker.did(`${activity.path}/afgelasten`, { why: tokens.word("why an activity is off") });
  await makeOffer(asker, {
    title: `Te leen ${tokens.word("title of an offer")}`,
    text: tokens.word("text of an offer"),
    location: tokens.name("place of an offer"),
    audience: "wijk",
  });
  const words = {
    title: `Bericht ${tokens.word("title of an announcement")}`,
    text: tokens.word("text of an announcement"),
    audience: "wijk",
  };
  const corrected = await announce(moderator, words);
  await moderator.did(`${corrected.path}/veranderen`, { ...words, correction: tokens.word("what was wrong") });
  const withdrawn = await announce(moderator, { ...words, title: "Gaat niet door" });
  await moderator.did(`${withdrawn.path}/intrekken`, { farewell: tokens.word("why an announcement is gone") });
  await later(60_000);

  // What a moderator does not let through.
  await sql`update resident set posts_to_see = 1 where id = ${answerer.id}`;
  const refused = await answerer.did("/vragen", {
    ...question,
    audience: "everyone",
    title: `Vraag ${tokens.word("title that waits for a moderator")}`,
  });
  const reason = { [`reason-${refused.id}`]: tokens.word("reason of a refusal"), [`rule-${refused.id}`]: "friendly" };
  await moderator.did(`/moderatie/${refused.id}/weigeren`, reason);
  const waiting = { ...question, audience: "everyone", title: `Vraag ${tokens.word("title that still waits")}` };
  await answerer.did("/vragen", waiting);
  await sql`update resident set posts_to_see = 0 where id = ${answerer.id}`;
  await later(60_000);
};

/** What an organisation says of itself, for everyone. */
export const ofAnOrganisation = async (world: CanaryWorld, organisation: Member) => {
  const { tokens, wijk, later } = world;
  const named = { residentId: organisation.id, name: tokens.name("name of an organisation") };
  const page = await wijk.administrator.post("/beheer/organisaties", named);
  if (page.status !== 200) throw new Error(`Naming an organisation answered ${page.status}.`);
  const phone = `06 ${String(randomInt(10_000_000, 99_999_999))}`;
  tokens.made("telephone number of an organisation", phone, { also: [phone.replace(" ", "")] });
  await makeOffer(organisation, {
    title: "Spreekuur",
    schedule: tokens.word("hours of an organisation"),
    phone,
    sure: "ja",
    manner: "help",
  });
  await later(60_000);
};

/** Questions and all else that everyone may read: a scan that misses them looks in the wrong place. */
export const allForEveryone = async (world: CanaryWorld, who: Readonly<Record<string, Member>>) => {
  const {
    asker,
    answerer,
    moderator,
    wijkwijzer: withHandle,
  } = who as Readonly<Record<"asker" | "answerer" | "moderator" | "wijkwijzer", Member>>;
  const { tokens, later, sql, send, follower, stranger } = world;
  await withHandle.did("/ik/buiten", { handle: tokens.word("handle of a neighbour") });
  const fields = { ...question, audience: "everyone", text: `Tekst ${tokens.word("text for everyone")}` };
  const asked = await asker.did("/vragen", { ...fields, title: `Vraag ${tokens.word("title for everyone")}` });
  await later(60_000);
  const answered = await answerer.did(`${asked.path}/antwoorden`, { text: tokens.word("answer for everyone") });
  await withHandle.did(`${asked.path}/antwoorden`, { text: "Onder mijn eigen naam", outside: "handle" });
  const said = { inReplyTo: `${world.wijk.origin}/ap/o/${asked.id}`, to: [everyone] };
  const create = (by: { readonly id: string }, name: string, words: string) =>
    noteBy(by.id, name, { object: { ...said, content: `<p>${words}</p>` } });
  await send(create(follower, "1", tokens.word("answer from elsewhere")));
  await send(create(follower, "2", tokens.word("answer from elsewhere that was taken back")));
  const about = (type: string, object: string) => ({
    "@context": "https://www.w3.org/ns/activitystreams",
    id: `${follower.id}/${type}/1`,
    type,
    actor: follower.id,
    to: [everyone],
    object,
  });
  await send(about("Delete", `${follower.id}/statuses/2`));
  await send(about("Like", said.inReplyTo));
  await send(create(stranger, "1", tokens.word("answer of a writer who is barred")), stranger);
  const [barred] = await sql`select id from post where uri = ${`${stranger.id}/statuses/1`}`;
  await moderator.did(`/moderatie/schrijver-van/${barred?.id}`, { reason: tokens.word("reason to bar a writer") });
  await asker.did(`${asked.path}/geholpen`, { answer: answerIn(answered.html) });
  await asker.did(`${asked.path}/veranderen`, { ...fields, title: `Anders ${tokens.word("title for everyone")}` });
  const withdrawn = await answerer.did("/vragen", { ...fields, title: "Straks ingetrokken" });
  await later(60_000);
  await answerer.did(`${withdrawn.path}/intrekken`);

  const activity = await makeActivity(asker, { title: "Soep voor iedereen" });
  const [name, email] = [tokens.name("name of who comes"), tokens.email("e-mail address of who comes")];
  await world.visitor().post(`${activity.path}/aanmelden-per-mail`, { name, email });
  await later();
  tokens.made("link of who comes", await world.inLetter(email, /\/aanmelding\/([\w-]+)/));
  return asked;
};
