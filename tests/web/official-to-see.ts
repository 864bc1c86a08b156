import { officialSourceMoments } from "../../src/cli/seed-demo/official-sources.ts";
import { createPeople } from "../../src/cli/seed-demo/people.ts";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import type { PageToSee } from "./pages.ts";

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
