import { webIsStale } from "../../web/assets.ts";
import { buildWeb } from "../../web/build.ts";

/** Builds the pages' files once per run, before any test starts a wijk; each vitest project calls it. */
const shared = globalThis as { wijkWebBuilt?: Promise<unknown> };

export const setup = async (): Promise<void> => {
  shared.wijkWebBuilt ??= webIsStale() ? buildWeb() : Promise.resolve();
  await shared.wijkWebBuilt;
};
