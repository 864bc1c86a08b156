import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import { webIsStale } from "../../web/assets.ts";
import type { WijkContext } from "../platform/http/route.ts";
import { createWijkServer } from "../platform/http/server.ts";
import type { Terminal } from "./commands.ts";
import { CannotStart, configOf, type OpenWijk, openWijk, withPlainErrors } from "./open-wijk.ts";

const socketAddress = (context: WijkContext): string | undefined =>
  (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;

/** What one process does: serve pages and other servers, work in the background, or both. */
export type Part = "all" | "web" | "worker";

/**
 * Runs a wijk, or one part of it, until it is told to stop: builds what the pages need, opens everything, listens, and
 * drains at the end. `web` and `worker` share a database with others of their kind.
 */
export const start = (terminal: Terminal, part: Part): Promise<number> =>
  withPlainErrors(terminal, async () => {
    configOf(terminal);
    if (part !== "worker") await buildWhatIsStale(terminal);
    const told = terminal.untilToldToStop();
    const open = await openWijk(terminal, { socketAddress, database: part === "all" ? "own" : "shared" });
    const { wijk, config, log } = open;
    const prepared = await wijk.prepare({ makesCode: part !== "worker" });
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
    await wijk.start({ worker: part !== "web" });
    const server = await listenAs(part, open);
    if (part === "worker") {
      if (server !== null) terminal.print(`Its health is at http://${addressOf(server)}/healthz`);
      terminal.print("The worker is at work.");
    } else {
      terminal.print(`The wijk is at ${config.origin}/`);
      if (prepared.value !== null) {
        terminal.print(`Set it up at ${config.origin}/inrichten with this code: ${prepared.value}`);
      }
      if (config.smtp === null) terminal.print(`Letters are kept at ${config.origin}/dev/mail (no SMTP_URL is set).`);
    }

    const ended = await Promise.race([told, open.databaseEnded]);
    const failed = ended instanceof Error;
    if (failed) terminal.complain(ended.message);
    else terminal.print("Stopping ...");
    server?.close();
    server?.closeIdleConnections();
    const patience = setTimeout(() => server?.closeAllConnections(), 3_000);
    await open.close();
    server?.closeAllConnections();
    clearTimeout(patience);
    return failed ? 1 : 0;
  });

/** What building took of memory, some 90 MB, would not be given back by a process that goes on: so it has one of its own. */
const buildWhatIsStale = async (terminal: Terminal): Promise<void> => {
  if (!webIsStale()) return;
  terminal.print("Building the pages ...");
  const complaint = await terminal.runApart("build");
  if (complaint !== null) throw new CannotStart(`The pages could not be built: ${complaint.trim()}`);
};

/** Pages listen at PORT. A worker has only its health to tell, where HEALTH_PORT says; `null` when nowhere. */
const listenAs = async (part: Part, { wijk, config, close }: OpenWijk): Promise<Server | null> => {
  const isWorker = part === "worker";
  const at = isWorker ? config.health : { port: config.port, hostname: config.hostname };
  if (at === null) return null;
  const server = createWijkServer(isWorker ? wijk.fetchHealth : wijk.fetch);
  try {
    await listening(server, at.port, at.hostname);
    return server;
  } catch (error) {
    await close();
    const setting = isWorker ? "HEALTH_PORT" : "PORT";
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EADDRINUSE")
      throw new CannotStart(`Port ${at.port} is taken by another program. Choose another one with ${setting}.`);
    if (code === "EACCES")
      throw new CannotStart(`Port ${at.port} may not be used by this account. Choose one above 1023 with ${setting}.`);
    throw error;
  }
};

const addressOf = (server: Server): string => {
  const { address, family, port } = server.address() as AddressInfo;
  return family === "IPv6" ? `[${address}]:${port}` : `${address}:${port}`;
};

const listening = (server: Server, port: number, hostname: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      server.off("error", reject);
      resolve();
    });
  });
