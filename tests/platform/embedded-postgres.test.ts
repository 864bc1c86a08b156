import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresAddress,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../src/platform/embedded-postgres.ts";
import { quickFolder } from "../support/quick-folder.ts";
import { killNow, query, serverPid, startInChild } from "../support/running-postgres.ts";

const root = process.getuid?.() === 0;
let room: string;
let directory: string;
let running: EmbeddedPostgres[];
let lines: string[];

beforeEach(async () => {
  room = await mkdtemp(join(await quickFolder(), "wijksgewijs-postgres-"));
  await chmod(room, 0o755);
  directory = join(room, "postgresql");
  running = [];
  lines = [];
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  await rm(room, { recursive: true, force: true });
});

const start = async (where = directory): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ directory: where, log: (line) => lines.push(line) });
  running.push(server);
  return server;
};
const write = (address: EmbeddedPostgresAddress) =>
  query(address, "create table kept (word text); insert into kept values ('ladder')");
const read = async (address: EmbeddedPostgresAddress) =>
  (await query(address, "select word from kept")).map(({ word }) => word);
const readAgain = (address: EmbeddedPostgresAddress) =>
  expect.poll(() => read(address).catch(() => []), { timeout: 20_000, interval: 50 });
/** A zombie has ended too: it only waits for its parent to look. */
const ended = async (pid: number) => {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ") Z");
  return text.slice(text.lastIndexOf(")")).startsWith(") Z");
};
const processGroup = async (pid: number) => {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[2]);
};

test("a second start keeps everything, and listens on nothing but a socket that is closed to others", async () => {
  const first = await start();
  await write(first);
  await first.stop();
  expect(await first.ended).toBeNull();
  expect(await findEmbeddedPostgres(directory)).toBeNull();

  const second = await start();
  expect(await read(second)).toEqual(["ladder"]);
  expect((await query(second, "show listen_addresses"))[0]?.listen_addresses).toBe("");
  expect((await stat(second.socketDirectory)).mode & 0o777).toBe(0o700);
});

test("words are sorted and folded the same on every machine", async () => {
  const [row] = await query(
    await start(),
    "select lower('ÉÉN') as folded, datlocprovider as provider, datlocale as locale from pg_database where datname = current_database()",
  );
  expect(row).toEqual({ folded: "één", provider: "b", locale: "C.UTF-8" });
});

test("a PostgreSQL that is killed comes back by itself with all that was committed", async () => {
  const server = await start();
  await write(server);
  for (const _ of [1, 2]) {
    const pid = await serverPid(directory);
    process.kill(pid, "SIGKILL");
    await expect.poll(() => ended(pid)).toBe(true);
    await readAgain(server).toEqual(["ladder"]);
  }
  expect(lines).toContain("PostgreSQL ended unexpectedly; it is started again.");
});

test("a PostgreSQL that cannot be started again says why, and gives its directory free", async () => {
  const server = await start();
  await rm(join(directory, "data", "global"), { recursive: true });
  process.kill(await serverPid(directory), "SIGKILL");
  expect((await server.ended)?.message).toMatch(/PostgreSQL did not start on .*global/);
  expect(await findEmbeddedPostgres(directory)).toBeNull();
});

test("a PostgreSQL whose program was killed is taken over by the next start", async () => {
  const { child, address } = await startInChild(directory);
  await write(address);
  const orphan = await serverPid(directory);
  await killNow(child);
  expect(await ended(orphan)).toBe(false);

  expect(await read(await start())).toEqual(["ladder"]);
  expect(await ended(orphan)).toBe(true);
});

test("after PostgreSQL and its program were both killed, the next start has everything", async () => {
  const { child, address } = await startInChild(directory);
  await write(address);
  const gone = killNow(child);
  process.kill(await serverPid(directory), "SIGKILL");
  await gone;
  expect(await read(await start())).toEqual(["ladder"]);
});

