import { timingSafeEqual } from "node:crypto";
import type { Mode } from "../kernel/mode.ts";
import { and, eq, isNull, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { houseStyleTable } from "./house-style.tables.ts";
import { type HouseStyle, type LogoId, noHouseStyle } from "./house-style.ts";
import { wijkTable } from "./wijk.tables.ts";
import type { Door, WijkStore } from "./wijk.ts";

type StyleRow = Pick<
  typeof houseStyleTable.$inferSelect,
  "logoId" | "logoWidth" | "logoHeight" | "site" | "themeClass" | "sheetName"
>;

const houseStyleOf = (row: StyleRow | null): HouseStyle =>
  row === null
    ? noHouseStyle
    : {
        logo:
          row.logoId === null
            ? null
            : { id: row.logoId as LogoId, width: row.logoWidth ?? 1, height: row.logoHeight ?? 1 },
        site: row.site,
        themeClass: row.themeClass,
        sheet: row.sheetName,
      };

const notSetUp = and(eq(wijkTable.only, true), isNull(wijkTable.setUpAt));

/** The wijk within one transaction; also works outside one, for reading. */
export const wijkStore = (transaction: PgDatabase<PgQueryResultHKT>, sealing: Pick<Sealing, "index">): WijkStore => {
  const hashOf = (code: string) => sealing.index("set-up code", code);
  // Without the picture and the style sheet themselves. Every page asks for this: the statement is written once.
  const { logoId, logoWidth, logoHeight, site, themeClass, sheetName } = houseStyleTable;
  const writeRead = () =>
    transaction
      .select({ wijk: wijkTable, style: { logoId, logoWidth, logoHeight, site, themeClass, sheetName } })
      .from(wijkTable)
      .leftJoin(houseStyleTable, eq(houseStyleTable.only, wijkTable.only))
      .prepare("the wijk");
  let written: ReturnType<typeof writeRead> | null = null;
  return {
    read: async () => {
      written ??= writeRead();
      const [row] = await written.execute();
      if (row === undefined) return null;
      const { only: _only, setUpCodeHash: _hash, ...wijk } = row.wijk;
      return { ...wijk, mode: wijk.mode as Mode, door: wijk.door as Door, houseStyle: houseStyleOf(row.style) };
    },
    keepOrigin: async (origin) => {
      await transaction
        .insert(wijkTable)
        .values({ origin })
        .onConflictDoUpdate({ target: wijkTable.only, set: { origin }, setWhere: isNull(wijkTable.setUpAt) });
    },
    saveJoining: async ({ vouchersNeeded, heldPosts }) => {
      await transaction.update(wijkTable).set({ vouchersNeeded, heldPosts });
    },
    change: async ({ name, place, door, about }) => {
      await transaction.update(wijkTable).set({ name, place, door, about });
    },
    keepSetUpCode: async (code) => {
      await transaction
        .update(wijkTable)
        .set({ setUpCodeHash: hashOf(code).toString("hex") })
        .where(notSetUp);
    },
    isSetUpCode: async (code) => {
      const [row] = await transaction.select({ hash: wijkTable.setUpCodeHash }).from(wijkTable).where(notSetUp);
      const kept = Buffer.from(row?.hash ?? "", "hex");
      const tried = hashOf(code);
      return kept.length === tried.length && timingSafeEqual(kept, tried);
    },
    setUp: async (identity, at) => {
      const changed = await transaction
        .update(wijkTable)
        .set({ ...identity, setUpAt: at, setUpCodeHash: null })
        .where(notSetUp)
        .returning({ only: wijkTable.only });
      return changed.length === 1;
    },
  };
};
