import type { MovedClock } from "./moved-clock.ts";
import type { Opening } from "./open-wijk.ts";
import type { Page, Person } from "./person.ts";
import { type RunningWijk, startWijk } from "./running-wijk.ts";

/** Several wijken that run in this process, with what their administrators do about the ring. */
export type RingOfWijken = {
  readonly wijken: readonly RunningWijk[];
  /** Does everything that is due in all of them, until nothing more can come of it. */
  settle(): Promise<void>;
  /** The one administrator invites, the other says yes; everything is settled. */
  join(inviting: RunningWijk, invited: RunningWijk): Promise<void>;
  /** One wijk follows another. */
  follow(wijk: RunningWijk, followed: RunningWijk): Promise<void>;
  /** What the administrator of `wijk` does about `other` on its page; nothing is settled. */
  choose(wijk: RunningWijk, other: RunningWijk, choice: string): Promise<Page>;
  close(): Promise<void>;
};

/** The page of one wijk about another one in the ring. */
const pageAbout = async (wijk: RunningWijk, other: RunningWijk): Promise<string> => {
  const { html } = await wijk.administrator.get("/beheer/kring");
  const row = html.split('<a class="row__title"').find((part) => part.includes(other.handle)) ?? "";
  return /href="(\/beheer\/kring\/[0-9a-f-]{36})"/.exec(row)?.[1] ?? "/not-there";
};

/** Starts wijken with these names; `openings` says of some of them how they are opened. */
export const startRing = async (
  clock: MovedClock,
  names: readonly string[],
  openings: Readonly<Record<string, Omit<Opening, "clock">>> = {},
): Promise<RingOfWijken> => {
  const wijken: RunningWijk[] = [];
  for (const name of names) wijken.push(await startWijk({ clock, name, ...openings[name] }));
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 4; round++) {
      for (const wijk of wijken) await wijk.settle();
      clock.move(5_000);
    }
  };
  const choose = async (wijk: RunningWijk, other: RunningWijk, choice: string): Promise<Page> =>
    wijk.administrator.post(await pageAbout(wijk, other), { keuze: choice });
  return {
    wijken,
    settle,
    choose,
    join: async (inviting, invited) => {
      const asked = await inviting.administrator.post("/beheer/kring", { address: invited.handle });
      if (asked.status !== 200) throw new Error(`Inviting answered ${asked.status}: ${asked.html}`);
      await settle();
      const accepted = await choose(invited, inviting, "accept");
      if (accepted.status !== 200) throw new Error(`Accepting answered ${accepted.status}: ${accepted.html}`);
      await settle();
    },
    follow: async (wijk, followed) => {
      await wijk.administrator.post("/beheer/buurwijken", { address: followed.handle });
      await settle();
    },
    close: async () => {
      for (const wijk of wijken.toReversed()) await wijk.close();
    },
  };
};

/** Asks the ring something, as the form shows it at this moment. Gives the path of the question. */
export const askRing = async (
  person: Person,
  title: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const form = (await person.get("/vragen/nieuw")).html;
  const ringShown = /name="ringShown" value="([^"]*)"/.exec(form)?.[1] ?? "";
  const fields = { title, text: "Alleen voor de kring.", theme: "lenen", audience: "kring", outside: "standin" };
  const asked = await person.post("/vragen", { ...fields, ringShown, ...more });
  return asked.status === 200 ? new URL(asked.url).pathname : `${asked.status}`;
};

/** Where a resident of another wijk finds a question of a neighbour, by its title. */
export const findThere = async (person: Person, title: string): Promise<string> => {
  const { html } = await person.get("/buurwijken");
  const escaped = title.replaceAll("?", "\\?");
  return new RegExp(`href="(/vragen/[0-9a-f-]{36})"[^>]*>(?:<!--[^>]*-->)*${escaped}`).exec(html)?.[1] ?? "/not-there";
};
