import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { ProblemView } from "../views.ts";
import { choiceRows } from "./choices.ts";
import { selectField } from "./fields.ts";

/** What a decision rests on. */
export type Rule = "friendly" | "private" | "honest" | "law" | "general";

const rules = [
  { value: "friendly", icon: "hand" },
  { value: "private", icon: "slot" },
  { value: "honest", icon: "check" },
  { value: "law", icon: "let" },
] as const;

/** On which house rule a decision about a text rests, in one line; one has to be chosen. */
export const ruleSelect = (lang: Language, name = "rule", problems: readonly ProblemView[] = [], value = "") =>
  selectField({
    lang,
    name,
    label: t(lang, "rule.which"),
    problems,
    value,
    none: t(lang, "rule.choose"),
    options: rules.map(({ value }) => ({ value, words: t(lang, `rule.${value}`) })),
  });

/** On which house rule a decision rests. */
export const ruleChoice = (of: {
  readonly lang: Language;
  readonly chosen: string | undefined;
  readonly problems: readonly ProblemView[];
}) =>
  choiceRows({
    lang: of.lang,
    name: "rule",
    legend: t(of.lang, "rule.which"),
    chosen: of.chosen ?? "",
    problems: of.problems,
    choices: rules.map(({ value, icon }) => ({
      value,
      icon,
      title: t(of.lang, `rule.${value}`),
      hint: t(of.lang, `rule.${value}.hint`),
    })),
  });
