import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort, type Workshop } from "../support/wijk-process.ts";
import { medianOf } from "./statistics.ts";
import { benchEnvironment } from "./wijk-under-test.ts";

/** From `npm start` to the first page, in milliseconds: where nothing was yet, and on data that was there. */
export type StartFigures = { readonly firstPageMs: number; readonly existingDataFirstPageMs: number };

const repository = fileURLToPath(new URL("../../", import.meta.url));
const patience = 120_000;
const rounds = 3;

/** Starts as an operator does, waits for `/` to show a page or the way to set-up, and stops again. */
const startOnce = async (dataDirectory: string, port: number): Promise<number> => {
  const began = performance.now();
  const { PATH, HOME, TMPDIR } = process.env;
  const environment = { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
  const npm = spawn("npm", ["start"], {
    cwd: repository,
    env: { ...environment, ...benchEnvironment(port, dataDirectory) },
    stdio: "ignore",
    // A group of its own: npm does not pass on every signal to what it started.
    detached: true,
  });
  const exited = once(npm, "exit");
  const endGroup = () => process.kill(-(npm.pid ?? 0), "SIGTERM");
  process.once("exit", endGroup);
  try {
    while (performance.now() - began < patience) {
      const answer = await fetch(`http://localhost:${port}/`, { redirect: "manual" }).catch(() => null);
      if (answer !== null && (answer.status === 200 || answer.headers.get("location") === "/inrichten"))
        return performance.now() - began;
      await pause(10);
    }
    throw new Error("npm start showed no page.");
  } finally {
    process.off("exit", endGroup);
    endGroup();
    await exited;
  }
};

/** Starts on new data directories, and twice on each. The pages have been built before. */
export const measureStart = async (workshop: Workshop, tell: (line: string) => void): Promise<StartFigures> => {
  const times: { fresh: number; again: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [directory, port] = [await workshop.dataDirectory(), await freePort()];
    const [fresh, again] = [await startOnce(directory, port), await startOnce(directory, port)];
    tell(
      `start${round === 0 ? ", to warm up" : ""}: first page after ${fresh.toFixed(0)} ms, again ${again.toFixed(0)} ms`,
    );
    if (round > 0) times.push({ fresh, again });
  }
  return {
    firstPageMs: medianOf(times, ({ fresh }) => fresh),
    existingDataFirstPageMs: medianOf(times, ({ again }) => again),
  };
};
