import type { Clock } from "../kernel/clock.ts";
import type { ActorId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { bearsBadge, likenessOf } from "../posts/look-alike.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { isReservedHandle, readHandle } from "../wijk/handle.ts";

/** What the choice needs of a transaction beyond what the square has. */
export type OutsideTransaction = SquareTransaction & {
  /** Makes the `Person` actor of a resident and its key. */
  readonly createResidentActor: (resident: {
    readonly residentId: ResidentId;
    readonly handle: string;
    readonly at: Date;
  }) => Promise<ActorId>;
};

/**
 * A resident chooses, once, the handle by which people outside can know them. Before this choice nothing of theirs can
 * be addressed from outside. The name inside stays inside: outside they are called as their handle. Problems are told on
 * `field`, by default `handle`.
 */
export type ChooseOutsideHandle = (command: {
  readonly residentId: ResidentId;
  readonly handle: string;
  readonly field?: string;
}) => Promise<Result<ActorId>>;

export const chooseOutsideHandle =
  (dependencies: { readonly unitOfWork: UnitOfWork<OutsideTransaction>; readonly clock: Clock }): ChooseOutsideHandle =>
  async (command) => {
    const field = command.field ?? "handle";
    const handle = readHandle(command.handle, field);
    if (!handle.ok) return handle;
    if (isReservedHandle(handle.value)) return refuse(invalid(field, "handle-taken"));
    return dependencies.unitOfWork(async (transaction) => {
      const sources = await transaction.officialSources.all();
      const taken = sources.flatMap(({ actor }) => [actor.name, actor.handle]);
      if (bearsBadge(handle.value) || likenessOf(handle.value, taken) !== null)
        return refuse(invalid(field, "name-looks-official"));
      const resident = await transaction.residents.byIdLocked(command.residentId);
      if (resident === null) return refuse({ kind: "absent" });
      if ((await transaction.actors.ofResident(resident.id)) !== null) return refuse(invalid(field, "already-chosen"));
      if (await transaction.actors.isHandleUsed(handle.value)) return refuse(invalid(field, "handle-taken"));
      const at = dependencies.clock();
      const id = await transaction.createResidentActor({
        residentId: resident.id,
        handle: handle.value,
        at,
      });
      await transaction.agreements.agree(resident.id, "handle-outside", at);
      await transaction.happened({ kind: "ResidentOutsideChanged", residentId: resident.id });
      return ok(id);
    });
  };
