import type { Environment } from "../config.ts";
import type { ProcessFigures } from "../health/metrics.ts";

/** What a command may use of the process that it runs in. */
export type Terminal = {
  readonly environment: Environment;
  readonly asRoot: boolean;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly untilToldToStop: () => Promise<string>;
  /** Runs another command in a process of its own. Resolves to what it complained about, or to `null` when all went well. */
  readonly runApart: (command: string) => Promise<string | null>;
  /** Measures the process; left out where it cannot be measured. */
  readonly measureProcess?: () => ProcessFigures;
};

const usage = `Usage: npm run -s wijk -- <command>

  start                       run the wijk (the same as npm start)
  web                         run a process that serves pages and other servers, and works at nothing else
  worker                      run a process that does the work behind the pages; there may be several of each
  build                       make the files of the pages; start and web do so by themselves when they are missing or old
  user link <e-mail address>  a link that signs a resident in, once, within 15 minutes
  keys rotate                 seal everything with a new key, while the wijk runs
  keys retire                 take the older keys away, once nothing needs them any more
  seed demo [--json]          fill an empty data directory with a wijk to try things out in; with --gemeente, with a gemeente
  map                         every route, what comes in over ActivityPub, and what follows from what happens`;

/** Runs one command of the `wijk` command line; resolves to the exit code. Each command's code is loaded only when asked for. */
export const runCommand = async (words: readonly string[], terminal: Terminal): Promise<number> => {
  const [command, ...rest] = words;
  switch (command) {
    case "start":
      return (await import("./start.ts")).start(terminal, "all");
    case "web":
    case "worker":
      return (await import("./start.ts")).start(terminal, command);
    case "build":
      return (await import("./build-pages.ts")).buildPages(terminal);
    case "user":
      if (rest[0] === "link" && rest[1] !== undefined) return userLinkFor(rest[1], terminal);
      break;
    case "keys":
      if (rest[0] === "rotate") return (await import("./keys.ts")).rotateKeys(terminal);
      if (rest[0] === "retire") return (await import("./keys.ts")).retireKeys(terminal);
      break;
    case "seed":
      if (rest[0] === "demo")
        return (await import("./seed-demo.ts")).seedDemo(terminal, {
          json: rest.includes("--json"),
          gemeente: rest.includes("--gemeente"),
        });
      break;
    case "map":
      return (await import("./map.ts")).map(terminal);
  }
  terminal.complain(usage);
  return command === undefined || command === "help" ? 0 : 1;
};

const userLinkFor = async (address: string, terminal: Terminal): Promise<number> => {
  const { openWijk, withPlainErrors } = await import("./open-wijk.ts");
  const { userLink } = await import("./user-link.ts");
  return withPlainErrors(terminal, async () => {
    const open = await openWijk(terminal, { database: "alongside" });
    const { doorUnitOfWork, signInLink } = open.wijk;
    const code = await userLink(
      { address },
      { unitOfWork: doorUnitOfWork, createSignInLink: signInLink, print: terminal.print, complain: terminal.complain },
    );
    await open.close();
    return code;
  });
};
