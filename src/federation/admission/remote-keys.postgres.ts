import type { Database } from "../../platform/postgres.ts";
import { eq } from "../../platform/query-builder.ts";
import { remoteKeyTable } from "./admission.tables.ts";
import type { RemoteKeyStore } from "./remote-keys.ts";

/** Keeps the keys of other servers between starts. */
export const remoteKeyStore = (database: Database): RemoteKeyStore => ({
  find: async (keyId) => {
    const [row] = await database.drizzle.select().from(remoteKeyTable).where(eq(remoteKeyTable.keyId, keyId));
    return row ?? null;
  },
  save: async (key) => {
    const { keyId: _keyId, ...changed } = key;
    await database.drizzle
      .insert(remoteKeyTable)
      .values(key)
      .onConflictDoUpdate({ target: remoteKeyTable.keyId, set: changed });
  },
  remove: async (keyId) => {
    await database.drizzle.delete(remoteKeyTable).where(eq(remoteKeyTable.keyId, keyId));
  },
});
