import { listInWords } from "../texts/lists.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { AudienceView, ProblemView } from "../views.ts";
import { choiceRows } from "./choices.ts";

type Words = { readonly lead: string; readonly who: string };

/** Who may read what is being written: the wijk, the ring where there is one, or everyone. `words` says below the form what each means. */
export const audienceChoice = (of: {
  readonly lang: Language;
  readonly wijk: string;
  readonly memberCount: number;
  readonly legend: string;
  readonly everyoneHint: string;
  readonly chosen: string;
  /** The wijken of the ring, where it can be asked and there is one. */
  readonly ring?: readonly string[];
  readonly words: Readonly<Partial<Record<AudienceView, Words>> & Record<"wijk" | "everyone", Words>>;
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
      ...(of.ring === undefined || of.ring.length === 0 || of.words.kring === undefined
        ? []
        : [
            {
              value: "kring",
              title: t(of.lang, "ask.audience.kring"),
              hint: t(of.lang, "ask.audience.kring.hint", { wijken: listInWords(of.lang, of.ring) }),
              icon: "kring",
              audience: of.words.kring,
            },
          ]),
      {
        value: "everyone",
        title: t(of.lang, "ask.audience.everyone"),
        hint: of.everyoneHint,
        icon: "elders",
        audience: of.words.everyone,
      },
    ],
  });
