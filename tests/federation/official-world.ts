import { createMastodonPeer, type PeerAccount } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { nameSource } from "../support/official-source.ts";
import type { Person } from "../support/person.ts";
import { startWijk } from "../support/running-wijk.ts";

export const everyone = "https://www.w3.org/ns/activitystreams#Public";

/**
 * A wijk, a town on Mastodon whose accounts it can name as official, and a third server from which Sanne follows the wijk. Both
 * run in secure mode.
 */
export const createOfficialWorld = async (given: { readonly environment?: Record<string, string> } = {}) => {
  const clock = createMovedClock();
  const wijk = await startWijk({ clock, ...given });
  const anneke = await wijk.neighbour("Anneke");
  const [town, tower] = await Promise.all([
    createMastodonPeer({ clock, host: "localhost" }),
    createMastodonPeer({ clock, host: "localhost" }),
  ]);
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await wijk.settle();
      await Promise.all([town.settled(), tower.settled()]);
      clock.move(5_000);
    }
  };
  const sanne = await tower.account("sanne");
  const wijkUri = (await sanne.lookup(wijk.handle)).id;
  await sanne.follow(wijkUri);
  await settle();
  let count = 0;
  const board = async (person: Pick<Person, "get"> = anneke): Promise<string> =>
    (await person.get("/mededelingen")).html;
  return {
    clock,
    wijk,
    anneke,
    town,
    tower,
    sanne,
    wijkUri,
    settle,
    board,
    /** A number that no text had before. */
    next: (): number => {
      count += 1;
      return count;
    },
    /** A new account of the gemeente, named with these choices. */
    named: async (fields: Readonly<Record<string, string>> = {}): Promise<PeerAccount> => {
      count += 1;
      const account = await town.account(`gemeente${count}`);
      await nameSource(wijk.administrator, account.handle, fields);
      await settle();
      return account;
    },
    /** The path of an announcement with this title on the board; empty when none hangs there. */
    pathOf: async (title: string): Promise<string> => {
      const found = [...(await board()).matchAll(/<h3><a href="([^"]+)"[^>]*>([^<]*)<\/a>/g)];
      return found.find(([, , words = ""]) => words === title)?.[1] ?? "";
    },
    /** Announces by the wijk of one object as Sanne's server got them, and what took them back. */
    shares: (uri: string) => {
      const said = tower.received.map(({ activity }) => activity);
      const announces = said.filter(
        ({ type, object, actor }) => type === "Announce" && object === uri && actor === wijkUri,
      );
      const undone = said.filter(
        ({ type, object }) => type === "Undo" && (object as { readonly object?: unknown } | undefined)?.object === uri,
      );
      return { announces, undone };
    },
    /** An account says something to the wijk straight away, whoever follows it. */
    tell: async (
      account: PeerAccount,
      type: string,
      object: unknown,
      name: string = crypto.randomUUID(),
    ): Promise<void> => {
      await account.post(`${wijk.origin}/ap/inbox`, {
        "@context": "https://www.w3.org/ns/activitystreams",
        id: `${account.id}/says/${name}`,
        type,
        actor: account.id,
        to: [everyone],
        object,
      });
      await settle();
    },
    close: async () => {
      await Promise.all([town.close(), tower.close()]);
      await wijk.close();
    },
  };
};

export type OfficialWorld = Awaited<ReturnType<typeof createOfficialWorld>>;
