import { buildWeb } from "../../web/build.ts";
import type { Terminal } from "./commands.ts";

/** `wijk build`: makes the files that the pages need, also when they are there. */
export const buildPages = async (terminal: Terminal): Promise<number> => {
  try {
    await buildWeb();
    return 0;
  } catch (error) {
    terminal.complain(error instanceof Error ? error.message : String(error));
    return 1;
  }
};
