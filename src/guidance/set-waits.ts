import { day } from "../kernel/clock.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { Waits } from "./way.ts";

/** Keeps how long questions wait, in whole days from 1 to 60. */
export type SetWaits = (days: Readonly<Record<keyof Waits, string>>) => Promise<Result<null>>;

const mostDays = 60;

export const setWaits =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }): SetWaits =>
  (days) =>
    unitOfWork(async (transaction) => {
      const problems: Problem[] = [];
      const lengthOf = (name: keyof Waits): number => {
        const count = Number(days[name]);
        const clear = /^\d{1,2}$/.test(days[name]) && count >= 1 && count <= mostDays;
        if (!clear) problems.push({ field: name, reason: "days-unclear" });
        return count * day;
      };
      const waits = {
        wijkwijzers: lengthOf("wijkwijzers"),
        taker: lengthOf("taker"),
        wijk: lengthOf("wijk"),
        outside: lengthOf("outside"),
        asker: lengthOf("asker"),
      };
      if (problems.length > 0) return refuse({ kind: "invalid", problems });
      await transaction.ways.saveWaits(waits);
      return ok(null);
    });
