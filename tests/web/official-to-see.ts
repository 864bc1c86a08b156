import { handOverMoments } from "../../src/cli/seed-demo/hand-overs.ts";
import { officialSourceMoments } from "../../src/cli/seed-demo/official-sources.ts";
import { createPeople } from "../../src/cli/seed-demo/people.ts";
import type { PostId } from "../../src/kernel/ids.ts";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import type { PageToSee } from "./page-to-see.ts";

/** The administrator's pages about official sources with the source of the demonstration, and what that says. */
export const officialToSee = async (
  wijk: RunningWijk,
  { daan, clock }: { readonly daan: Person; readonly clock: () => Date },
): Promise<{
  readonly pages: Readonly<Record<string, readonly PageToSee[]>>;
  readonly announcement: readonly PageToSee[];
}> => {
  const { administrator } = wijk;
  const { members } = wijk.wijk.useCases;
  const [keeper] = (await members.all()).filter(({ roles }) => roles.includes("administrator"));
  const people = { ...createPeople(wijk.wijk), idOf: async () => keeper?.id as never };
  for (const { happen } of officialSourceMoments(wijk.wijk, people, clock)) await happen();
  const room = "/beheer/officiele-bronnen";
  const list = (await administrator.get(room)).html;
  const path = /href="(\/beheer\/officiele-bronnen\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? room;
  const board = (await daan.get("/mededelingen")).html;
  const sheet = /<h3><a href="([^"]+)"[^>]*>Grijs afval/.exec(board)?.[1] ?? "/mededelingen";
  return {
    pages: {
      [room]: [
        { name: "official sources", path: room, as: administrator },
        { name: "official sources, nothing filled in", path: room, as: administrator, press: "Zoek dit adres op" },
      ],
      [`${room}/:id`]: [
        { name: "choices for an official source", path, as: administrator },
        { name: "choices for an official source, resident", path, as: daan },
      ],
    },
    announcement: [
      { name: "announcement of an official source, visitor", path: sheet },
      { name: "announcement of an official source, moderator", path: sheet, as: administrator },
    ],
  };
};

/** A question that its asker handed over to the gemeente alone, and what that answered. */
export const handOverToSee = async (
  { wijk }: RunningWijk,
  given: { readonly asker: string; readonly question: string; readonly clock: () => Date },
): Promise<void> => {
  const asker = (await wijk.useCases.members.all()).find(({ name }) => name === given.asker);
  if (asker === undefined) throw new Error(`${given.asker} is no member.`);
  const moments = handOverMoments(wijk, {
    at: { minutesAgo: 1 },
    text: "Waar leen ik een steiger?",
    reference: "V-2026-118",
    answer: { at: { minutesAgo: 1 }, html: "<p>Dat kan bij de gemeentewerf.</p>" },
    clock: given.clock,
    question: () => given.question.split("/").at(-1) as PostId,
    asker: async () => asker.id,
  });
  for (const { happen } of moments) await happen();
};
