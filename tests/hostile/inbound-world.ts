import { expect } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { startWijk } from "../support/running-wijk.ts";
import { createOrigin, noteBy, type Person, post } from "./origins.ts";

export const everyone = "https://www.w3.org/ns/activitystreams#Public";

/** A running wijk with one resident, and two servers elsewhere whose people send it anything. */
export const createInboundWorld = async (given: { readonly environment?: Record<string, string> } = {}) => {
  const clock = createMovedClock();
  const wijk = await startWijk({ clock, ...given });
  const [home, third] = await Promise.all([createOrigin(), createOrigin()]);
  const anneke = await wijk.neighbour("Anneke");
  const sharedInbox = `${wijk.origin}/ap/inbox`;
  let count = 0;

  const read = async (
    address: string,
  ): Promise<{ readonly status: number; readonly json: Record<string, unknown> }> => {
    const answer = await fetch(address, { headers: { accept: "application/activity+json" } });
    const text = await answer.text();
    return { status: answer.status, json: answer.status === 404 ? {} : JSON.parse(text) };
  };

  const { json: found } = await read(`${wijk.origin}/.well-known/webfinger?resource=acct:${wijk.handle.slice(1)}`);
  const links = found.links as readonly { readonly rel: string; readonly href: string }[];
  const wijkUri = links.find(({ rel }) => rel === "self")?.href ?? "";

  const send = (person: Person, activity: object | string, inbox = sharedInbox) =>
    post(inbox, activity, person, clock());

  return {
    clock,
    wijk,
    home,
    third,
    anneke,
    wijkUri,
    sharedInbox,
    read,
    send,
    /** Sends what the gate lets in, and lets the wijk do its work. */
    tell: async (person: Person, activity: object): Promise<void> => {
      expect((await send(person, activity)).status).toBe(202);
      await wijk.settle();
    },
    /** A new question of Anneke's for everyone. */
    ask: async () => {
      count += 1;
      const fields = { title: `Vraag ${count}`, text: "", theme: "lenen", audience: "everyone", outside: "standin" };
      const path = new URL((await anneke.post("/vragen", fields)).url).pathname;
      await wijk.settle();
      return { path, title: fields.title, uri: `${wijk.origin}/ap/o/${path.split("/").at(-1)}` };
    },
    /** A Create of an answer for everyone, by `author`. */
    answer: (author: Person, inReplyTo: string, content: string, more: object = {}) => {
      count += 1;
      const object = { inReplyTo, content: `<p>${content}</p>`, to: [everyone], ...more };
      return noteBy(author.id, `${count}`, { object });
    },
    /** Something that `author` says about `object`, under an id of its own. */
    activity: (author: Person, type: string, object: unknown) => {
      count += 1;
      const id = `${author.id}/activities/${count}`;
      return {
        "@context": "https://www.w3.org/ns/activitystreams",
        id,
        type,
        actor: author.id,
        to: [everyone],
        object,
      };
    },
    /** How often a text stands on a page as Anneke reads it; what a script of the page gets beside it does not count. */
    times: async (path: string, text: string) =>
      (await anneke.get(path)).html.replaceAll(/data-view="[^"]*"/g, "").split(text).length - 1,
    close: async () => {
      await wijk.close();
      await Promise.all([home.close(), third.close()]);
    },
  };
};
