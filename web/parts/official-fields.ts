import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";
import { chipRow, choiceRows } from "./choices.ts";
import { lineField } from "./fields.ts";
import { html } from "./page-html.ts";

/** What is chosen about an official source, as it was filled in. */
export type OfficialFieldsView = FormView<"kind" | "only" | "hashtag" | "moderatorFirst">;

const kinds = [
  { key: "gemeente", icon: "stadhuis" },
  { key: "police", icon: "schild" },
  { key: "welfare", icon: "zorg" },
  { key: "other", icon: "zegel" },
] as const;

/** What kind of source it is, which of its posts are shown, and whether a moderator looks first. */
export const officialFields = ({ lang, wijk }: ShellView, { values, problems }: OfficialFieldsView) =>
  html`${chipRow({
    lang,
    name: "kind",
    legend: t(lang, "official.kind"),
    hint: t(lang, "official.kind.hint"),
    chosen: values.kind ?? "",
    problems,
    chips: kinds.map(({ key, icon }) => ({ key, icon, name: t(lang, `official.kind.${key}`) })),
  })}${choiceRows({
    lang,
    name: "only",
    legend: t(lang, "official.only"),
    chosen: values.only ?? "",
    problems,
    choices: [
      { value: "all", title: t(lang, "official.only.all"), hint: t(lang, "official.only.all.hint"), icon: "prikbord" },
      {
        value: "hashtag",
        title: t(lang, "official.only.hashtag"),
        hint: t(lang, "official.only.hashtag.hint"),
        icon: "zoek",
      },
      {
        value: "mention",
        title: t(lang, "official.only.mention"),
        hint: t(lang, "official.only.mention.hint", { handle: wijk.handle }),
        icon: "huis",
      },
    ],
  })}${lineField({ lang, name: "hashtag", label: t(lang, "official.hashtag"), hint: t(lang, "official.hashtag.hint"), value: values.hashtag, problems, maxlength: 101, optional: true })}<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name="moderatorFirst" value="ja" ?checked=${values.moderatorFirst === "ja"}><span>${t(lang, "official.moderator-first.tick")}<small>${t(lang, "official.moderator-first.tick.hint")}</small></span></label>`;

/** The fields in the order in which they stand. */
export const officialFieldNames = ["kind", "only", "hashtag"] as const;
