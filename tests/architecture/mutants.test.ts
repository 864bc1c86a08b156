import { expect, test } from "vitest";
import { filesOf, readText } from "./source.ts";

/** A function of the database in whose body a patch changes something, and the migration that it changes. */
type Changed = { readonly patch: string; readonly migration: string; readonly changed: string };

const made = /CREATE (?:OR REPLACE )?FUNCTION (\w+)\(/;

/** Which function stands around a line of a migration; `null` when it is not inside one. */
const functionAround = (lines: readonly string[], at: number): string | null => {
  for (let index = at; index >= 0; index--) {
    const name = made.exec(lines[index] ?? "")?.[1];
    if (name !== undefined) return name;
    if (index < at && /\$\$;/.test(lines[index] ?? "")) return null;
  }
  return null;
};

const changedBy = (patch: string): readonly Changed[] => {
  const changes: Changed[] = [];
  let migration: string | null = null;
  let line = 0;
  for (const each of readText(patch).split("\n")) {
    if (each.startsWith("--- a/"))
      migration = each.startsWith("--- a/migrations/") ? each.slice("--- a/".length) : null;
    const begin = /^@@ -(\d+)/.exec(each)?.[1];
    if (begin !== undefined) line = Number(begin) - 1;
    else if (migration !== null && each.startsWith("-") && !each.startsWith("---")) {
      const changed = functionAround(readText(migration).split("\n"), line);
      if (changed !== null) changes.push({ patch, migration, changed });
      line += 1;
    } else if (each.startsWith(" ")) line += 1;
  }
  return changes;
};

test("what a patch takes out of a function of the database is not replaced by a later migration", () => {
  const migrations = filesOf("migrations/*.sql");
  const changes = filesOf("tests/mutants/*.patch").flatMap(changedBy);
  expect(changes.length).toBeGreaterThan(20);
  const replaced = changes.filter(({ migration, changed }) =>
    migrations.some(
      (later) =>
        later > migration && new RegExp(`(?:CREATE|REPLACE|DROP) FUNCTION ${changed}\\(`).test(readText(later)),
    ),
  );
  expect(replaced).toEqual([]);
});
