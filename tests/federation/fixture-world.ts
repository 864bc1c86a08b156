import { readdirSync, readFileSync } from "node:fs";
import { squareStores } from "../../src/composition/stores.ts";
import { readActivity } from "../../src/federation/admission/origin-rules.ts";
import type { InboundServices } from "../../src/federation/inbound/handler.ts";
import { inbox } from "../../src/federation/inbox.ts";
import type { JsonObject } from "../../src/federation/kit/reading.ts";
import { actorFromDocument } from "../../src/federation/remote-actors.ts";
import { openDatabase } from "../../src/platform/postgres.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { startWijk } from "../support/running-wijk.ts";

const folder = new URL("fixtures/", import.meta.url);

/** Software of which there are files. */
export const softwareWithFiles = (): readonly string[] => readdirSync(folder).sort();

/** The order in which the files of one kind of software are handled: what takes back comes after what it takes back. */
const order = [
  "follow",
  "create",
  "update",
  "like",
  "dislike",
  "emoji-react",
  "undo-like",
  "announce",
  "undo-announce",
];
const last = ["quote-request", "undo-follow", "delete"];
const rank = (name: string): number => {
  const kind = name.startsWith("create") ? "create" : name;
  return last.includes(kind) ? order.length + 1 + last.indexOf(kind) : [...order, ""].indexOf(kind);
};

/**
 * A wijk with one question, and what other software sends about it, read from files: through the rules of the gate and the
 * handlers of the inbox, in a real database, with documents of files. Nothing here touches a network.
 */
export const createFixtureWorld = async () => {
  const clock = createMovedClock(new Date("2026-11-23T09:00:00Z"));
  const wijk = await startWijk({ clock });
  const anneke = await wijk.neighbour("Anneke");
  const database = openDatabase({ url: wijk.databaseUrl }, "square", 2);
  const stores = squareStores(clock);
  const read = async (address: string) =>
    (await (await fetch(address, { headers: { accept: "application/activity+json" } })).json()) as Record<
      string,
      unknown
    >;
  const found = await read(`${wijk.origin}/.well-known/webfinger?resource=acct:${wijk.handle.slice(1)}`);
  const links = found.links as readonly { readonly rel: string; readonly href: string }[];
  const wijkUri = links.find(({ rel }) => rel === "self")?.href ?? "";

  /** A question of its own for each kind of software. */
  const ask = async (software: string) => {
    const fields = {
      title: `Wie heeft een ladder? (${software})`,
      text: "",
      theme: "lenen",
      audience: "everyone",
      outside: "standin",
    };
    const path = new URL((await anneke.post("/vragen", fields)).url).pathname;
    await wijk.settle();
    const uri = `${wijk.origin}/ap/o/${path.split("/").at(-1)}`;
    return { path, uri, askerUri: String((await read(uri)).attributedTo) };
  };

  const readFiles = async (software: string) => {
    const question = await ask(software);
    const names = readdirSync(new URL(`${software}/`, folder)).map((name) => name.replace(/\.json$/, ""));
    const files = new Map(
      names.map((name): [string, JsonObject] => {
        const text = readFileSync(new URL(`${software}/${name}.json`, folder), "utf8")
          .replaceAll("https://holtveen.example/ap/a/wijk", wijkUri)
          .replaceAll("https://holtveen.example/ap/a/vrager", question.askerUri)
          .replaceAll("https://holtveen.example/ap/o/vraag", question.uri)
          .replaceAll("https://holtveen.example/vragen/vraag", `${wijk.origin}${question.path}`);
        return [name, JSON.parse(text) as JsonObject];
      }),
    );
    const documents = new Map([...files.values()].map((document) => [String(document.id), document]));
    const isActivity = (name: string) => !["actor", "main-key", "flag"].includes(name);
    const services: InboundServices = {
      clock,
      origin: wijk.origin,
      look: (work) => work(stores(database.drizzle)),
      findRemoteActor: async (uri) => {
        const document = uri === String(files.get("actor")?.id) ? files.get("actor") : undefined;
        return document === undefined ? null : actorFromDocument(document, clock());
      },
      fetchObject: async (uri) => documents.get(uri) ?? null,
      findLinks: async () => null,
      isProven: async () => false,
      broughtBy: null,
      waitFor: async () => {},
    };

    /** Takes one file in as the gate and the inbox do. Gives what came of it. */
    const take = async (name: string): Promise<string> => {
      const json = files.get(name) ?? {};
      const admitted = readActivity(json, { allowPrivatePeers: false });
      if (!admitted.ok) return `${admitted.status} ${admitted.problem}`;
      const { id, type, actor } = admitted.activity;
      const handler = inbox[type];
      if (handler === undefined) return "nothing here handles this";
      clock.move(60_000);
      const apply = await handler({ id, type, actorUri: actor, json, text: JSON.stringify(json) }, services);
      return database.transaction((transaction) => apply(stores(transaction)));
    };

    return {
      question,
      files,
      actor: () => actorFromDocument(files.get("actor") ?? {}, clock()),
      take,
      /** Every activity but reports, in an order that makes sense. */
      activities: [...files.keys()]
        .filter(isActivity)
        .sort((one, other) => rank(one) - rank(other) || one.localeCompare(other)),
      /** The gate's word about a report. */
      report: () => {
        const flag = files.get("flag");
        return flag === undefined ? null : readActivity(flag, { allowPrivatePeers: false });
      },
      /** What stands in the wijk of the note in a file. */
      shown: async (name: string): Promise<string | null> => {
        const note = files.get(name)?.object as JsonObject;
        const post = await stores(database.drizzle).posts.byUri(String(note.id));
        return post?.html.replaceAll(`${wijk.origin}${question.path}`, "https://holtveen.example/vragen/vraag") ?? null;
      },
    };
  };

  return {
    clock,
    readFiles,
    close: async () => {
      await database.close();
      await wijk.close();
    },
  };
};
