import { makeOffer, organisation } from "../support/offer-form.ts";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import type { PageToSee } from "./page-to-see.ts";

/** Offers in every state, an organisation, and the pages on which they stand, by pattern. */
export const offersToSee = async (
  wijk: RunningWijk,
  { anneke, daan }: { readonly anneke: Person; readonly daan: Person },
): Promise<Readonly<Record<string, readonly PageToSee[]>>> => {
  const long = `Eenheellangwoordzonderspaties${"x".repeat(60)}`;
  const welfare = await organisation(wijk, "Loes", "Welzijn Holtveen");
  const open = await makeOffer(anneke, { location: long });
  const request = await makeOffer(anneke, {
    purpose: "request",
    title: "Kast tillen",
    manner: "help",
    audience: "wijk",
  });
  const away = await makeOffer(anneke, { title: "Fiets nakijken", manner: "help", theme: "vervoer" });
  await anneke.post(`${away.path}/stand`, { stand: "away" });
  const letters = await makeOffer(welfare, {
    title: "Hulp bij brieven",
    manner: "help",
    theme: "formulieren",
    schedule: "Dinsdag van 10 tot 12 uur",
    phone: "0599 000 000",
  });
  const asked = await daan.post("/vragen", {
    title: "Wie leest een brief met mij?",
    text: "Van de gemeente.",
    theme: "formulieren",
    audience: "wijk",
  });
  const question = new URL(asked.url).pathname;
  const page = (name: string, path: string, as?: Person, press?: string): PageToSee => ({
    name,
    path,
    ...(as === undefined ? {} : { as }),
    ...(press === undefined ? {} : { press }),
  });
  const door = `${question}/aan/${letters.id}`;
  return {
    "/aanbod": [
      page("offers, visitor", "/aanbod"),
      page("offers, resident", "/aanbod", daan),
      page("offers about one theme", "/aanbod?onderwerp=zorg", daan),
      page("offers, organisation", "/aanbod", welfare),
    ],
    "/aanbod/nieuw": [
      page("make an offer", "/aanbod/nieuw", anneke),
      page("make an offer, nothing filled in", "/aanbod/nieuw", anneke, "Zet het erop"),
      page("look for something", "/aanbod/nieuw?soort=gezocht", anneke),
      page("make an offer, organisation", "/aanbod/nieuw", welfare),
    ],
    "/aanbod/:id": [
      page("offer, visitor", open.path),
      page("offer, neighbour", open.path, daan),
      page("offer, its maker", open.path, anneke),
      page("request, neighbour", request.path, daan),
      page("offer that is not for a while", away.path, daan),
      page("offer of an organisation", letters.path, daan),
    ],
    "/aanbod/:id/veranderen": [page("change an offer", `${open.path}/veranderen`, anneke)],
    "/aanbod/:id/intrekken": [page("withdraw an offer", `${open.path}/intrekken`, anneke)],
    "/aanbod/:id/klopt-niet": [page("an offer is not right", `${open.path}/klopt-niet`, daan)],
    "/aanbod/gevraagd": [page("what people ask", "/aanbod/gevraagd", welfare)],
    "/vragen/:id/aan/:aanbod": [
      page("ask an organisation", door, daan),
      page("ask an organisation, no yes", door, daan, "Stuur mijn vraag"),
    ],
    "/beheer/organisaties": [
      page("organisations", "/beheer/organisaties", wijk.administrator),
      page("organisations, nothing filled in", "/beheer/organisaties", wijk.administrator, "Voeg toe"),
    ],
  };
};
