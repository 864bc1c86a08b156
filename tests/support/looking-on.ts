import postgres from "postgres";
import type { PostgresAddress } from "../../src/platform/postgres.ts";

/** A connection of the test's own, with the driver that the wijk does not use. End it. */
export const lookOn = (address: Extract<PostgresAddress, { socketDirectory: string }>): postgres.Sql =>
  postgres({
    host: address.socketDirectory,
    user: address.user,
    database: address.database,
    max: 1,
    onnotice: () => {},
  });
