import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { filesOf, readText, repository } from "./source.ts";

test("the migrations say what the tables say: another one would be empty", () => {
  const folder = mkdtempSync(join(tmpdir(), "wijksgewijs-migrations-"));
  try {
    cpSync(join(repository, "migrations"), folder, { recursive: true });
    const before = readdirSync(folder);
    const options = ["--dialect=postgresql", "--schema=src/**/*.tables.ts", `--out=${relative(repository, folder)}`];
    execFileSync("node_modules/.bin/drizzle-kit", ["generate", ...options, "--name=missing"], {
      cwd: repository,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const added = readdirSync(folder).filter((name) => !before.includes(name));
    expect(added).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

test("every migration is in the journal, in order, and named by what changes", () => {
  const journal = JSON.parse(readText("migrations/meta/_journal.json")) as {
    readonly entries: readonly { readonly tag: string; readonly when: number }[];
  };
  const tags = journal.entries.map(({ tag }) => tag);
  expect(tags).toEqual(filesOf("migrations/*.sql").map((path) => path.slice("migrations/".length, -".sql".length)));
  expect(tags.filter((tag) => !/^\d{4}_[a-z0-9]+(-[a-z0-9]+)+$/.test(tag))).toEqual([]);
  const times = journal.entries.map(({ when }) => when);
  expect(times).toEqual([...times].sort((one, other) => one - other));
});