test("numbers that a killed PostgreSQL left behind and another program now has hold nobody up", async () => {
  await (await start()).stop();
  const another = await serverPid(dirname(inject("postgresServer").socketDirectory));
  await writeFile(join(directory, "wijk.lock-7"), `${process.pid} 1`);
  for (const file of ["data/postmaster.pid", "socket/.s.PGSQL.5432.lock"])
    await writeFile(join(directory, file), `${another}\n${join(directory, "data")}\n1\n5432\n`);
  expect(await query(await start(), "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a first start that was cut off halfway leaves nothing in the way", async () => {
  await mkdir(join(directory, "data-unfinished", "base"), { recursive: true });
  expect(await query(await start(), "select 1 as one")).toEqual([{ one: 1 }]);
});

test("two programs at once on one directory: the second is refused, the first works on, a command finds it", async () => {
  const { child, address } = await startInChild(directory);
  await write(address);
  await expect(start()).rejects.toThrow(`is in use by another wijk process (number ${child.pid})`);
  expect(await findEmbeddedPostgres(directory)).toEqual(address);
  expect(await read(address)).toEqual(["ladder"]);

  const over = once(child, "exit");
  child.kill("SIGINT");
  await over;
  expect(await findEmbeddedPostgres(directory)).toBeNull();
});

test("ten programs that find the same stale lock at the same moment: one gets in", async () => {
  await (await start()).stop();
  await writeFile(join(directory, "wijk.lock-7"), "1 0");
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => start()));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("Ctrl-C, which reaches every process of the group, leaves it to the program to stop PostgreSQL cleanly", async () => {
  const { child, address } = await startInChild(directory);
  await write(address);
  const server = await serverPid(directory);
  expect(await processGroup(server)).toBe(server);
  const over = once(child, "exit");
  process.kill(-(child.pid ?? 0), "SIGINT");
  expect(await over).toEqual([0, null]);
  expect(existsSync(join(directory, "data", "postmaster.pid"))).toBe(false);
  expect(await findEmbeddedPostgres(directory)).toBeNull();
});

test("a directory with a long path gets its socket elsewhere, for this account only", async () => {
  const server = await start(join(room, "wijk-".repeat(20)));
  expect(Buffer.byteLength(server.socketDirectory)).toBeLessThan(80);
  expect((await stat(server.socketDirectory)).mode & 0o777).toBe(0o700);
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
  await server.stop();
  await rm(server.socketDirectory, { recursive: true });
});

test("a normal user runs it without any help", async () => {
  const account = root ? { uid: 65_534, gid: 65_534 } : {};
  const home = join(room, "home");
  await mkdir(home);
  await chmod(home, 0o777);
  const { child, address } = await startInChild(join(home, "postgresql"), account);
  await write(address);
  expect(await read(address)).toEqual(["ladder"]);
  expect((await stat(join(home, "postgresql", "data"))).uid).toBe(root ? 65_534 : process.getuid?.());
  const over = once(child, "exit");
  child.kill("SIGINT");
  expect(await over).toEqual([0, null]);
});

if (root) {
  test("root is told, in one sentence, that PostgreSQL cannot work below a closed directory", async () => {
    await chmod(room, 0o700);
    await expect(start()).rejects.toThrow(`may not enter ${room}. Set DATA_DIR`);
  });

  test("data that root copied back from a backup becomes PostgreSQL's again", async () => {
    const first = await start();
    await write(first);
    await first.stop();
    execFileSync("chown", ["-R", "0:0", join(directory, "data")]);
    await chmod(join(directory, "data"), 0o755);
    expect(await read(await start())).toEqual(["ladder"]);
  });
}

test("data of another PostgreSQL version, or something else in its place, is refused and left alone", async () => {
  await (await start()).stop();
  const version = join(directory, "data", "PG_VERSION");
  await writeFile(version, "15\n");
  await expect(start()).rejects.toThrow("is of PostgreSQL 15, this program brings PostgreSQL 18");
  await rm(version);
  await expect(start()).rejects.toThrow("is not the data of a PostgreSQL");
});
