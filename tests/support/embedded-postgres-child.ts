import { startEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";

/** A program to kill: runs PostgreSQL on the directory it is given, says where on one line, stops on SIGINT. */
const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error("Which directory?");
const server = await startEmbeddedPostgres({ directory, log: () => {} });
process.once("SIGINT", () => void server.stop());
console.log(JSON.stringify({ socketDirectory: server.socketDirectory, superuser: server.superuser }));
