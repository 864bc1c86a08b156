import { expect } from "vitest";
import { createMovedClock } from "../../support/moved-clock.ts";
import { startWijk } from "../../support/running-wijk.ts";
import { createThreadiversePeer, type FamilyName } from "../../support/threadiverse-peer/index.ts";

/** A wijk with a resident, and a server of a family with somebody who follows the wijk. */
export const createStory = async (family: FamilyName) => {
  const clock = createMovedClock();
  const wijk = await startWijk({ clock });
  const peer = await createThreadiversePeer({ clock, family });
  const [anneke, kees] = [await wijk.neighbour("Anneke"), await peer.person("kees")];

  const bothSettle = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await wijk.settle();
      clock.move(5_000);
    }
  };
  const group = await kees.lookup(wijk.handle);
  await kees.follow(group);
  await bothSettle();
  let count = 0;
  const fields = { text: "Voor zaterdag.", theme: "lenen", audience: "everyone", outside: "standin" };

  return {
    clock,
    wijk,
    peer,
    anneke,
    kees,
    group,
    bothSettle,
    /** Anneke asks something for everyone. */
    ask: async (more: Readonly<Record<string, string>> = {}) => {
      count += 1;
      const asked = { ...fields, title: `Wie leent mij ladder ${count}?`, ...more };
      const page = await anneke.post("/vragen", asked);
      expect(page.status).toBe(200);
      await bothSettle();
      const path = new URL(page.url).pathname;
      return { path, fields: asked, uri: `${wijk.origin}/ap/o/${path.split("/").at(-1)}` };
    },
    /** The ids of the answers in a thread, as Anneke sees them. */
    answersIn: async (path: string): Promise<readonly string[]> =>
      [...(await anneke.get(path)).html.matchAll(/<li [^>]*id="antwoord-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id),
    /** Everything that the peer got since `work` began. */
    since: async (work: () => Promise<unknown>) => {
      const before = peer.received.length;
      await work();
      await bothSettle();
      return peer.received.slice(before).map(({ activity }) => activity);
    },
    close: async () => {
      await peer.close();
      await wijk.close();
    },
  };
};

export type Story = Awaited<ReturnType<typeof createStory>>;
