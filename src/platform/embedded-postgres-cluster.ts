import { createHash } from "node:crypto";
import { chmod, chown, lchown, lstat, mkdir, readdir, readFile, realpath, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostgresBinaries } from "./embedded-postgres-binaries.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { closedParent, orNull, ownUid, run, type ServerUser, unprivilegedUser } from "./embedded-postgres-system.ts";

/** Name of the account inside PostgreSQL that may do everything. */
export const superuser = "postgres";

const longestSocketPath = 100;
const socketFile = ".s.PGSQL.5432";

/** The real path of the place of one embedded PostgreSQL (`data/`, `socket/`, lock); made when it is missing. */
export const openPlace = async (directory: string): Promise<string> => {
  await mkdir(directory, { recursive: true });
  return realpath(directory);
};

/** Where the data of PostgreSQL itself is inside its place. */
export const clusterOf = (place: string): string => join(place, "data");

/**
 * Who will own the data and run the server: the owner of the data that is there, or the account fit for new data.
 * Throws when that account cannot get at `place`.
 */
export const serverUserFor = async (place: string): Promise<ServerUser> => {
  const [uid, data] = [await ownUid(), await orNull(lstat(clusterOf(place)))];
  if (uid !== 0) {
    if (data !== null && data.uid !== uid)
      throw new EmbeddedPostgresError(
        `The data in ${place} belongs to another account (number ${data.uid}, you are ${uid}). ` +
          "Start this program as that account, or give the directory to yours.",
      );
    return null;
  }
  const user =
    data === null || data.uid === 0
      ? await unprivilegedUser()
      : { uid: data.uid, gid: data.gid, name: `account ${data.uid}` };
  await chmod(place, 0o711);
  const closed = await closedParent(place, user);
  if (closed !== null)
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, and the account it gets ("${user.name}") may not enter ${closed}. ` +
        "Set DATA_DIR to a directory that everybody may enter, such as /var/lib/wijksgewijs, or start this program as a normal user.",
    );
  return user;
};

/** Makes the data when there is none yet, whole or not at all, and sets owner and rights as PostgreSQL wants them. */
export const prepareCluster = async (
  place: string,
  binaries: PostgresBinaries,
  user: ServerUser,
  durable: boolean,
): Promise<void> => {
  const cluster = clusterOf(place);
  const data = await orNull(lstat(cluster));
  if (data === null) return createCluster(place, binaries, user, durable);
  const version = (await orNull(readFile(join(cluster, "PG_VERSION"), "utf8")))?.trim();
  if (version !== binaries.majorVersion)
    throw new EmbeddedPostgresError(
      version === undefined
        ? `${cluster} is not the data of a PostgreSQL. Choose another DATA_DIR.`
        : `The data in ${cluster} is of PostgreSQL ${version}, this program brings PostgreSQL ${binaries.majorVersion}. ` +
            "Start the release of this program that made it, or move the data over with DATABASE_URL.",
    );
  if (user !== null && data.uid === 0) await giveTo(user, cluster);
  await chmod(cluster, 0o700);
};

const createCluster = async (
  place: string,
  binaries: PostgresBinaries,
  user: ServerUser,
  durable: boolean,
): Promise<void> => {
  const unfinished = join(place, "data-unfinished");
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (user !== null) await chown(unfinished, user.uid, user.gid);
  const { code, output } = await run(
    binaries.initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${superuser}`,
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--locale-provider=builtin",
      "--auth-local=trust",
      "--auth-host=reject",
      "--no-instructions",
      ...(durable ? [] : ["--no-sync"]),
    ],
    user,
  );
  if (code !== 0)
    throw new EmbeddedPostgresError(`PostgreSQL could not make its data in ${place}: ${lastLines(output)}`);
  await rename(unfinished, clusterOf(place));
};

/** The last lines of what a program said, on one line. */
export const lastLines = (output: string): string => output.trim().split("\n").slice(-3).join(" ");

const giveTo = async (user: NonNullable<ServerUser>, directory: string): Promise<void> => {
  await lchown(directory, user.uid, user.gid);
  for (const name of await readdir(directory, { recursive: true }))
    await lchown(join(directory, name), user.uid, user.gid);
};

/**
 * The directory of the unix socket, made with mode 0700: inside `place`, or, because the system allows a socket
 * about a hundred bytes of path, under the directory for temporary files with a name that follows from `place`.
 */
export const prepareSocketDirectory = async (place: string, user: ServerUser): Promise<string> => {
  const directory = await socketDirectoryOf(place);
  const self = await ownUid();
  await mkdir(directory, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const { uid } = await lstat(directory);
  if (uid !== self && uid !== user?.uid && !directory.startsWith(place))
    throw new EmbeddedPostgresError(`${directory} belongs to somebody else. Remove it, or choose a shorter DATA_DIR.`);
  if (user !== null) await lchown(directory, user.uid, user.gid);
  await chmod(directory, 0o700);
  return directory;
};

/** Where the socket of the server of `place` is, running or not. */
export const socketDirectoryOf = async (place: string): Promise<string> => {
  const fits = (directory: string) => Buffer.byteLength(join(directory, socketFile)) < longestSocketPath;
  const near = join(place, "socket");
  if (fits(near)) return near;
  const name = `wijk-${createHash("sha256").update(place).digest("hex").slice(0, 16)}`;
  const temporary = join(tmpdir(), name);
  return fits(temporary) ? temporary : join("/tmp", name);
};

/** The socket itself. */
export const socketIn = (socketDirectory: string): string => join(socketDirectory, socketFile);
