import { spawn } from "node:child_process";
import { readFile, readlink, stat } from "node:fs/promises";
import { arch, platform } from "node:os";
import { dirname } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** The account PostgreSQL runs under when this program is root; `null` stands for the account of this program. */
export type ServerUser = { readonly uid: number; readonly gid: number; readonly name: string } | null;

/** A running process; the pair stays different when the system gives the number to another program. */
export type ProcessIdentity = { readonly pid: number; readonly startTime: string };

/** What may be missing without being wrong: `null` for a file that is not there or may not be read. */
export const orNull = async <T>(promise: Promise<T>): Promise<T | null> => {
  try {
    return await promise;
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES", "ENOTDIR", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? ""))
      return null;
    throw error;
  }
};

/** The process with number `pid`; `null` when it does not run (a zombie does not run). Reads `/proc`, see proc(5). */
export const processOf = async (pid: number | "self"): Promise<ProcessIdentity | null> => {
  const text = await orNull(readFile(`/proc/${pid}/stat`, "utf8"));
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, startTime] = [fields[0], fields[19]];
  if (startTime === undefined || state === "Z" || state === "X") return null;
  return { pid: Number.parseInt(text, 10), startTime };
};

/** Whether the process works from `directory`, as a PostgreSQL server does from its data. */
export const worksFrom = async (pid: number, directory: string): Promise<boolean> =>
  (await orNull(readlink(`/proc/${pid}/cwd`))) === directory;

/** The number of the account that runs this program. */
export const ownUid = async (): Promise<number> => {
  if (platform() !== "linux")
    throw new EmbeddedPostgresError(
      `The PostgreSQL that comes with this program runs on Linux only, not on ${platform()} ${arch()}. ` +
        "Set DATABASE_URL to a PostgreSQL of your own.",
    );
  return (await stat("/proc/self")).uid;
};

/** The account PostgreSQL gets when this program is root, since PostgreSQL refuses to be root: `postgres`, else `nobody`. */
export const unprivilegedUser = async (): Promise<NonNullable<ServerUser>> => {
  const accounts = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account !== undefined) return { uid: Number(account[2]), gid: Number(account[3]), name };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it under. ' +
      "Start this program as a normal user, or set DATABASE_URL.",
  );
};

/** The directory at or above `path` that `user` may not enter; `null` when the way is free. Looks at the mode only. */
export const closedParent = async (path: string, user: NonNullable<ServerUser>): Promise<string | null> => {
  const parents: string[] = [];
  for (let at = path; !parents.includes(at); at = dirname(at)) parents.unshift(at);
  for (const parent of parents) {
    const { mode, uid, gid } = await stat(parent);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return parent;
  }
  return null;
};

/** How a program is started so that the environment, the terminal and the working directory of ours do not reach it. */
export const isolated = (user: ServerUser) => ({
  cwd: "/",
  env: { LC_ALL: "C", TZ: "UTC", PATH: "/usr/local/bin:/usr/bin:/bin" },
  ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
});

/** Runs a program to its end. `code` is `null` when it could not be started or was killed; `output` is all that it said. */
export const run = (
  program: string,
  parameters: readonly string[],
  user: ServerUser,
): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(program, parameters, { ...isolated(user), stdio: ["ignore", "pipe", "pipe"], detached: true });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", (error) => resolve({ code: null, output: String(error) }));
    child.once("close", (code) => resolve({ code, output: output.trim() }));
  });
