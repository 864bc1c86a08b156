import { expect } from "vitest";
import { createMicroblogPeer, type Family, type MicroblogPeer } from "../support/microblog-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { startWijk } from "../support/running-wijk.ts";

const activityJson = { accept: "application/activity+json" };

/** A wijk with one resident, and a microblog server of a family with one person who follows the wijk. */
export const createMicroblogScene = async (family: Family) => {
  const clock = createMovedClock();
  const wijk = await startWijk({ clock });
  const anneke = await wijk.neighbour("Anneke");
  const peer: MicroblogPeer = await createMicroblogPeer(family, clock);
  const sanne = await peer.account("sanne");
  let count = 0;

  /** Everything that goes back and forth, until both sides are quiet. */
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 4; round++) {
      await wijk.settle();
      await peer.settled();
      clock.move(5_000);
    }
  };

  const wijkActor = await sanne.lookup(wijk.handle);
  await sanne.follow(wijkActor.id);
  await settle();

  return {
    clock,
    wijk,
    anneke,
    peer,
    sanne,
    settle,
    wijkActor,
    /** A question of Anneke's for everyone, that has reached the peer. */
    ask: async (fields: Record<string, string> = {}) => {
      count += 1;
      const typed = {
        title: `Wie heeft ladder ${count} te leen?`,
        text: `Voor zaterdag, poging ${count}.`,
        theme: "lenen",
        audience: "everyone",
        outside: "standin",
        ...fields,
      };
      const page = await anneke.post("/vragen", typed);
      expect(page.status).toBe(200);
      await settle();
      const path = new URL(page.url).pathname;
      return { path, typed, uri: `${wijk.origin}/ap/o/${path.split("/").at(-1)}` };
    },
    /** The thread as Anneke reads it; what a script of the page gets beside it does not count. */
    page: async (path: string) => (await anneke.get(path)).html.replaceAll(/data-view="[^"]*"/g, ""),
    read: async (uri: string) => {
      const response = await fetch(uri, { headers: activityJson });
      return { status: response.status, json: (await response.json()) as Record<string, unknown> };
    },
    /** Ids of the answers that other servers find under a question. */
    replies: async (uri: string) => {
      const response = await fetch(`${uri}/replies?page=first`, { headers: activityJson });
      return ((await response.json()) as { readonly items: readonly string[] }).items;
    },
    /** What came since `work` began. */
    receivedDuring: async (work: () => Promise<unknown>) => {
      const before = peer.received.length;
      await work();
      await settle();
      return peer.received.slice(before);
    },
    close: async () => {
      await peer.close();
      await wijk.close();
    },
  };
};

export type MicroblogScene = Awaited<ReturnType<typeof createMicroblogScene>>;

/** How often a piece of text stands in another. */
export const times = (text: string, piece: string): number => text.split(piece).length - 1;

/** The id of the answer with these words on a page. */
export const answerId = (html: string, words: string): string => {
  const items = html.split(/<li [^>]*id="antwoord-/).slice(1);
  return items.find((item) => item.includes(words))?.slice(0, 36) ?? "";
};
