import { createServer } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { webIsStale } from "../../web/assets.ts";
import { buildWeb } from "../../web/build.ts";
import type { WijkContext } from "../platform/http/route.ts";
import type { Terminal } from "./commands.ts";
import { CannotStart, configOf, openWijk, withPlainErrors } from "./open-wijk.ts";

const socketAddress = (context: WijkContext): string | undefined =>
  (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;

/** Runs the wijk until it is told to stop: builds what the pages need, opens everything, listens, and drains at the end. */
export const start = (terminal: Terminal): Promise<number> =>
  withPlainErrors(terminal, async () => {
    configOf(terminal);
    if (webIsStale()) {
      terminal.print("Building the pages ...");
      await buildWeb().catch((error: Error) => {
        throw new CannotStart(`The pages could not be built: ${error.message}`);
      });
    }
    const told = terminal.untilToldToStop();
    const open = await openWijk(terminal, { socketAddress });
    const { wijk, config, log } = open;
    const prepared = await wijk.prepare();
    if (!prepared.ok) {
      await open.close();
      const reason = prepared.refusal.kind === "conflict" ? prepared.refusal.reason : prepared.refusal.kind;
      throw new CannotStart(
        `${reason} ORIGIN is ${config.origin}. Other servers know this wijk by its address, so it cannot change: start with the old ORIGIN, or begin anew in another DATA_DIR.`,
      );
    }
    if (config.allowPrivatePeers) {
      log.warn(
        "ALLOW_PRIVATE_PEERS is on: servers on this machine and over http are admitted. For tests and demonstrations only.",
      );
    }
    await wijk.start();

    const server = createServer(getRequestListener(wijk.fetch as never, { overrideGlobalObjects: false }));
    server.requestTimeout = 60_000;
    server.headersTimeout = 30_000;
    try {
      await listening(server, config.port, config.hostname);
    } catch (error) {
      await open.close();
      const code = error instanceof Error && "code" in error ? error.code : "";
      if (code === "EADDRINUSE")
        throw new CannotStart(`Port ${config.port} is taken by another program. Choose another one with PORT.`);
      if (code === "EACCES")
        throw new CannotStart(`Port ${config.port} may not be used by this account. Choose one above 1023 with PORT.`);
      throw error;
    }

    terminal.print(`The wijk is at ${config.origin}/`);
    if (prepared.value !== null) {
      terminal.print(`Set it up at ${config.origin}/inrichten with this code: ${prepared.value}`);
    }
    if (config.smtp === null) terminal.print(`Letters are kept at ${config.origin}/dev/mail (no SMTP_URL is set).`);

    const ended = await Promise.race([told, open.databaseEnded]);
    const failed = ended instanceof Error;
    if (failed) terminal.complain(ended.message);
    else terminal.print("Stopping ...");
    server.close();
    server.closeIdleConnections();
    const patience = setTimeout(() => server.closeAllConnections(), 3_000);
    await open.close();
    server.closeAllConnections();
    clearTimeout(patience);
    return failed ? 1 : 0;
  });

const listening = (server: ReturnType<typeof createServer>, port: number, hostname: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      server.off("error", reject);
      resolve();
    });
  });
