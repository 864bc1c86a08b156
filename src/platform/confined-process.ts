import { type ChildProcessByStdio, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { env, execPath, versions } from "node:process";
import type { Readable, Writable } from "node:stream";

/** What is given over is read from `stdin`, what is made of it is written to `stdout`; nothing else goes in or out. */
export type ConfinedProcess = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Limits that the operating system holds, also for what is no JavaScript (POSIX ulimit): no file of any length can be written, no more
 * than 20 seconds of processor and 1.5 GB of memory taken, and nothing of what was in memory is left behind. Deno itself keeps a cache
 * and ends when it cannot: there a file has at most 10 MB.
 */
const limitsOf = (longestFile: number): string =>
  `ulimit -f ${longestFile}; ulimit -c 0; ulimit -t 20; ulimit -d 1500000 2>/dev/null; exec "$@"`;
/** In blocks of 512 bytes. */
const cacheOfDeno = 20_480;

const isDeno = "deno" in versions;

/** What this runtime lets a program do that may read `reads` and load native code (Node's and Deno's permissions). */
const permissions = (program: string, reads: readonly string[]): readonly string[] => {
  const all = [program, ...reads];
  if (isDeno) {
    const allowed = ["--allow-ffi", "--allow-env", "--allow-sys", ...all.map((path) => `--allow-read=${path}`)];
    return ["run", "--no-prompt", "--cached-only", "--no-check", ...allowed, program];
  }
  const allowed = ["--allow-addons", ...all.map((path) => `--allow-fs-read=${path}`)];
  return ["--permission", ...allowed, "--max-old-space-size=64", program];
};

/**
 * Starts `program` for one piece of work that may be hostile: with no file to write and none to read but its own and `reads`, no
 * other program to start, nothing of our environment, and little memory and time. Where there is no POSIX shell the limits of the
 * runtime hold alone.
 */
export const startConfined = (program: string, reads: readonly string[]): ConfinedProcess => {
  const command = [execPath, ...permissions(program, reads)];
  const [first = execPath, ...given] = existsSync("/bin/sh")
    ? ["/bin/sh", "-c", limitsOf(isDeno ? cacheOfDeno : 0), "sh", ...command]
    : command;
  return spawn(first, given, {
    env: { PATH: env.PATH ?? "", VIPS_CONCURRENCY: "1", MALLOC_ARENA_MAX: "2" },
    stdio: ["pipe", "pipe", "ignore"],
    cwd: "/",
  });
};
