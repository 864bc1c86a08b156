import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import postgres from "postgres";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/platform/postgres.ts";
import { copyMigrationsUpTo, migrationTags } from "../support/previous-version.ts";
import { createEmptyDatabase } from "../support/test-database.ts";

test("A yes of before these were kept stands among the others, with its date where that is known, once, and not of who left or said no", async () => {
  const tags = await migrationTags();
  const before = tags[tags.findIndex((tag) => tag.endsWith("what-a-ring-wijk-looks-at")) - 1] ?? "";
  const directory = await mkdtemp(join(tmpdir(), "wijk-agreed-"));
  const database = await createEmptyDatabase();
  const owner = openDatabase(database.address, "owner", 1);
  const sql = postgres(database.url, { max: 1 });
  const chosen = "2026-03-01T12:00:00.000Z";
  try {
    await copyMigrationsUpTo(before, directory);
    await runMigrations(owner.drizzle, { migrationsFolder: directory, migrationsSchema: "migrations" });
    const resident = async (name: string, leftAt: string | null = null): Promise<string> => {
      const [row] = await sql`insert into resident (id, name, joined_month, left_at)
        values (gen_random_uuid(), ${name}, '2026-01-01', ${leftAt}) returning id`;
      return String(row?.id);
    };
    const shown = (id: string, isShown: boolean) =>
      sql`insert into introduction (resident_id, shown, about, street, themes) values (${id}, ${isShown}, '', '', '{}')`;
    const [anneke, daan, ria, gone] = [
      await resident("Anneke"),
      await resident("Daan"),
      await resident("Ria"),
      await resident("Weg", chosen),
    ];
    await shown(anneke, true);
    await shown(daan, false);
    await shown(ria, true);
    await shown(gone, true);
    await sql`insert into actor (id, kind, uri, type, handle, host, name, inbox, resident_id, made_at)
      values (gen_random_uuid(), 'resident', 'https://holtveen.example/a', 'Person', 'anneke', 'holtveen.example', 'A',
        'https://holtveen.example/i', ${anneke}, ${chosen})`;
    await sql`insert into agreement (id, resident_id, what, version, agreed_at)
      values (gen_random_uuid(), ${ria}, 'found-by-neighbours', 1, ${chosen})`;
    await runMigrations(owner.drizzle, { migrationsFolder: "migrations", migrationsSchema: "migrations" });
    const rows = await sql`select name, what, version, agreed_at from agreement
      join resident on resident.id = resident_id order by name, what`;
    expect(
      rows.map(({ name, what, version, agreed_at: at }) => [name, what, version, at?.toISOString() ?? null]),
    ).toEqual([
      ["Anneke", "found-by-neighbours", 0, null],
      ["Anneke", "handle-outside", 0, chosen],
      ["Ria", "found-by-neighbours", 1, chosen],
    ]);
  } finally {
    await sql.end();
    await owner.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  }
});
