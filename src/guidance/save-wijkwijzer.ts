import type { ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { choosable } from "../questions/themes.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { readWijkwijzerForm, type WijkwijzerForm } from "./wijkwijzer.ts";

/** Keeps what a wijkwijzer says of themselves; `absent` for who is none. */
export type SaveWijkwijzer = (id: ResidentId, form: WijkwijzerForm) => Promise<Result<null>>;

export const saveWijkwijzer =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }): SaveWijkwijzer =>
  (id, form) =>
    unitOfWork(async (transaction) => {
      const resident = await transaction.residents.byIdLocked(id);
      if (resident === null || !resident.roles.includes("wijkwijzer")) return refuse({ kind: "absent" });
      const before = await transaction.wijkwijzers.byResident(id);
      const themes = choosable(await transaction.themes.all(), before?.themes).map(({ slug }) => slug);
      const read = readWijkwijzerForm(id, form, themes);
      if (!read.ok) return read;
      await transaction.wijkwijzers.save(read.value);
      return ok(null);
    });
