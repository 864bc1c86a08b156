import type { ComposedWijk } from "../../compose.ts";
import { languageOfWijk } from "../../kernel/language.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import {
  about,
  areas,
  blockedServer,
  codes,
  openInvitations,
  residents,
  setUpAt,
  themes,
  wijk,
  wijkwijzers,
} from "./residents.ts";

const clientAddress = "127.0.0.1";

/** Set-up, codes and invitations, and everyone who joins, chooses a handle or gets a role. */
export const neighbourhoodMoments = (
  composed: Pick<ComposedWijk, "useCases" | "prepare">,
  people: People,
): readonly Moment[] => {
  const { useCases } = composed;
  const { administratorName } = wijk;
  const madeCodes: string[] = [];

  const setUp = async () => {
    const code = granted(await composed.prepare());
    if (code === null) throw new Error("This wijk was set up before.");
    granted(await useCases.setUp({ ...wijk, code, language: languageOfWijk, clientAddress }));
  };

  const join = async ({
    name,
    email,
    invitedBy,
    roles,
    digest,
    language = languageOfWijk,
  }: (typeof residents)[number]) => {
    const code =
      invitedBy === undefined
        ? (madeCodes[0] ?? "")
        : granted(await useCases.invite(await people.idOf(invitedBy))).code;
    granted(await useCases.join({ code, name, email, language, browser: crypto.randomUUID(), clientAddress }));
    if (digest !== undefined) {
      granted(await useCases.chooseLetters({ residentId: await people.idOf(name), choices: { digest } }));
    }
    if (roles === undefined) return;
    const by = await people.idOf(administratorName);
    granted(await useCases.changeRoles({ by, residentId: await people.idOf(name), roles }));
  };

  return [
    { when: setUpAt, happen: setUp },
    {
      when: about.written,
      happen: async () =>
        granted(await useCases.changeWijk({ ...wijk, about: about.text, by: await people.idOf(administratorName) })),
    },
    ...areas.names.map((name) => ({
      when: areas.made,
      happen: async () => granted(await useCases.keepAreas.add(name)),
    })),
    {
      when: themes.made,
      happen: async () => {
        const by = await people.idOf(administratorName);
        granted(await useCases.keepThemes.add(themes.own, by));
        granted(await useCases.keepThemes.change(themes.renamed.slug, themes.renamed, by));
      },
    },
    ...codes.flatMap(({ uses, days, made, withdrawn }): Moment[] => {
      let withdraw = async (): Promise<unknown> => null;
      const make = async () => {
        const by = await people.idOf(administratorName);
        const { id, code } = granted(await useCases.makeCode({ by, uses, days }));
        madeCodes.push(code);
        withdraw = async () => granted(await useCases.withdrawCode(id, by));
      };
      return [
        { when: made, happen: make },
        ...(withdrawn === undefined ? [] : [{ when: withdrawn, happen: () => withdraw() }]),
      ];
    }),
    ...residents.map((resident) => ({ when: resident.joins, happen: () => join(resident) })),
    ...residents.flatMap(({ name, handle }): Moment[] =>
      handle === undefined
        ? []
        : [
            {
              when: handle.chosen,
              happen: async () =>
                granted(
                  await useCases.chooseOutsideHandle({ residentId: await people.idOf(name), handle: handle.name }),
                ),
            },
          ],
    ),
    ...wijkwijzers.map(({ name, said, ...form }) => ({
      when: said,
      happen: async () => granted(await useCases.saveWijkwijzer(await people.idOf(name), form)),
    })),
    ...openInvitations.map(({ by, made }) => ({
      when: made,
      happen: async () => granted(await useCases.invite(await people.idOf(by))),
    })),
    {
      when: blockedServer.blocked,
      happen: async () =>
        granted(
          await useCases.blockServer.block(
            blockedServer.host,
            blockedServer.reason,
            await people.idOf(administratorName),
          ),
        ),
    },
  ];
};
