import { makeActivity } from "../support/activity-form.ts";
import type { MovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import type { PageToSee } from "./page-to-see.ts";
import { idIn } from "./scenes-to-see.ts";

/** Activities in every state, and the pages on which they stand, by pattern. */
export const agendaToSee = async (
  wijk: RunningWijk,
  { anneke, daan, clock }: { readonly anneke: Person; readonly daan: Person; readonly clock: MovedClock },
): Promise<Readonly<Record<string, readonly PageToSee[]>>> => {
  const date = new Date(clock().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const plan = (fields: Readonly<Record<string, string>>) => makeActivity(anneke, { date, ...fields });
  const long = `Eenheellangwoordzonderspaties${"x".repeat(60)}`;
  const open = await plan({ place: long });
  const inside = await plan({ audience: "wijk", title: "Bankjes schilderen", register: "nee", costs: "" });
  const full = await plan({ title: "Kleine zaal", places: "1" });
  const off = await plan({ title: "Sterren kijken" });
  await anneke.post(`${off.path}/afgelasten`, { why: "Het blijft bewolkt." });
  await daan.post(`${full.path}/aanmelden`);
  await wijk.administrator.post(`${full.path}/aanmelden`);
  await wijk
    .visitor()
    .post(`${open.path}/aanmelden-per-mail`, { name: `Sanne ${long.slice(0, 40)}`, email: "sanne@elders.example" });
  await wijk.settle();
  const registration = `/aanmelding/${idIn(await wijk.letterWith("Zeg ja, dan heb je een plek"), /\/aanmelding\/([\w-]+)/)}`;
  await wijk.visitor().post(`${full.path}/aanmelden-per-mail`, { name: "Piet", email: "piet@elders.example" });
  await wijk.settle();
  const waiting = `/aanmelding/${idIn(await wijk.letterWith("Kleine zaal"), /\/aanmelding\/([\w-]+)/)}`;
  await wijk.visitor().post(waiting);
  const page = (name: string, path: string, as?: Person, press?: string): PageToSee => ({
    name,
    path,
    ...(as === undefined ? {} : { as }),
    ...(press === undefined ? {} : { press }),
  });
  return {
    "/agenda": [page("agenda, visitor", "/agenda"), page("agenda, resident", "/agenda", daan)],
    "/agenda/nieuw": [
      page("make an activity", "/agenda/nieuw", anneke),
      page("make an activity, nothing filled in", "/agenda/nieuw", anneke, "Zet het op de agenda"),
    ],
    "/agenda/:id": [
      page("activity, visitor", open.path),
      page("activity, visitor who fills in nothing", open.path, undefined, "Meld me aan"),
      page("activity, neighbour", open.path, daan),
      page("activity, its maker", full.path, anneke),
      page("activity that is full, coming", full.path, daan),
      page("activity that is full, waiting", full.path, wijk.administrator),
      page("activity that is full, visitor", full.path),
      page("activity for the wijk", inside.path, daan),
      page("activity that does not go on", off.path, daan),
    ],
    "/agenda/:id/veranderen": [
      page("change an activity", `${full.path}/veranderen`, anneke),
      page("change an activity without registering", `${inside.path}/veranderen`, anneke),
    ],
    "/agenda/:id/afgelasten": [
      page("call an activity off", `${full.path}/afgelasten`, anneke),
      page("call an activity off, no reason", `${full.path}/afgelasten`, anneke, "Zeg het af"),
    ],
    "/agenda/:id/intrekken": [page("withdraw an activity", `${full.path}/intrekken`, anneke)],
    "/agenda/:id/klopt-niet": [page("an activity is not right", `${open.path}/klopt-niet`, daan)],
    "/aanmelding/:key": [page("registration, asked", registration), page("registration, waiting", waiting)],
  };
};
