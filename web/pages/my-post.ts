import { nothing } from "lit";
import { backLink, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { ProblemView, ShellView } from "../views.ts";

/** Letters that come at once, in the order of the page. */
export const atOnceKinds = [
  "answer",
  "decision",
  "themes",
  "bring-back",
  "message",
  "urgent",
  "activity-reminder",
  "welcome",
] as const;
export type AtOnceKind = (typeof atOnceKinds)[number];

export type MyPostView = {
  readonly shell: ShellView;
  readonly digest: string;
  /** The kinds that this resident can get, and whether they want them. */
  readonly atOnce: Readonly<Partial<Record<AtOnceKind, boolean>>>;
  readonly problems: readonly ProblemView[];
};

const digestChoices = [
  { value: "week", icon: "mail" },
  { value: "day", icon: "klok" },
  { value: "never", icon: "stop" },
] as const;

/** GET /ik/post: which letters come, and how often. Posts to the same address. */
export const myPostPage = ({ shell, digest, atOnce, problems }: MyPostView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "post.title"),
    main: html`<form class="form" method="post" action="/ik/post" novalidate>
      <div class="pagehead">${backLink("/ik", t(lang, "me.title"))}<h1>${t(lang, "post.title")}</h1><p class="lead">${t(lang, "post.lead")}</p></div>
      ${problemList(lang, problems, ["digest"])}
      ${choiceRows({
        lang,
        name: "digest",
        legend: t(lang, "post.digest"),
        hint: t(lang, "post.digest.hint"),
        chosen: digest,
        problems,
        choices: digestChoices.map(({ value, icon }) => ({
          value,
          icon,
          title: t(lang, `post.digest.${value}`),
          hint: t(lang, `post.digest.${value}.hint`),
        })),
      })}
      <fieldset class="field"><legend>${t(lang, "post.at-once")}</legend>
        ${atOnceKinds.map((kind) =>
          atOnce[kind] === undefined
            ? nothing
            : html`<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name="atOnce" value=${kind} ?checked=${atOnce[kind]}><span>${t(lang, `post.${kind}`)}<small>${t(lang, `post.${kind}.hint`)}</small></span></label>`,
        )}
      </fieldset>
      <p class="soft">${t(lang, "post.always")}</p>
      <div class="buttons">${submit(t(lang, "post.go"))}</div>
    </form>`,
  });
};
