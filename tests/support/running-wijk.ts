import { type Opening, openWijkOn, type RunningWijk, type Settling, setUpWijk } from "./open-wijk.ts";
import { createTestDatabase } from "./test-database.ts";

export type { RunningWijk } from "./open-wijk.ts";

/** Opens a wijk with a database of its own that is not set up yet; `prepare` on it gives the code. */
export const openWijk = async (given: Opening) => openWijkOn(await createTestDatabase(), given);

/** Opens a wijk with a database of its own and sets it up through its front door. */
export const startWijk = async (given: Opening & Settling): Promise<RunningWijk> =>
  setUpWijk(await openWijk(given), given);
