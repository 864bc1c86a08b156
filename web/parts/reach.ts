import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { unreachedInWords } from "../texts/work-in-words.ts";
import type { MomentView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/** How an announcement of the gemeente fares at one wijk. */
export type AtWijkView = {
  readonly name: string;
  readonly standing: "arrived" | "underway" | "late" | "given-up" | "not-sent";
  /** When it arrived. */
  readonly arrived: MomentView | null;
  /** Why it has not arrived, as the delivery keeps it. */
  readonly reason: string;
  /** The day until which it is tried. */
  readonly until: string;
  readonly shown: boolean;
  readonly answers: number;
};

export type ReachView = {
  readonly sent: MomentView;
  /** It went to other followers too. */
  readonly everyone: boolean;
  readonly wijken: readonly AtWijkView[];
  /** Answers by people who take part in none of these wijken. */
  readonly answersElsewhere: number;
};

const signs = { arrived: "check", underway: "klok", late: "klok", "given-up": "let", "not-sent": "let" } as const;

const standingInWords = (lang: Language, one: AtWijkView): string => {
  const reason = one.reason === "" ? "" : unreachedInWords(lang, one.reason);
  switch (one.standing) {
    case "arrived":
      return t(lang, "gemeente-reach.arrived", { moment: one.arrived?.words ?? "" });
    case "late":
      return t(lang, "gemeente-reach.late", { reason, day: one.until });
    case "given-up":
      return t(lang, "gemeente-reach.given-up", { reason });
    case "not-sent":
      return t(lang, "gemeente-reach.not-sent");
    default:
      return t(lang, "gemeente-reach.underway");
  }
};

const answersInWords = (lang: Language, count: number): string =>
  count === 0 ? t(lang, "gemeente-reach.answers.none") : t(lang, "gemeente-reach.answers", { count });

const row = (lang: Language, one: AtWijkView) =>
  html`<li class="tick tick--${one.standing}">${icon(signs[one.standing])}<div><b dir="auto">${one.name}</b>
    <p class="small soft">${standingInWords(lang, one)}</p>
    ${one.standing === "arrived" ? html`<p class="small soft">${t(lang, one.shown ? "gemeente-reach.shown" : "gemeente-reach.not-shown")}</p>` : nothing}
    <p class="small soft">${answersInWords(lang, one.answers)}.</p></div></li>`;

/** Wijk by wijk: arrived, shown, answers. Numbers, and nobody's name but those of wijken. */
export const reachList = (lang: Language, reach: ReachView) =>
  html`${reach.wijken.length === 0 ? html`<p class="soft">${t(lang, "gemeente-reach.none")}</p>` : html`<ul class="bare stack-sm">${reach.wijken.map((one) => row(lang, one))}</ul>`}
    ${reach.everyone ? html`<p class="small soft">${t(lang, "gemeente-reach.everyone")}</p>` : nothing}
    ${reach.answersElsewhere > 0 ? html`<p class="small soft">${t(lang, "gemeente-reach.answers.elsewhere", { count: reach.answersElsewhere })}</p>` : nothing}
    <p class="small soft">${t(lang, "gemeente-reach.numbers")}</p>`;
