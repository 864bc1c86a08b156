import type { Clock } from "../kernel/clock.ts";
import { newId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { readDesignTokens, themeClassIn } from "./design-tokens.ts";
import { type Colours, makeHouseSheet } from "./house-sheet.ts";
import type { HouseSheet, Logo, LogoId } from "./house-style.ts";
import { problemsOf, readDoor, readSite, readThemeClass } from "./wijk-form.ts";

/** What was made of the file of a logo, or why nothing could be. */
export type PrepareLogo = (
  file: Uint8Array,
) => Promise<
  { readonly small: Uint8Array; readonly width: number; readonly height: number } | { readonly problem: string }
>;

/**
 * An administrator changes how every page looks: the colour of the front door or, at a gemeente, its site, theme class and design
 * tokens; and the logo of either. Refused with everything that is wrong with the form at once, and then nothing changes.
 */
export type ChangeLook = (command: {
  readonly by: ResidentId;
  readonly door: string;
  /** A picture; `null` when none was chosen. */
  readonly logo: Uint8Array | null;
  readonly withoutLogo: boolean;
  readonly site: string;
  readonly themeClass: string;
  /** A style sheet or JSON; empty when none was chosen. */
  readonly tokens: string;
  readonly withoutTokens: boolean;
}) => Promise<Result<null>>;

export const changeLook = (dependencies: {
  readonly unitOfWork: UnitOfWork<DoorTransaction>;
  readonly clock: Clock;
  readonly prepareLogo: PrepareLogo;
  readonly colours: Colours;
  /** A short name that changes with what it is the name of. */
  readonly nameOf: (text: string) => string;
}): ChangeLook => {
  const readLogo = async (file: Uint8Array): Promise<Result<Logo & { readonly bytes: Uint8Array }>> => {
    const made = await dependencies.prepareLogo(file);
    if ("problem" in made) return refuse(invalid("logo", made.problem));
    return ok({ id: newId<LogoId>(), width: made.width, height: made.height, bytes: made.small });
  };
  const readTokens = (file: string): Result<HouseSheet> => {
    const tokens = readDesignTokens(file);
    if (tokens === null) return refuse(invalid("tokens", "tokens-unreadable"));
    const made = makeHouseSheet(tokens, dependencies.colours);
    if (made === null) return refuse(invalid("tokens", "tokens-unknown"));
    return ok({ name: dependencies.nameOf(made.css), ...made });
  };

  return async (command) => {
    // The picture is made before the transaction: it may take seconds.
    const logo = command.logo === null ? null : await readLogo(command.logo);
    return dependencies.unitOfWork(async (transaction) => {
      const known = await transaction.wijk.read();
      if (known === null || known.setUpAt === null) return refuse({ kind: "absent" });
      const isGemeente = known.mode === "gemeente";
      const door = isGemeente ? ok(known.door) : readDoor(command.door, known.mode);
      const site = isGemeente ? readSite(command.site) : ok("");
      const tokens = isGemeente && command.tokens !== "" ? readTokens(command.tokens) : null;
      const typed = command.themeClass === "" ? themeClassIn(command.tokens) : command.themeClass;
      const themeClass = isGemeente ? readThemeClass(typed) : ok("");
      if (!door.ok || !site.ok || !themeClass.ok || logo?.ok === false || tokens?.ok === false)
        return refuse({
          kind: "invalid",
          problems: problemsOf(...[door, logo, site, themeClass, tokens].filter((each) => each !== null)),
        });
      const { name, place, about } = known;
      await transaction.wijk.change({ name: name ?? "", place: place ?? "", about, door: door.value });
      await transaction.houseStyle.save({
        ...(logo === null ? {} : { logo: logo.value }),
        ...(logo === null && command.withoutLogo ? { logo: null } : {}),
        ...(tokens === null ? {} : { sheet: tokens.value }),
        ...(tokens === null && command.withoutTokens ? { sheet: null } : {}),
        site: site.value,
        themeClass: themeClass.value,
      });
      await transaction.log.add({ at: dependencies.clock(), by: command.by, deed: "look-changed", detail: "" });
      return ok(null);
    });
  };
};
