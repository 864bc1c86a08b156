import { ringMoments } from "../../src/cli/seed-demo/ring.ts";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import type { PageToSee } from "./page-to-see.ts";

/** The administrator's pages about the ring, with the wijken of the demonstration and one that was invited and is no more. */
export const ringToSee = async (
  wijk: RunningWijk,
  { anneke, clock }: { readonly anneke: Person; readonly clock: () => Date },
): Promise<{
  readonly pages: Readonly<Record<string, readonly PageToSee[]>>;
  readonly question: readonly PageToSee[];
}> => {
  const { administrator } = wijk;
  for (const { happen } of ringMoments(wijk.wijk, clock)) await happen();
  const room = "/beheer/kring";
  const list = (await administrator.get(room)).html;
  const of = (name: string): string => {
    const row = list.split('<a class="row__title"').find((part) => part.includes(`>${name}`)) ?? "";
    return /href="(\/beheer\/kring\/[0-9a-f-]{36})"/.exec(row)?.[1] ?? room;
  };
  const asked = /href="(\/vragen\/[0-9a-f-]{36})"[^>]*>(?:<!--[^>]*-->)*Wie heeft er een groepje/;
  const question = asked.exec((await anneke.get("/buurwijken")).html)?.[1] ?? "/vragen";
  return {
    pages: {
      [room]: [
        { name: "the ring", path: room, as: administrator },
        { name: "the ring, nothing filled in", path: room, as: administrator, press: "Uitnodigen" },
      ],
      [`${room}/:id`]: [
        { name: "a wijk of the ring", path: of("Lindehout"), as: administrator },
        { name: "a wijk that asks to come in", path: of("Zandkamp"), as: administrator },
      ],
    },
    question: [{ name: "question in the ring of another wijk", path: question, as: anneke }],
  };
};
