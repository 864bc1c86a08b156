import { nothing } from "lit";
import type { FormView, OutsideView, ShellView } from "../views.ts";
import { audienceChoice } from "./audience-choice.ts";
import { audienceLine, audienceWords } from "./audience-line.ts";
import { submit } from "./button.ts";
import { outsideChoice } from "./outside-choice.ts";
import { html } from "./page-html.ts";

type ForWhomView = FormView<"audience" | "outside" | "newHandle"> & {
  readonly shell: ShellView;
  /** Members of the wijk, the writer included. */
  readonly memberCount: number;
  readonly outside: OutsideView;
};

/** The end of a form that makes something: for whom it is, in which voice, who reads it, and the button. `after` stands below that. */
export const forWhom = (
  { shell, values, problems, memberCount, outside }: ForWhomView,
  of: { readonly legend: string; readonly everyoneHint: string; readonly go: string; readonly after?: string },
) => {
  const { lang, wijk } = shell;
  const audience = values.audience === "everyone" ? "everyone" : "wijk";
  const words = {
    wijk: audienceWords(lang, "wijk", memberCount, wijk.name),
    everyone: audienceWords(lang, "everyone", memberCount, wijk.name),
  };
  const { legend, everyoneHint } = of;
  const choice = { lang, wijk: wijk.name, memberCount, legend, everyoneHint, chosen: audience, words, problems };
  return html`${audienceChoice(choice)}
      <div class="only-for-everyone">${outsideChoice({ lang, wijk: wijk.name, outside, values, problems, audienceOpen: true })}</div>
      <div class="stack">
        ${audienceLine({ id: "wie-leest" }, words[audience])}
        <div class="buttons">${submit(of.go)}</div>
        ${of.after === undefined ? nothing : html`<p class="small soft">${of.after}</p>`}
      </div>`;
};
