import type { ClosingView } from "../../web/parts/closing.ts";
import type { RungView, WayView } from "../../web/parts/way.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { t } from "../../web/texts/text.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Question } from "../questions/question.ts";
import { askedAtMost, type Rung, type Step, type Way } from "./way.ts";

const lineOf = (lang: Language, step: Step, name: string, now: Date): string => {
  const { words: when } = momentInWords(lang, step.at, now);
  const later = when.charAt(0).toUpperCase() + when.slice(1);
  switch (step.kind) {
    case "asked":
      return t(lang, "way.wijk.asked", { when });
    case "offered":
      return t(lang, "way.step.offered", { when: later, count: step.count ?? 1 });
    case "taken":
    case "given-back":
    case "passed-on":
    case "brought-back":
    case "brought-and-helped":
    case "brought-in-vain":
    case "not-reached":
    case "closing-proposed":
      return t(lang, `way.step.${step.kind}`, { when: later, name });
    case "yes":
    case "no":
    case "not-yet":
    case "closing-yes":
    case "closing-no":
      return t(lang, `way.step.${step.kind}`, { when });
    default:
      return t(lang, `way.step.${step.kind}`, { when: later });
  }
};

/** The way of a question in words, for its asker. `names` are those of the wijkwijzers in it; `ahead` the next rung. */
export const wayView = (
  lang: Language,
  given: {
    readonly question: Question;
    readonly way: Way | null;
    readonly steps: readonly Step[];
    readonly ahead: Rung | null;
    readonly names: ReadonlyMap<ResidentId, string>;
    readonly answers: number;
  },
  now: Date,
): WayView => {
  const { question, steps, way } = given;
  // Of an answer that waits to be brought back, reminders come; nobody is asked to choose.
  const toBring = ["to-bring-back", "not-reached"].includes(steps.at(-1)?.kind ?? "");
  const over = question.state === "answered" || question.state === "closed";
  const lines = (rung: Rung): readonly string[] =>
    steps
      .filter((step) => step.rung === rung)
      .map((step) =>
        lineOf(
          lang,
          step,
          (step.residentId === null ? undefined : given.names.get(step.residentId)) ?? t(lang, "way.somebody"),
          now,
        ),
      );
  const house = (name: RungView["name"], lit: boolean): RungView[] => {
    const words = lines(name);
    if (words.length === 0) return [];
    return [{ name, state: lit ? "answered" : "looked-at", lines: words }];
  };
  const asked = momentInWords(lang, question.post.publishedAt, now).words;
  const wijk = lines("wijk");
  return {
    rungs: [
      {
        name: "wijk",
        state: given.answers > 0 || over ? "answered" : "looked-at",
        lines: wijk.length > 0 ? wijk : [t(lang, "way.wijk.asked", { when: asked })],
      },
      ...house("wijkwijzers", over),
      ...house("kring", over),
      ...house("outside", over),
      ...house("gemeente", over),
      ...(given.ahead === null || over || lines(given.ahead).length > 0
        ? []
        : [{ name: given.ahead, state: "new" as const, lines: [t(lang, "way.ahead")] }]),
    ],
    next:
      over || toBring || way?.nextAt == null || way.waitingFor === "closing"
        ? null
        : momentInWords(lang, way.nextAt, now),
  };
};

/** What the asker is asked about rounding off, and what follows when they say nothing; `null` when nothing is proposed. */
export const closingView = (
  lang: Language,
  given: { readonly way: Way | null; readonly question: Question; readonly name: string; readonly answers: number },
  now: Date,
): ClosingView | null => {
  const { way, question } = given;
  if (way?.waitingFor !== "closing" || way.nextAt === null || question.state !== "taken") return null;
  const after = given.answers > 0 ? "rounded-off" : "others";
  return {
    by: given.name,
    silence: way.asked < askedAtMost ? "reminder" : after,
    when: momentInWords(lang, way.nextAt, now),
  };
};
