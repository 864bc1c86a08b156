import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type AskerProof, isAsker } from "../questions/asker.ts";
import { change, type Question } from "../questions/question.ts";
import { isSensitive } from "../questions/themes.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { recordSteps } from "./record-steps.ts";
import { type AskedHow, type Preview, type RungPort, rungsAhead } from "./rung.ts";
import { begin, type Choice, chosen, type RungBeyond, type Way } from "./way.ts";

/** What lies ahead of a question, for its asker. */
export type Ahead = {
  readonly rung: RungBeyond;
  /** The other rungs that the asker could choose instead, the nearest first. */
  readonly others: readonly RungBeyond[];
  readonly question: Question;
  readonly preview: Preview;
  /** It is about a sensitive theme. */
  readonly sensitive: boolean;
};

/** The asker's choice about the rung ahead. Everybody else gets `absent`. */
export type ChooseRung = {
  /**
   * What would be sent, and to whom, on the rung that the asker wants, or on the nearest that they did not refuse; `ok(null)` when there
   * is no rung further.
   */
  ahead(question: PostId, by: AskerProof, how: AskedHow, wanted?: string): Promise<Result<Ahead | null>>;
  /**
   * Keeps the choice, and with a yes climbs: with `words` the question is changed to them first, for everybody who reads
   * it, so that what was left out is nowhere any more. What the gemeente gets alone leaves the question in the wijk as it is.
   */
  choose(
    question: PostId,
    by: AskerProof,
    given: AskedHow & {
      readonly rung: string;
      readonly choice: Choice;
      readonly words: { readonly title: string; readonly text: string; readonly keepPlace: boolean };
      /** The wijken of the ring that were shown, where it is about those alone. */
      readonly shownWijken: string;
    },
  ): Promise<Result<null>>;
};

/** The asker's choice within a transaction that somebody else opened. */
export const choosingRung = (
  transaction: SquareTransaction,
  { clock, rungs }: { readonly clock: Clock; readonly rungs: readonly RungPort[] },
): ChooseRung => {
  const asAsker = async <T>(
    id: PostId,
    by: AskerProof,
    work: (question: Question, way: Way) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const question = await transaction.questions.byId(id);
    const gone = question === null || question.post.withdrawnAt !== null;
    if (gone || !isAsker(question, by)) return refuse({ kind: "absent" });
    const way = (await transaction.ways.byQuestion(id)) ?? begin(id, 0, await transaction.ways.waits(), clock()).way;
    return work(question, way);
  };

  return {
    ahead: (id, by, how, wanted) =>
      asAsker(id, by, async (question, way) => {
        // Asked on one's own account, also after a no: a mind may change.
        const open = await rungsAhead(transaction, rungs, question);
        const nearest = open.find(({ name }) => !way.declined.includes(name)) ?? open[0];
        const rung = open.find(({ name }) => name === wanted) ?? nearest ?? null;
        if (rung === null || question.state === "closed") return ok(null);
        const preview = await rung.preview(transaction, question, how);
        const sensitive = isSensitive(await transaction.themes.all(), question.theme);
        const others = open.map(({ name }) => name).filter((name) => name !== rung.name);
        return ok({ rung: rung.name, others, question, preview, sensitive });
      }),

    choose: (id, by, { rung: name, choice, words, shownWijken, ...how }) =>
      asAsker(id, by, async (question, way) => {
        // Who declined the nearest can still choose what lies behind it, and the other way around.
        const open = await rungsAhead(transaction, rungs, question);
        const rung = open.find((each) => each.name === name) ?? null;
        if (rung === null || question.state === "closed") {
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        }
        const at = clock();
        const waits = await transaction.ways.waits();
        const next = chosen(way, choice, rung.name, waits, at);
        const consent = { id: crypto.randomUUID(), questionId: id, rung: rung.name, answer: choice, at };
        if (choice !== "yes") {
          await transaction.ways.addConsent({ ...consent, shown: "", recipients: "" });
          await recordSteps(transaction, next, [{ kind: choice, rung: rung.name }], at);
          return ok(null);
        }
        const { post, theme } = question;
        const { area, street } = question;
        const dropsPlace = !words.keepPlace && (area !== null || street !== null);
        const same = words.title === post.title && words.text === post.body && !dropsPlace;
        const worded = same
          ? ok(question)
          : change(
              question,
              {
                ...words,
                ...(words.keepPlace ? { area: area ?? "", street: street ?? "" } : {}),
                theme,
                areas: [],
                themes: [],
              },
              at,
            );
        if (!worded.ok) return worded;
        const preview = await rung.preview(transaction, worded.value, how);
        // The yes was to these readers and to no others.
        if (!preview.everyone && preview.wijken.join(", ") !== shownWijken)
          return refuse(invalid("form", "ring-changed"));
        const climbed = await rung.climb(transaction, worded.value, { ...how, at, asItStands: question });
        if (!climbed.ok) return climbed;
        await transaction.ways.addConsent({
          ...consent,
          shown: [preview.title, preview.text, preview.place ?? "", preview.from].filter(Boolean).join("\n\n"),
          recipients: readersOf(preview),
        });
        await transaction.questions.save(climbed.value);
        await recordSteps(transaction, next, [{ kind: "yes", rung: rung.name }], at);
        await transaction.happened({ kind: rung.event, threadId: id });
        return ok(null);
      }),
  };
};

const readersOf = ({ gemeente, everyone, wijken, followers }: Preview): string => {
  if (gemeente !== null) return `${gemeente.name} (${gemeente.handle})${gemeente.openly ? ", iedereen" : ""}`;
  return (everyone ? [...wijken, `${followers} volgers`, "iedereen"] : wijken).join(", ");
};

export const chooseRung = ({
  unitOfWork,
  ...dependencies
}: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly rungs: readonly RungPort[];
}): ChooseRung => ({
  ahead: (...asked) => unitOfWork((transaction) => choosingRung(transaction, dependencies).ahead(...asked)),
  choose: (...asked) => unitOfWork((transaction) => choosingRung(transaction, dependencies).choose(...asked)),
});
