import type { ComposedWijk } from "../../compose.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import type { When } from "./times.ts";

/** What some neighbours tell of themselves; one of them keeps it to herself. */
const introductions: readonly {
  readonly name: string;
  readonly at: When;
  readonly shown: "ja" | "nee";
  readonly about: string;
  readonly street: string;
  readonly themes: readonly string[];
}[] = [
  {
    name: "Ria",
    at: { daysAgo: 36, time: "10:40" },
    shown: "ja",
    about:
      "Ik woon al dertig jaar bij de molen, met Kees en twee poezen. Op dinsdag en donderdag zit ik in het buurthuis.",
    street: "Molenweg",
    themes: ["zorg", "formulieren"],
  },
  {
    name: "Daan",
    at: { daysAgo: 24, time: "19:30" },
    shown: "ja",
    about:
      "Ik werk thuis en ben overdag bijna altijd in de buurt.\n\nEen pakketje aannemen of iets tillen? Bel gerust aan.",
    street: "Meidoornlaan",
    themes: ["klussen", "vervoer", "lenen"],
  },
  {
    name: "Corrie",
    at: { daysAgo: 20, time: "14:10" },
    shown: "ja",
    about: "Ik zie slecht, en ik wandel graag. Wie loopt er mee?",
    street: "",
    themes: ["gezelschap"],
  },
  {
    name: "Wim",
    at: { daysAgo: 12, time: "11:00" },
    shown: "ja",
    about: "",
    street: "Vlierstraat",
    themes: ["groen"],
  },
  {
    name: "Tineke",
    at: { daysAgo: 10, time: "13:50" },
    shown: "nee",
    about: "Net verhuisd. Ik kijk eerst rustig rond.",
    street: "",
    themes: [],
  },
];

/** Neighbours who chose to be found, and one who did not. */
export const introductionMoments = ({ useCases }: Pick<ComposedWijk, "useCases">, people: People): readonly Moment[] =>
  introductions.map(({ name, at, ...form }) => ({
    when: at,
    happen: async () => granted(await useCases.introduce.save(await people.idOf(name), { ...form, sure: "" })),
  }));
