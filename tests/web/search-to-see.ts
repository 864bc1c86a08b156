import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import { type PageToSee, page } from "./page-to-see.ts";

/** Lists that can be narrowed down, looking for something, and neighbours who chose to be found, by the patterns of the router. */
export const searchToSee = async (
  wijk: RunningWijk,
  { anneke, daan }: { readonly anneke: Person; readonly daan: Person },
): Promise<Readonly<Record<string, readonly PageToSee[]>>> => {
  await daan.post("/ik/profiel", {
    shown: "ja",
    about: "Ik woon hier sinds 1998 en fiets graag.\n\nIk kan goed met een ladder overweg.",
    street: "Kerkstraat",
    themes: ["lenen", "klussen", "vervoer"],
  });
  const id = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Daan")?.id ?? "nobody";
  await anneke.post(`/buren/${id}/klopt-niet`, { why: "other", words: "Dit klopt echt niet." });
  return {
    "/vragen": [
      page("questions, visitor", "/vragen"),
      page("questions, resident", "/vragen", daan),
      page("questions without an answer", "/vragen?stand=zonder-antwoord", daan),
    ],
    "/zoeken": [
      page("search, visitor", "/zoeken"),
      page("search, found", "/zoeken?wat=ladder", anneke),
      page("search, found by a visitor", "/zoeken?wat=rolstoel"),
      page("search, nothing found", "/zoeken?wat=xylofoon&soort=vragen", anneke),
      page("search, people", "/zoeken?wat=daan&soort=mensen", anneke),
    ],
    "/buren": [page("neighbours", "/buren", anneke), page("no neighbours", "/buren?onderwerp=taal", anneke)],
    "/buren/:id": [
      page("somebody", `/buren/${id}`, anneke),
      page("oneself", `/buren/${id}`, daan),
      page("somebody, moderator", `/buren/${id}`, wijk.administrator),
    ],
    "/buren/:id/schrijven": [page("write to a neighbour", `/buren/${id}/schrijven`, anneke)],
    "/buren/:id/blokkeren": [page("hear nothing of a neighbour", `/buren/${id}/blokkeren`, anneke)],
    "/buren/:id/klopt-niet": [page("a neighbour is not right", `/buren/${id}/klopt-niet`, anneke)],
    "/ik/profiel": [
      page("introduction", "/ik/profiel", daan),
      page("introduction, nothing filled in", "/ik/profiel", anneke),
    ],
  };
};
