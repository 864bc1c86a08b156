import { type Clock, later } from "../../kernel/clock.ts";
import { type ActorId, type DecisionId, newId, type ResidentId, type SecondOpinionId } from "../../kernel/ids.ts";
import { invalid } from "../../kernel/refusal.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { Actor } from "../../posts/actor.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import type { Decision } from "../decision.ts";
import { type Marks, redact } from "./redact.ts";
import {
  longestOf,
  lookWithin,
  type OpinionsTransaction,
  type RedactedAppeal,
  type SecondOpinion,
  stopAsking,
} from "./second-opinion.ts";

/** What would go to a wijk of the ring, and which of them can be asked. */
export type AskedAhead = {
  readonly copy: RedactedAppeal;
  /** The same as one text: what somebody says yes to is exactly what they saw. */
  readonly seen: string;
  readonly wijken: readonly Pick<Actor, "id" | "name" | "handle" | "host">[];
};

/** How the asking of wijken of the ring stands, for whoever did not agree. */
export type OpinionStanding = {
  /** The one that was asked last; `null` when none was. */
  readonly last: SecondOpinion | null;
  /** A wijk can be asked now. */
  readonly canAsk: boolean;
};

export type RingAskForm = {
  readonly wijk: string;
  /** What has to go out besides, one thing on a line. */
  readonly also: string;
  readonly seen: string;
  readonly agreed: boolean;
};

/** An appeal before a wijk of the ring, for whoever made it. Nothing leaves the wijk without their yes to exactly that. */
export type AskRing = {
  standing(id: DecisionId): Promise<OpinionStanding>;
  /** `null` when there is no appeal that waits, one is asked already, or there is no wijk to ask. */
  ahead(id: DecisionId, also: string): Promise<AskedAhead | null>;
  /** Refuses with `changed-meanwhile` when what would go is not what they saw. */
  ask(id: DecisionId, form: RingAskForm): Promise<Result<null>>;
  takeBack(id: DecisionId): Promise<Result<null>>;
};

const linesOf = (also: string): readonly string[] => also.slice(0, 1_000).split("\n").slice(0, 40);

/** What it is about, in words. */
const textAbout = async (transaction: OpinionsTransaction, decision: Decision, marks: { readonly photo: string }) => {
  if (decision.kind === "introduction" && decision.about !== null)
    return (await transaction.introductions.of(decision.about))?.about ?? "";
  const post = decision.post === null ? null : await transaction.posts.byId(decision.post);
  if (post === null || post.withdrawnAt !== null) return "";
  const poll = post.kind === "poll" ? await transaction.polls.byId(post.id) : null;
  const options = (poll?.options ?? []).map((option) => `- ${option}`).join("\n");
  const photos = post.photos.map(({ alt }) => `${marks.photo} ${alt}`.trim()).join("\n");
  return [post.title ?? "", post.body, options, photos].filter((part) => part !== "").join("\n\n");
};

