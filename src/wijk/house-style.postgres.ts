import type { PgDatabase, PgQueryResultHKT } from "../platform/query-builder.ts";
import { houseStyleTable } from "./house-style.tables.ts";
import type { HouseStyleStore } from "./house-style.ts";

/** How the pages look, within one transaction. */
export const houseStyleStore = (transaction: PgDatabase<PgQueryResultHKT>): HouseStyleStore => ({
  readTokens: async () => {
    const [row] = await transaction.select({ tokens: houseStyleTable.tokens }).from(houseStyleTable);
    return row?.tokens ?? null;
  },
  save: async ({ logo, sheet, site, themeClass }) => {
    const changed = {
      ...(logo === undefined
        ? {}
        : {
            logoId: logo?.id ?? null,
            logo: logo == null ? null : Buffer.from(logo.bytes),
            logoWidth: logo?.width ?? null,
            logoHeight: logo?.height ?? null,
          }),
      ...(sheet === undefined
        ? {}
        : { sheetName: sheet?.name ?? null, sheet: sheet?.css ?? null, tokens: sheet?.read ?? null }),
      ...(site === undefined ? {} : { site }),
      ...(themeClass === undefined ? {} : { themeClass }),
    };
    await transaction
      .insert(houseStyleTable)
      .values({ only: true, ...changed })
      .onConflictDoUpdate({ target: houseStyleTable.only, set: { only: true, ...changed } });
  },
});

/** The two files that pages link, for whoever asks: `null` when there is none of that kind. */
export const houseStyleFiles = (database: PgDatabase<PgQueryResultHKT>) => ({
  sheet: async (): Promise<{ readonly name: string; readonly css: string } | null> => {
    const [row] = await database
      .select({ name: houseStyleTable.sheetName, css: houseStyleTable.sheet })
      .from(houseStyleTable);
    return row?.name == null || row.css === null ? null : { name: row.name, css: row.css };
  },
  logo: async (): Promise<{ readonly id: string; readonly bytes: Uint8Array } | null> => {
    const [row] = await database
      .select({ id: houseStyleTable.logoId, bytes: houseStyleTable.logo })
      .from(houseStyleTable);
    return row?.id == null || row.bytes === null ? null : { id: row.id, bytes: row.bytes };
  },
});
