import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DatabaseDump } from "./dump-database.ts";

/** A wijk as an earlier version left it behind. */
export type PreviousVersion = {
  readonly origin: string;
  /** 32 bytes in base64: what `keys/wijk.key` held. */
  readonly sealingKey: string;
  /** The migrations of that version, in order. */
  readonly migrations: readonly string[];
  readonly rows: DatabaseDump;
};

export const migrationsFolder = fileURLToPath(new URL("../../migrations/", import.meta.url));
const fixtures = fileURLToPath(new URL("../fixtures/previous-version/", import.meta.url));
const fileOf = (tag: string): string => join(fixtures, tag, "wijk.ndjson");

type Journal = { readonly entries: readonly { readonly tag: string }[] };
const journalIn = async (folder: string): Promise<Journal> =>
  JSON.parse(await readFile(join(folder, "meta", "_journal.json"), "utf8"));

/** The names of the migrations of this version, in order. */
export const migrationTags = async (): Promise<readonly string[]> =>
  (await journalIn(migrationsFolder)).entries.map(({ tag }) => tag);

/** The versions that are kept, each by the name of its last migration. */
export const keptVersions = async (): Promise<readonly string[]> => (await readdir(fixtures)).sort();

export const readVersion = async (tag: string): Promise<PreviousVersion> => {
  const [header = "", ...lines] = (await readFile(fileOf(tag), "utf8")).trimEnd().split("\n");
  return { ...JSON.parse(header), rows: lines.map((line) => JSON.parse(line)) };
};

/** Keeps a wijk of this version: a line about it, then one line for each row. Gives the path of the file. */
export const keepVersion = async ({ rows, ...about }: PreviousVersion): Promise<string> => {
  const path = fileOf(about.migrations.at(-1) ?? "");
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, [about, ...rows].map((line) => `${JSON.stringify(line)}\n`).join(""));
  return path;
};

/** Copies the migrations up to and with `last` to `folder`, as that version had them. */
export const copyMigrationsUpTo = async (last: string, folder: string): Promise<void> => {
  const journal = await journalIn(migrationsFolder);
  const end = journal.entries.findIndex(({ tag }) => tag === last);
  if (end < 0) throw new Error(`There is no migration ${last}.`);
  const entries = journal.entries.slice(0, end + 1);
  await mkdir(join(folder, "meta"), { recursive: true });
  await writeFile(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries) await cp(join(migrationsFolder, `${tag}.sql`), join(folder, `${tag}.sql`));
};
