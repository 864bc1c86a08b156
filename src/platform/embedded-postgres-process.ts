import { type ChildProcess, spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { PostgresBinaries } from "./embedded-postgres-binaries.ts";
import { clusterOf, lastLines, socketIn } from "./embedded-postgres-cluster.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { isolated, orNull, processOf, run, type ServerUser, worksFrom } from "./embedded-postgres-system.ts";

/** All that is needed to start the server of one place, as often as it takes. */
export type ServerPlan = {
  readonly place: string;
  readonly binaries: PostgresBinaries;
  readonly user: ServerUser;
  readonly socketDirectory: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
};

/** One run of the server. `exit` resolves, with the last it said, when the process has ended for whatever reason. */
export type ServerProcess = { readonly pid: number; readonly exit: Promise<string>; stop(): Promise<void> };

const startPatienceMilliseconds = 10_000;
const recoveryPatienceMilliseconds = 300_000;
const stopPatienceMilliseconds = 60_000;
const outputPatienceMilliseconds = 1_000;

/**
 * Stops a server that still works on this data because the program that started it was killed, and clears what a
 * killed server left. Throws when a server answers that this program cannot see, in another container for instance.
 */
export const clearLeftovers = async (plan: ServerPlan): Promise<void> => {
  const cluster = clusterOf(plan.place);
  const pid = Number((await orNull(readFile(join(cluster, "postmaster.pid"), "utf8")))?.split("\n")[0]);
  if (Number.isInteger(pid) && (await processOf(pid)) !== null && (await worksFrom(pid, cluster))) {
    plan.log("A PostgreSQL of a killed wijk process still runs on this data; it is stopped first.");
    await stopByControl(plan);
  }
  if (await answers(socketIn(plan.socketDirectory)))
    throw new EmbeddedPostgresError(
      `A PostgreSQL outside this system, such as one in another container, uses the data in ${plan.place}. Stop that one first.`,
    );
  for (const file of [
    join(cluster, "postmaster.pid"),
    socketIn(plan.socketDirectory),
    `${socketIn(plan.socketDirectory)}.lock`,
  ])
    await rm(file, { force: true });
};

const stopByControl = async (plan: ServerPlan): Promise<void> => {
  let said = "";
  for (const mode of ["fast", "immediate"]) {
    const words = ["stop", `--pgdata=${clusterOf(plan.place)}`, `--mode=${mode}`, "--wait", "--timeout=30"];
    const { code, output } = await run(plan.binaries.control, words, plan.user);
    if (code === 0 || output.includes("PID file")) return;
    said = lastLines(output);
  }
  throw new EmbeddedPostgresError(`The PostgreSQL that still runs on ${plan.place} could not be stopped: ${said}`);
};

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });

/**
 * Starts the server and waits until it accepts connections, recovery after a crash included. Helpers of a killed
 * server may hold its shared memory a moment longer: such a start is repeated, for ten seconds at most.
 */
export const startServer = async (plan: ServerPlan): Promise<ServerProcess> => {
  for (let waited = 0; ; waited += 250) {
    const server = launch(plan);
    const problem = await Promise.race([untilReady(plan, server), server.exit]);
    if (problem === null) return server;
    const occupied = /already exists|still in use|already in use/.test(problem);
    if (!occupied || waited >= startPatienceMilliseconds)
      throw new EmbeddedPostgresError(`PostgreSQL did not start on ${plan.place}: ${problem}`);
    await delay(250);
  }
};

const launch = (plan: ServerPlan): ServerProcess => {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: plan.socketDirectory,
    unix_socket_permissions: "0700",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_checkpoints: "off",
    ...plan.settings,
  };
  const child = spawn(
    plan.binaries.postgres,
    ["-D", clusterOf(plan.place), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...isolated(plan.user), stdio: ["ignore", "ignore", "pipe"], detached: true },
  );
  const exit = exitOf(child, plan.log);
  return { pid: child.pid ?? 0, exit, stop: () => stop(child, exit) };
};

const exitOf = (child: ChildProcess, log: (line: string) => void): Promise<string> => {
  const latest: string[] = [];
  let rest = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      log(line);
      latest.push(line);
      if (latest.length > 20) latest.shift();
    }
  });
  return new Promise((resolve) => {
    const tell = (how: string) => resolve(latest.length === 0 ? how : latest.join(" "));
    child.once("error", (error) => tell(String(error)));
    child.once("close", (code, signal) => tell(`it ended with ${signal ?? `code ${code}`}`));
    // Helpers of a killed server may keep its output open; the server itself is gone by then.
    child.once("exit", (code, signal) => {
      setTimeout(() => tell(`it ended with ${signal ?? `code ${code}`}`), outputPatienceMilliseconds).unref();
    });
  });
};

const untilReady = async (plan: ServerPlan, server: ServerProcess): Promise<string | null> => {
  let ended = false;
  void server.exit.then(() => {
    ended = true;
  });
  for (let waited = 0; !ended && waited < recoveryPatienceMilliseconds; waited += 10) {
    const lines = (await orNull(readFile(join(clusterOf(plan.place), "postmaster.pid"), "utf8")))?.split("\n");
    if (Number(lines?.[0]) === server.pid && lines?.[7]?.trim() === "ready") return null;
    await delay(10);
  }
  if (ended) return server.exit;
  await server.stop();
  return "it was not ready in time";
};

/** Asks for a fast shutdown (SIGINT), insists (SIGQUIT) when that takes a minute, and resolves when the process is gone. */
const stop = async (child: ChildProcess, exit: Promise<unknown>): Promise<void> => {
  child.kill("SIGINT");
  const insist = setTimeout(() => child.kill("SIGQUIT"), stopPatienceMilliseconds);
  await exit;
  clearTimeout(insist);
};
