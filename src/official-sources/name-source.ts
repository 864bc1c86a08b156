import type { Clock } from "../kernel/clock.ts";
import { newId, type OfficialSourceId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type Actor, fullHandle } from "../posts/actor.ts";
import type { ActorLinks } from "../posts/actor-moves.ts";
import { addressElsewhere } from "../ring/address-elsewhere.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { type OfficialChoices, type OfficialSource, readChoices } from "./official-source.ts";

/** What administrators do with official sources. */
export type NameSource = {
  /** Whom an address that people use leads to, read now from its own server; nothing is kept. */
  find(address: string): Promise<Result<Actor>>;
  /** Names exactly the actor at `uri`: looked up once more, followed, and official from now on. */
  name(by: ResidentId, uri: string, choices: OfficialChoices): Promise<Result<null>>;
  /** Other choices: they count for what it writes from now on. */
  change(by: ResidentId, id: OfficialSourceId, choices: OfficialChoices): Promise<Result<null>>;
  /** Asks once more whether the wijk may follow it, when it said no or said nothing. */
  askAgain(by: ResidentId, id: OfficialSourceId): Promise<Result<null>>;
  /** It counts no more, and is followed no longer. What it said stays, with its badge. */
  end(by: ResidentId, id: OfficialSourceId): Promise<Result<null>>;
};

/** Looking up comes first; the transaction opens afterwards. */
export const nameSource = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly origin: string;
  /** What stands at an address that people use, fetched now from its own server. */
  readonly lookUp: (address: string) => Promise<ActorLinks | null>;
}): NameSource => {
  const { unitOfWork, clock, origin } = dependencies;
  const wrong = (reason: string) => refuse(invalid("address", reason));

  /** Whether it can be named at all: somebody elsewhere, no wijk, nobody that we shut out, and not one already. */
  const mayBeNamed = async ({ serverPolicies, actors, officialSources }: SquareTransaction, found: Actor) => {
    if ((await serverPolicies.standing(found.uri)) === "barred") return wrong("address-blocked");
    const known = await actors.byUri(found.uri);
    const source = known === null ? null : await officialSources.ofActor(known.id);
    return source !== null && source.endedAt === null ? wrong("already-official") : ok(found);
  };

  const find: NameSource["find"] = async (address) => {
    const elsewhere = await addressElsewhere(dependencies, address);
    if (!elsewhere.ok) return elsewhere;
    const links = await dependencies.lookUp(address);
    if (links === null) return wrong("source-not-found");
    if (links.actor.uri.startsWith(`${origin}/`)) return wrong("address-own");
    if (links.actor.type === "Group") return wrong("source-is-a-wijk");
    if (links.movedTo !== null) return wrong("source-moved");
    return unitOfWork((transaction) => mayBeNamed(transaction, links.actor));
  };

  /** A new Follow each time: an old one may have been refused. */
  const ask = async (
    { officialSources, happened }: SquareTransaction,
    source: Omit<OfficialSource, "followUri" | "state">,
  ) => {
    const followUri = `${origin}/ap/v/${newId()}`;
    await officialSources.save({ ...source, followUri, state: "requested" });
    await happened({ kind: "OfficialSourceChosen", actorUri: source.actor.uri, followUri });
  };

  const withOne = (
    id: OfficialSourceId,
    work: (source: OfficialSource, transaction: SquareTransaction) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    unitOfWork(async (transaction) => {
      const source = await transaction.officialSources.byId(id);
      return source === null || source.endedAt !== null ? refuse({ kind: "absent" }) : work(source, transaction);
    });

  return {
    find,
    name: async (by, uri, choices) => {
      const read = readChoices(choices);
      if (!read.ok) return read;
      const found = await find(uri);
      if (!found.ok) return found;
      if (found.value.uri !== uri) return wrong("source-not-found");
      return unitOfWork(async (transaction) => {
        const may = await mayBeNamed(transaction, found.value);
        if (!may.ok) return may;
        const at = clock();
        const actor = await transaction.actors.saveRemote(found.value);
        const id = (await transaction.officialSources.ofActor(actor.id))?.id ?? newId<OfficialSourceId>();
        await ask(transaction, { ...read.value, id, actor, since: at, namedBy: by, endedAt: null });
        await transaction.log.add({ at, by, deed: "source-named", detail: fullHandle(actor) });
        return ok(null);
      });
    },
    change: async (by, id, choices) => {
      const read = readChoices(choices);
      if (!read.ok) return read;
      return withOne(id, async (source, { officialSources, log }) => {
        await officialSources.save({ ...source, ...read.value });
        await log.add({ at: clock(), by, deed: "source-changed", detail: fullHandle(source.actor) });
        return ok(null);
      });
    },
    askAgain: (by, id) =>
      withOne(id, async (source, transaction) => {
        if (source.state === "accepted") return refuse({ kind: "conflict", reason: "already-followed" });
        await ask(transaction, source);
        await transaction.log.add({ at: clock(), by, deed: "source-asked-again", detail: fullHandle(source.actor) });
        return ok(null);
      }),
    end: (by, id) =>
      withOne(id, async (source, { officialSources, log, happened }) => {
        const at = clock();
        await officialSources.save({ ...source, endedAt: at });
        await happened({
          kind: "OfficialSourceLeft",
          actorUri: source.actor.uri,
          followUri: source.followUri,
        });
        await log.add({ at, by, deed: "source-ended", detail: fullHandle(source.actor) });
        return ok(null);
      }),
  };
};
