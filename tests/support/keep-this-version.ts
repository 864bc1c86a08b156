import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "../../src/cli/seed-demo.ts";
import { startEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";
import { dumpDatabase } from "./dump-database.ts";
import { lookOn } from "./looking-on.ts";
import { keepVersion, migrationTags } from "./previous-version.ts";

// Run by `npm run keep-version`: seeds a demonstration wijk and keeps its data for the test of previous versions.
const origin = "http://localhost:8080";
const directory = await mkdtemp(join(tmpdir(), "wijk-version-"));
await chmod(directory, 0o755);
try {
  const code = await seedDemo(
    {
      environment: { DATA_DIR: directory, ORIGIN: origin },
      asRoot: process.getuid?.() === 0,
      print: () => {},
      complain: (text) => void process.stderr.write(`${text}\n`),
      runApart: async () => null,
      untilToldToStop: () => new Promise(() => {}),
    },
    { json: true },
  );
  if (code !== 0) throw new Error("The demonstration wijk could not be seeded.");
  const server = await startEmbeddedPostgres({ directory: join(directory, "postgresql"), log: () => {} });
  const database = lookOn({ socketDirectory: server.socketDirectory, user: server.superuser, database: "postgres" });
  const path = await keepVersion({
    origin,
    sealingKey: (await readFile(join(directory, "keys", "wijk.key"), "utf8")).trim(),
    migrations: await migrationTags(),
    rows: await dumpDatabase(database),
  });
  await database.end();
  await server.stop();
  process.stdout.write(`Kept in ${path}\n`);
} finally {
  await rm(directory, { recursive: true, force: true });
}
