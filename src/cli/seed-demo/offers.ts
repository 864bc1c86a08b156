import type { ComposedWijk } from "../../compose.ts";
import type { Audience } from "../../kernel/audience.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { OfferForm } from "../../offers/offer-form.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import { broughtBy, type SeededPicture } from "./pictures.ts";
import type { When } from "./times.ts";

type SeededOffer = Pick<OfferForm, "purpose" | "title" | "text" | "manner" | "theme" | "location"> & {
  readonly by: string;
  readonly at: When;
  readonly audience: Audience;
  readonly picture?: SeededPicture;
  readonly schedule?: string;
  readonly phone?: string;
  /** What becomes of it. */
  readonly becomes?: { readonly at: When; readonly stand: "away" | "gone" };
};

/** The account of the welfare organisation, and how it is called. */
const organisation = { account: "Loes", name: "Welzijn Holtveen", named: { daysAgo: 20, time: "10:00" } } as const;

const offers: readonly SeededOffer[] = [
  {
    by: "Gerrit",
    at: { daysAgo: 14, time: "16:20" },
    purpose: "offer",
    title: "Kruiwagen te leen",
    text: "Staat bij mij achter. Haal hem wanneer je wilt.",
    manner: "lend",
    theme: "lenen",
    location: "Vlierstraat",
    audience: "wijk",
  },
  {
    by: organisation.account,
    at: { daysAgo: 18, time: "11:30" },
    purpose: "offer",
    title: "Hulp bij brieven en formulieren",
    text: "Breng je brief mee. We lezen hem samen en vullen in wat nodig is.",
    manner: "help",
    theme: "formulieren",
    location: "Buurthuis De Brink",
    audience: "everyone",
    schedule: "Dinsdag van 10 tot 12 uur",
    phone: "0599 000 000",
  },
  {
    by: "Fatma",
    at: { daysAgo: 5, time: "19:40" },
    purpose: "offer",
    title: "Bank weg te geven",
    text: "Hij past niet in ons nieuwe huis. Breng iemand mee die kan tillen.",
    manner: "give",
    theme: "lenen",
    location: "Vlierstraat",
    audience: "wijk",
    picture: { file: "sofa", alt: "Een groene bank voor twee, met een geel kussen" },
  },
  {
    by: "Corrie",
    at: { daysAgo: 7, time: "09:15" },
    purpose: "request",
    title: "Iemand die een kast kan tillen",
    text: "Hij moet één trap op. Ik heb taart.",
    manner: "help",
    theme: "klussen",
    location: "",
    audience: "wijk",
  },
  {
    by: "Youssef",
    at: { daysAgo: 9, time: "20:05" },
    purpose: "offer",
    title: "Fiets nakijken",
    text: "Remmen, licht en banden. Neem je fiets mee naar het plein.",
    manner: "help",
    theme: "vervoer",
    location: "Het plein",
    audience: "everyone",
    becomes: { at: { daysAgo: 2, time: "08:10" }, stand: "away" },
  },
];

/** What neighbours and an organisation offer and look for. */
export const offerMoments = (composed: Pick<ComposedWijk, "useCases">, people: People): readonly Moment[] => {
  const { makeOffer, steerOffer, nameOrganisation } = composed.useCases;
  return [
    {
      when: organisation.named,
      happen: async () => {
        const [by] = await administrators(composed);
        if (by === undefined) throw new Error("The demonstration has no administrator.");
        const residentId = await people.idOf(organisation.account);
        granted(await nameOrganisation.name({ by, residentId, name: organisation.name }));
      },
    },
    ...offers.flatMap(
      ({ by, at, audience, becomes, picture, schedule = "", phone = "", ...words }): readonly Moment[] => {
        let made: PostId | null = null;
        const there = (): PostId => {
          if (made === null) throw new Error(`"${words.title}" is not there yet.`);
          return made;
        };
        return [
          {
            when: at,
            happen: async () => {
              const makerId = await people.idOf(by);
              const form = { ...words, schedule, phone, until: "", sure: "" };
              const photos = await broughtBy(composed, people, { by, picture });
              made = granted(await makeOffer({ makerId, form, audience, outside: "stand-in", photos }));
            },
          },
          ...(becomes === undefined
            ? []
            : [
                {
                  when: becomes.at,
                  happen: async () => {
                    granted(await steerOffer.setAvailability(there(), await people.idOf(by), becomes.stand));
                  },
                },
              ]),
        ];
      },
    ),
  ];
};

const administrators = async ({ useCases }: Pick<ComposedWijk, "useCases">) =>
  (await useCases.members.all()).filter(({ roles }) => roles.includes("administrator")).map(({ id }) => id);
