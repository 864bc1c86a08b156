import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { openDesk, withPlainAddress } from "./open-desk.ts";
import { type DeskHttp, DeskTrouble, type ServiceCategory } from "./service-desk.ts";
import { type DeskForm, readDesk } from "./service-request.ts";
import type { ServiceRequestTransaction } from "./service-request-store.ts";

/** What administrators do with the desk of the gemeente. */
export type KeepDesk = {
  /** Asks the desk what can be reported there, and from then on reports go to it. Gives how many kinds of reports it takes. */
  save(by: ResidentId, form: DeskForm): Promise<Result<number>>;
  /** Nothing can be reported from here any more. What was, is followed no longer. */
  remove(by: ResidentId): Promise<Result<null>>;
};

const refusedBy: Readonly<Record<DeskTrouble["trouble"], string>> = {
  "not-reached": "desk-not-reached",
  "no-answer": "desk-no-answer",
  "not-readable": "desk-not-readable",
};

/** Asking comes first; the transaction opens afterwards. */
export const keepDesk = (dependencies: {
  readonly unitOfWork: UnitOfWork<ServiceRequestTransaction>;
  readonly clock: Clock;
  readonly http: DeskHttp;
}): KeepDesk => {
  const { unitOfWork, clock, http } = dependencies;
  return {
    save: async (by, form) => {
      const known = await unitOfWork(({ serviceRequests }) => serviceRequests.desk());
      const read = readDesk(form, known);
      if (!read.ok) return read;
      const desk = withPlainAddress(read.value);
      let categories: readonly ServiceCategory[];
      try {
        categories = await openDesk(desk, http).categories();
      } catch (error) {
        if (!(error instanceof DeskTrouble)) throw error;
        return refuse(invalid("address", refusedBy[error.trouble]));
      }
      if (categories.length === 0) return refuse(invalid("address", "desk-takes-nothing"));
      return unitOfWork(async ({ serviceRequests, log }) => {
        const at = clock();
        await serviceRequests.saveDesk(desk, categories, at);
        await log.add({ at, by, deed: "desk-chosen", detail: `${desk.name} (${new URL(desk.address).host})` });
        return ok(categories.length);
      });
    },
    remove: (by) =>
      unitOfWork(async ({ serviceRequests, log }) => {
        const desk = await serviceRequests.desk();
        if (desk === null) return refuse({ kind: "absent" });
        await serviceRequests.removeDesk();
        await log.add({ at: clock(), by, deed: "desk-ended", detail: desk.name });
        return ok(null);
      }),
  };
};
