import { type IntroduceView, introducePage } from "../../web/pages/introduce.ts";
import { themeViews } from "../../web/texts/themes.ts";
import { isNeighbour } from "../kernel/reader.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { personalDataIn } from "../posts/personal-data.ts";
import { choosable, type ListedTheme } from "../questions/themes.ts";
import type { Introduce } from "./introduce.ts";
import type { IntroductionForm } from "./introduction.ts";

const formFrom = (sent: Form): IntroductionForm => ({
  shown: firstValue(sent, "shown"),
  about: firstValue(sent, "about"),
  street: firstValue(sent, "street"),
  themes: sent.themes ?? [],
  sure: firstValue(sent, "sure"),
});

/** Whether neighbours find a resident, and what they see then. */
export const introduceRoutes = (parts: {
  readonly pages: Pages;
  readonly introduce: Introduce;
  readonly themes: () => Promise<readonly ListedTheme[]>;
}): readonly Route[] => {
  const { pages, introduce } = parts;
  const { sent } = openings(pages);

  const form = async (
    context: WijkContext,
    again?: {
      readonly values: IntroductionForm;
      readonly problems: IntroduceView["problems"];
      readonly options: object;
    },
  ): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident" || !isNeighbour(reader)) return pages.refuse(context, { kind: "absent" });
    const own = await introduce.own(reader.id);
    if (!own.ok) return pages.refuse(context, own.refusal);
    const known = own.value;
    const themes = choosable(await parts.themes(), known?.themes);
    const values: IntroductionForm = again?.values ?? {
      shown: known?.shown === true ? "ja" : "nee",
      about: known?.about ?? "",
      street: known?.street ?? "",
      themes: known?.themes ?? [],
      // What stands there already was said yes to.
      sure: known !== null && personalDataIn(known.about).length > 0 ? "ja" : "",
    };
    return pages.show(
      context,
      (shell) =>
        introducePage({
          shell,
          values,
          themes: themeViews(shell.lang, themes),
          problems: again?.problems ?? [],
          previewHref: known === null ? null : `/buren/${reader.id}`,
          hidden: known?.hidden ?? null,
        }),
      again?.options,
    );
  };

  return [
    { method: "GET", path: "/ik/profiel", handle: (context) => form(context) },
    {
      method: "POST",
      path: "/ik/profiel",
      handle: sent(async ({ context, reader, form: given }) => {
        const values = formFrom(given);
        const done = await introduce.save(reader.id, values);
        if (done.ok)
          return pages.seeOther(context, "/ik/profiel", values.shown === "ja" ? "profile-shown" : "profile-kept");
        const refused = formRefusal(done.refusal);
        return refused === null
          ? pages.refuse(context, done.refusal)
          : form(context, { values, problems: refused.problems, options: refused.options });
      }),
    },
  ];
};
