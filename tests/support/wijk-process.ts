import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** The command line in a process of its own, as an operator runs it. */
export type WijkProcess = {
  readonly pid: number;
  /** What it printed, and what it complained about, so far. */
  out(): string;
  complaints(): string;
  /** Waits until it printed `pattern`; throws with all that it said when it ends first. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  send(signal: NodeJS.Signals): void;
  /** Its exit code; `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
};

/** Processes and data directories of one test file; `clear` ends and removes them all. */
export type Workshop = {
  dataDirectory(): Promise<string>;
  /** A copy of the data of a wijk that is stopped. */
  copyOfData(dataDirectory: string): Promise<string>;
  /** A copy of the program without anything built, for `run`; what it depends on is shared. */
  copyOfTree(): Promise<string>;
  run(words: readonly string[], environment: Readonly<Record<string, string>>, tree?: string): WijkProcess;
  /** Kills the PostgreSQL of a data directory without warning. */
  killPostgres(dataDirectory: string): Promise<void>;
  clear(): Promise<void>;
};

/** What `npm start` tells Node. */
const flagsOf = (tree: string): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(tree, "package.json"), "utf8")) as { scripts: { start: string } };
  return scripts.start.split(" ").filter((word) => word.startsWith("--"));
};

/** Opens a workshop in `folder`; nothing runs yet. */
export const createWorkshop = (folder = tmpdir()): Workshop => {
  const directories: string[] = [];
  const children: ChildProcess[] = [];

  const killPostgres = async (directory: string): Promise<void> => {
    const file = join(directory, "postgresql", "data", "postmaster.pid");
    const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
    if (pid > 0 && existsSync(`/proc/${pid}`)) process.kill(pid, "SIGKILL");
  };

  const newDirectory = async (): Promise<string> => {
    const directory = await mkdtemp(join(folder, "wijk-workshop-"));
    // As root, PostgreSQL runs under another account, which must be able to get there.
    await chmod(directory, 0o755);
    directories.push(directory);
    return directory;
  };

  return {
    dataDirectory: newDirectory,
    copyOfData: async (data) => {
      const directory = await newDirectory();
      // Keeps the owners, unlike Node's own.
      await promisify(execFile)("cp", ["-a", `${data}/.`, directory]);
      return directory;
    },
    copyOfTree: async () => {
      const tree = await newDirectory();
      const built = join(repository, "web", "dist");
      for (const part of ["src", "web", "migrations", "package.json"]) {
        await cp(join(repository, part), join(tree, part), { recursive: true, filter: (path) => path !== built });
      }
      await symlink(join(repository, "node_modules"), join(tree, "node_modules"));
      return tree;
    },
    run: (words, environment, tree = repository) => {
      const child = spawn(process.execPath, [...flagsOf(tree), join(tree, "src", "main.ts"), ...words], {
        cwd: tree,
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          TMPDIR: tmpdir(),
          // Starting is most of what these processes do. What is compiled of a copy goes when the copy goes.
          NODE_COMPILE_CACHE: tree === repository ? process.env.NODE_COMPILE_CACHE : join(tree, ".compiled"),
          ...environment,
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      children.push(child);
      return describeProcess(child);
    },
    killPostgres,
    clear: async () => {
      for (const child of children.splice(0)) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill("SIGKILL");
        await once(child, "exit");
      }
      for (const directory of directories.splice(0)) {
        await killPostgres(directory);
        await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      }
    },
  };
};

const describeProcess = (child: ChildProcess): WijkProcess => {
  const said = { out: "", complaints: "" };
  const waiting = new Set<() => void>();
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
    for (const look of waiting) look();
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said.complaints += text;
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  return {
    pid: child.pid ?? 0,
    out: () => said.out,
    complaints: () => said.complaints,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(said.out);
          if (found === null) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void ended.then((code) => reject(new Error(`It ended with ${code}. ${said.out}${said.complaints}`)));
      }),
    send: (signal) => void child.kill(signal),
    ended,
  };
};

/** A port of loopback that nobody uses at this moment. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};
