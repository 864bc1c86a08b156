import postgres from "postgres";
import { createMovedClock } from "../../support/moved-clock.ts";
import { startWijk } from "../../support/running-wijk.ts";
import { createOrigin, type Origin, type Page, type Person, post, settle, type Tampering } from "../origins.ts";
import { createFingerprints } from "./fingerprints.ts";

export const everyone = "https://www.w3.org/ns/activitystreams#Public";

/** Stands in what nobody outside the wijk may ever be told. */
export const canary = "kanarie-7f3a9c";

export type Answer = Awaited<ReturnType<typeof post>>;
export type Json = Record<string, unknown>;

/**
 * Where all hostile cases are played: one running wijk with a public question, a question for the wijk alone, an answer from elsewhere
 * and a neighbouring wijk; somebody honest and somebody else on the same server, a stranger on a server of his own, and a
 * server that no request may reach.
 */
export type Stage = Awaited<ReturnType<typeof openStage>>;

export const openStage = async () => {
  const clock = createMovedClock();
  const wijk = await startWijk({ clock, environment: { RATE_LIMIT_INBOX_PER_HOST: "1000000" } });
  const [home, evil, far, trap] = await Promise.all([createOrigin(), createOrigin(), createOrigin(), createOrigin()]);
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const [sanne, joost] = [settle(home, "sanne"), settle(home, "joost")];
  const mallory = settle(evil, "mallory");
  const wijkElsewhere = settle(far, "lindehout");
  far.pages.set("/users/lindehout", { ...wijkElsewhere.document, type: "Group", name: "Lindehout" });
  const lindehout: Person = { ...wijkElsewhere, document: far.pages.get("/users/lindehout") as Json };
  const inbox = `${wijk.origin}/ap/inbox`;
  const anneke = await wijk.neighbour("Anneke");
  let count = 0;
  const fresh = (): string => `n${++count}`;

  const ask = async (fields: { readonly title: string; readonly text: string; readonly audience: string }) => {
    const { url } = await anneke.post("/vragen", { ...fields, theme: "lenen", outside: "standin" });
    await wijk.settle();
    const path = new URL(url).pathname;
    return { path, uri: `${wijk.origin}/ap/o/${path.split("/").at(-1)}` };
  };
  const question = await ask({ title: "Wie heeft een ladder?", text: "", audience: "everyone" });
  const other = await ask({ title: "Wie heeft een boor?", text: "", audience: "everyone" });
  const secret = await ask({ title: `Stil ${canary}`, text: `Alleen hier ${canary}`, audience: "wijk" });
  const read = async (address: string): Promise<Json> =>
    (await (await fetch(address, { headers: { accept: "application/activity+json" } })).json()) as Json;
  const found = await read(`${wijk.origin}/.well-known/webfinger?resource=acct:${wijk.handle.slice(1)}`);
  const wijkUri = (found.links as readonly Json[]).find(({ rel }) => rel === "self")?.href as string;

  const say = (by: Pick<Person, "keyId" | "privateKey">, said: object | string | Buffer, tampering: Tampering = {}) =>
    post(inbox, said, by, clock(), tampering);

  /** An answer for everyone to the public question, by `by`; `object` and `activity` change it. */
  const reply = (by: Pick<Person, "id">, object: Json = {}, activity: Json = {}): Json => {
    const id = `${by.id}/statuses/${fresh()}`;
    const note = {
      id,
      type: "Note",
      attributedTo: by.id,
      inReplyTo: question.uri,
      content: `<p>Antwoord ${count}.</p>`,
      to: [everyone],
      ...object,
    };
    const context = "https://www.w3.org/ns/activitystreams";
    return {
      "@context": context,
      id: `${id}/activity`,
      type: "Create",
      actor: by.id,
      to: [everyone],
      object: note,
      ...activity,
    };
  };
  /** What `by` says about `object`. */
  const about = (by: Pick<Person, "id">, type: string, object: unknown, more: Json = {}): Json => {
    const context = "https://www.w3.org/ns/activitystreams";
    return { "@context": context, id: `${by.id}/acts/${fresh()}`, type, actor: by.id, to: [everyone], object, ...more };
  };
  /** Puts something at an address of its own on a server of others, and gives the address. */
  const serve = (origin: Origin, page: (address: string) => Page): string => {
    const path = `/pages/${fresh()}`;
    origin.pages.set(path, page(`${origin.url}${path}`));
    return `${origin.url}${path}`;
  };

  // What stands here before anybody means harm.
  await say(lindehout, about(lindehout, "Follow", wijkUri));
  await wijk.administrator.post("/beheer/buurwijken", { address: lindehout.id });
  await wijk.settle();
  const [asked] =
    await sql`select follow_uri from neighbour join actor on actor.id = actor_id where uri = ${lindehout.id}`;
  await say(lindehout, about(lindehout, "Accept", asked?.follow_uri));
  const known = reply(sanne, { content: "<p>Dit zei Sanne.</p>", updated: clock().toISOString() });
  const follow = about(sanne, "Follow", wijkUri);
  await say(sanne, known);
  await say(sanne, follow);
  await say(joost, reply(joost, { content: "<p>Joost is bekend.</p>" }));
  await say(mallory, reply(mallory, { content: "<p>Mallory is bekend.</p>" }));
  await wijk.settle();

  return {
    wijk,
    inbox,
    wijkUri,
    ourFollow: String(asked?.follow_uri),
    question,
    /** Another public question of ours. */
    other,
    /** A question for the wijk alone, at the address that it would have outside. */
    secret,
    /** Sanne's answer that stands in the wijk, and her Follow of the wijk. */
    known: known as { readonly id: string; readonly object: Json & { readonly id: string } },
    follow: follow as { readonly id: string },
    sanne,
    joost,
    mallory,
    lindehout,
    home,
    evil,
    far,
    /** No request may come here. */
    trap,
    fresh,
    now: clock,
    pass: clock.move,
    say,
    reply,
    about,
    serve,
    sql,
    ...createFingerprints(sql),
    /** The page of the public question as its asker reads it. */
    page: async () => (await anneke.get(question.path)).html.replaceAll(/data-view="[^"]*"/g, ""),
    close: async () => {
      await sql.end();
      await wijk.close();
      await Promise.all([home, evil, far, trap].map((origin) => origin.close()));
    },
  };
};
