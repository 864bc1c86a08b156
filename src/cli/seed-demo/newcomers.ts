import type { ComposedWijk } from "../../compose.ts";
import { type Clock, day, later } from "../../kernel/clock.ts";
import type { PostId } from "../../kernel/ids.ts";
import { languageOfWijk } from "../../kernel/language.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import { wijk } from "./residents.ts";
import type { When } from "./times.ts";

const clientAddress = "127.0.0.1";

/** While the wijk was small everybody wrote at once; since then a moderator looks first. */
const joining: readonly { readonly when: When; readonly heldPosts: string }[] = [
  { when: { daysAgo: 41, time: "18:35" }, heldPosts: "0" },
  { when: { daysAgo: 6, time: "19:40" }, heldPosts: "2" },
];

const letters: { readonly when: When; readonly list: string } = {
  when: { daysAgo: 6, time: "20:10" },
  list: Array.from({ length: 24 }, (_, index) => `Lindelaan ${2 * index + 2}; 1234 AB; Veldermeer`).join("\n"),
};

/** Came without a code; the administrator said yes. */
const noor = {
  name: "Noor",
  email: "noor@post.example",
  words: "Ik woon sinds een maand aan de Kastanjehof, met twee kinderen. Ik ken hier nog niemand.",
  asks: { daysAgo: 5, time: "20:15" } as When,
  approved: { daysAgo: 4, time: "08:20" } as When,
};

/** Waits for the administrator. */
const bo = {
  name: "Bo",
  email: "bo@post.example",
  words: "Ik huur een kamer boven de bakker. Ik help graag met computers.",
  asks: { daysAgo: 1, time: "09:30" } as When,
};

const seen = {
  when: { daysAgo: 3, time: "10:05" } as When,
  letThrough: { daysAgo: 3, time: "17:50" } as When,
  title: "Wie kent een tandarts die nieuwe mensen aanneemt?",
  text: "Het liefst op de fiets te doen, met kinderen achterop.",
};
const waiting = {
  when: { minutesAgo: 50 } as When,
  title: "Waar kunnen kinderen van zes leren schaatsen?",
  text: "Deze winter, op een middag door de week.",
};

/** People who come in without a code, what they write first, letters with a code, and a role with an end. */
export const newcomerMoments = (
  composed: Pick<ComposedWijk, "useCases">,
  people: People,
  clock: Clock,
): readonly Moment[] => {
  const { useCases } = composed;
  const administrator = () => people.idOf(wijk.administratorName);
  let asked: PostId | null = null;

  const askToJoin = async ({ name, email, words }: { name: string; email: string; words: string }) =>
    granted(await useCases.askToJoin({ name, email, words, named: [], language: languageOfWijk, clientAddress }));
  const ask = async ({ title, text }: { title: string; text: string }) =>
    granted(
      await useCases.askQuestion({
        askerId: await people.idOf(noor.name),
        audience: "wijk",
        outside: "stand-in",
        theme: "kinderen",
        title,
        text,
      }),
    );

  return [
    ...joining.map(({ when, heldPosts }) => ({
      when,
      happen: async () =>
        granted(await useCases.changeJoining({ by: await administrator(), vouchersNeeded: "1", heldPosts })),
    })),
    {
      when: letters.when,
      happen: async () =>
        granted(await useCases.makeLetters({ by: await administrator(), list: letters.list, days: "60" })),
    },
    { when: noor.asks, happen: () => askToJoin(noor) },
    {
      when: noor.approved,
      happen: async () => {
        const request = (await useCases.requests.open()).find(({ name }) => name === noor.name);
        if (request === undefined) throw new Error(`${noor.name} did not ask to join.`);
        granted(await useCases.decideRequest.approve(request.id, await administrator()));
      },
    },
    { when: bo.asks, happen: () => askToJoin(bo) },
    {
      when: seen.when,
      happen: async () => {
        asked = await ask(seen);
      },
    },
    {
      when: seen.letThrough,
      happen: async () => {
        if (asked === null) throw new Error("Nothing waits for a moderator.");
        granted(await useCases.judgeHeldPost.letThrough(asked, await people.idOf("Samira"), null));
      },
    },
    { when: waiting.when, happen: () => ask(waiting) },
    {
      when: { daysAgo: 2, time: "12:00" },
      happen: async () =>
        granted(
          await useCases.changeRoles({
            by: await administrator(),
            residentId: await people.idOf("Bram"),
            roles: ["wijkwijzer"],
            lastDays: {
              wijkwijzer: later(clock(), 90 * day)
                .toISOString()
                .slice(0, 10),
            },
          }),
        ),
    },
  ];
};
