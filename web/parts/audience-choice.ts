import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { AudienceView, ProblemView } from "../views.ts";
import { choiceRows } from "./choices.ts";

/** Who may read what is being written: the wijk, or everyone. `words` says below the form what each means. */
export const audienceChoice = (of: {
  readonly lang: Language;
  readonly wijk: string;
  readonly memberCount: number;
  readonly legend: string;
  readonly everyoneHint: string;
  readonly chosen: string;
  readonly words: Readonly<Record<AudienceView, { readonly lead: string; readonly who: string }>>;
  readonly problems: readonly ProblemView[];
}) =>
  choiceRows({
    lang: of.lang,
    name: "audience",
    legend: of.legend,
    chosen: of.chosen,
    problems: of.problems,
    choices: [
      {
        value: "wijk",
        title: t(of.lang, "ask.audience.wijk"),
        hint: t(of.lang, "ask.audience.wijk.hint", { count: of.memberCount, wijk: of.wijk }),
        icon: "huis",
        audience: of.words.wijk,
      },
      {
        value: "everyone",
        title: t(of.lang, "ask.audience.everyone"),
        hint: of.everyoneHint,
        icon: "elders",
        audience: of.words.everyone,
      },
    ],
  });
