import { setTimeout as delay } from "node:timers/promises";
import { CannotStart, type OpenWijk, openWijk } from "../src/cli/open-wijk.ts";
import type { Environment } from "../src/config.ts";
import { webIsStale } from "../web/assets.ts";
import { buildWeb } from "../web/build.ts";

/** A wijk that is served by Deno. */
export type ServedWijk = {
  readonly origin: string;
  /** What opens set-up; `null` when that was done. */
  readonly setUpCode: string | null;
  readonly databaseEnded: OpenWijk["databaseEnded"];
  /** Answers what is under way, for three seconds, finishes the work in the background and closes everything. */
  close(): Promise<void>;
};

/** What Deno tells of a request beside the request: handed to the wijk as the environment of its context. */
type DenoBindings = { readonly remoteAddr?: Deno.Addr };

/**
 * The same wijk as `npm start` runs, with the same settings, on Deno.serve. Throws `CannotStart`, in plain words, for
 * what the operator can mend.
 */
export const serveWijk = async (environment: Environment): Promise<ServedWijk> => {
  if (webIsStale()) await buildWeb();
  const open = await openWijk(
    {
      environment,
      asRoot: Deno.uid() === 0,
      print: (text) => console.log(text),
      complain: (text) => console.error(text),
      untilToldToStop: () => new Promise(() => {}),
    },
    {
      socketAddress: (context) => {
        const address = (context.env as DenoBindings | undefined)?.remoteAddr;
        return address !== undefined && "hostname" in address ? address.hostname : undefined;
      },
    },
  );
  const { wijk, config } = open;
  try {
    const prepared = await wijk.prepare();
    if (!prepared.ok) {
      throw new CannotStart(prepared.refusal.kind === "conflict" ? prepared.refusal.reason : prepared.refusal.kind);
    }
    await wijk.start({ worker: true });
    const server = Deno.serve(
      { port: config.port, hostname: config.hostname, onListen: () => {} },
      (request, { remoteAddr }) => wijk.fetch(request, { remoteAddr } satisfies DenoBindings),
    );
    return {
      origin: config.origin,
      setUpCode: prepared.value,
      databaseEnded: open.databaseEnded,
      close: async () => {
        const answered = new AbortController();
        const patience = delay(3_000, undefined, { signal: answered.signal }).catch(() => {});
        // Live pages stay open for as long as somebody looks: the end of the process cuts them off.
        await Promise.race([server.shutdown(), patience]);
        answered.abort();
        await open.close();
      },
    };
  } catch (error) {
    await open.close();
    throw error;
  }
};

const runUntilToldToStop = async (): Promise<number> => {
  try {
    const wijk = await serveWijk(Deno.env.toObject());
    console.log(`The wijk is at ${wijk.origin}/`);
    if (wijk.setUpCode !== null) console.log(`Set it up at ${wijk.origin}/inrichten with this code: ${wijk.setUpCode}`);
    const told = new Promise<null>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, () => resolve(null));
    });
    const ended = await Promise.race([told, wijk.databaseEnded]);
    if (ended !== null) console.error(ended.message);
    await wijk.close();
    return ended === null ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    return 1;
  }
};

if (import.meta.main) Deno.exit(await runUntilToldToStop());