export const askRing = (dependencies: {
  readonly unitOfWork: UnitOfWork<OpinionsTransaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly marks: Marks & { readonly photo: string };
}): AskRing => {
  const { unitOfWork, clock, origin, marks } = dependencies;

  const asked = async ({ appealOpinions, secondOpinions }: OpinionsTransaction, id: DecisionId) => {
    const found: SecondOpinion[] = [];
    for (const opinion of await appealOpinions.ofDecision(id)) {
      const one = await secondOpinions.byId(opinion);
      if (one !== null) found.push(one);
    }
    return found.sort((one, other) => one.agreedAt.getTime() - other.agreedAt.getTime());
  };

  /** The appeal when it waits, with the wijken that were not asked yet; held until the end. */
  const open = async (transaction: OpinionsTransaction, id: DecisionId) => {
    const appeal = await transaction.appeals.ofLocked(id);
    const decision = await transaction.decisions.byIdLocked(id);
    if (appeal === null || decision === null || appeal.decided !== null || decision.endedAt !== null) return null;
    const before = await asked(transaction, id);
    if (before.some(({ state }) => state === "asked")) return null;
    const tried = new Set(before.map(({ wijk }) => wijk.id));
    const wijken = (await transaction.memberships.members())
      .map(({ actor }) => actor)
      .filter(({ id: wijk }) => !tried.has(wijk));
    return wijken.length === 0 ? null : { appeal, decision, wijken };
  };

  const copyOf = async (
    transaction: OpinionsTransaction,
    given: NonNullable<Awaited<ReturnType<typeof open>>>,
    also: string,
  ): Promise<RedactedAppeal> => {
    const { appeal, decision } = given;
    const post = decision.post === null ? null : await transaction.posts.byId(decision.post);
    const pseudonym = post?.author.kind === "nameless" ? [post.author.pseudonym] : [];
    const names = [...(await transaction.residents.all()).map(({ name }) => name), ...pseudonym];
    const without = (text: string) => redact(text, { names, also: linesOf(also), marks });
    return {
      kind: decision.kind,
      rule: decision.rule,
      reason: without(decision.reason).slice(0, longestOf.reason),
      text: without(await textAbout(transaction, decision, marks)).slice(0, longestOf.text),
      words: without(appeal.words).slice(0, longestOf.words),
    };
  };

  return {
    standing: (id) =>
      unitOfWork(async (transaction) => ({
        last: (await asked(transaction, id)).at(-1) ?? null,
        canAsk: (await open(transaction, id)) !== null,
      })),
    ahead: (id, also) =>
      unitOfWork(async (transaction) => {
        const given = await open(transaction, id);
        if (given === null) return null;
        const copy = await copyOf(transaction, given, also);
        return { copy, seen: JSON.stringify(copy), wijken: given.wijken };
      }),
    ask: (id, form) =>
      unitOfWork(async (transaction) => {
        const given = await open(transaction, id);
        if (given === null) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const wijk = given.wijken.find((each) => each.id === (form.wijk as ActorId));
        if (wijk === undefined) return refuse(invalid("wijk", "ring-wijk-missing"));
        if (!form.agreed) return refuse(invalid("agreed", "ring-yes-missing"));
        const copy = await copyOf(transaction, given, form.also);
        if (form.seen !== JSON.stringify(copy)) return refuse(invalid("seen", "ring-copy-changed"));
        const at = clock();
        const opinion = newId<SecondOpinionId>();
        const waits = { state: "asked", outcome: null, answer: "", endedAt: null } as const;
        await transaction.secondOpinions.add({
          ...{ ...copy, ...waits, id: opinion, uri: `${origin}/ap/o/${opinion}`, wijk },
          ...{ agreedAt: at, answerBefore: later(at, lookWithin) },
        });
        await transaction.appealOpinions.add({ opinion, decision: id, wijk: wijk.id });
        await transaction.log.add({ at, by: null, deed: "opinion-asked", detail: wijk.name.slice(0, 200) });
        await transaction.happened({ kind: "SecondOpinionAsked", opinionId: opinion });
        return ok(null);
      }),
    takeBack: (id) =>
      unitOfWork(async (transaction) => {
        const waits = (await asked(transaction, id)).find(({ state }) => state === "asked");
        if (waits === undefined) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        await stopOpinionsOf(transaction, id, clock());
        return ok(null);
      }),
  };
};

/** No wijk of the ring need look at it any more: it was taken back, or somebody here decided. */
export const stopOpinionsOf = async (transaction: OpinionsTransaction, id: DecisionId, at: Date): Promise<void> => {
  for (const opinionId of await transaction.appealOpinions.ofDecision(id)) {
    const opinion = await transaction.secondOpinions.byId(opinionId);
    if (opinion?.state !== "asked") continue;
    await stopAsking(transaction, opinion, "taken-back", at);
    await transaction.appealOpinions.close(opinionId);
  }
};

/** Somebody leaves: no wijk of the ring need look at what was decided about them. Whose it was goes with the decision. */
export const stopOpinionsAbout = async (
  transaction: OpinionsTransaction,
  about: ResidentId,
  at: Date,
): Promise<void> => {
  for (const { id } of await transaction.decisions.about(about)) await stopOpinionsOf(transaction, id, at);
};
