import { createMastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { nameSource } from "../support/official-source.ts";
import { startGemeente } from "../support/running-gemeente.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** A gemeente, three wijken that know it as official, each with another rule, and Sanne on Mastodon who follows it. */
export const createGemeenteWorld = async () => {
  const clock = createMovedClock();
  const gemeente = await startGemeente({ clock });
  const [holtveen, lindehout, zandkamp] = [
    await startWijk({ clock, name: "Holtveen" }),
    await startWijk({ clock, name: "Lindehout" }),
    await startWijk({ clock, name: "Zandkamp" }),
  ];
  const wijken = { Holtveen: holtveen, Lindehout: lindehout, Zandkamp: zandkamp } satisfies Record<string, RunningWijk>;
  const tower = await createMastodonPeer({ clock, host: "localhost" });
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await gemeente.settle();
      for (const wijk of Object.values(wijken)) await wijk.settle();
      await tower.settled();
      clock.move(5_000);
    }
  };
  await nameSource(holtveen.administrator, gemeente.handle, { only: "all" });
  await nameSource(lindehout.administrator, gemeente.handle, { only: "hashtag", hashtag: "wijkmededeling" });
  await nameSource(zandkamp.administrator, gemeente.handle, { only: "mention" });
  const sanne = await tower.account("sanne");
  const gemeenteUri = (await sanne.lookup(gemeente.handle)).id;
  await sanne.follow(gemeenteUri);
  await settle();
  const ids = await gemeente.wijken();

  /** The path of an announcement with this title on the board of a wijk; empty when none hangs there. */
  const pathAt = async (wijk: RunningWijk, title: string): Promise<string> => {
    const { html } = await wijk.administrator.get("/mededelingen");
    const found = [...html.matchAll(/<h3><a href="([^"]+)"[^>]*>([^<]*)<\/a>/g)];
    const paths = found.filter(([, , words = ""]) => words === title).map(([, path = ""]) => path);
    if (paths.length > 1) throw new Error(`"${title}" hangs there ${paths.length} times.`);
    return paths[0] ?? "";
  };
  return {
    clock,
    gemeente,
    wijken,
    tower,
    sanne,
    gemeenteUri,
    settle,
    idOf: (name: keyof typeof wijken): string => ids[name] ?? `no ${name}`,
    pathAt,
    /** The lines about one wijk on the page of an announcement, as its officers read them. */
    faresAt: async (path: string, name: string): Promise<string> => {
      const { html } = await gemeente.administrator.get(path);
      const rows = [...html.matchAll(/<li class="tick[^>]*>(.*?)<\/li>/gs)].map(([, row = ""]) => row);
      const row = rows.find((each) => each.includes(`>${name}</b>`)) ?? "";
      return row
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ")
        .trim();
    },
    close: async (): Promise<void> => {
      await tower.close();
      for (const wijk of Object.values(wijken)) await wijk.close();
      await gemeente.close();
    },
  };
};

export type GemeenteWorld = Awaited<ReturnType<typeof createGemeenteWorld>>;
