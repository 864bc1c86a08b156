import { readLanguage } from "../kernel/language.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import { firstValue } from "../platform/http/form.ts";
import { rememberLanguage } from "../platform/http/language.ts";
import { localPath } from "../platform/http/local-path.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { ChooseLanguage } from "./choose-language.ts";

/**
 * Choosing a language, from the foot of every page and from a resident's own page: back to the same page in that language. A
 * resident chooses for themselves, wherever they sign in; a visitor for this device.
 */
export const languageRoutes = (dependencies: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly origin: string;
  readonly chooseLanguage: ChooseLanguage;
}): readonly Route[] => {
  const { pages, cookies } = dependencies;
  return [
    {
      method: "POST",
      path: "/taal",
      handle: pages.withForm(async (context, form) => {
        const language = readLanguage(firstValue(form, "taal"));
        if (language === null) return pages.problem(context, 400);
        const back = localPath(firstValue(form, "naar"), dependencies.origin) ?? "/";
        const { reader } = context.var;
        if (reader.kind === "visitor") {
          rememberLanguage(cookies, context, language);
          return pages.seeOther(context, back, "language-here");
        }
        const chosen = await dependencies.chooseLanguage({ residentId: reader.id, language });
        return chosen.ok ? pages.seeOther(context, back, "language-chosen") : pages.refuse(context, chosen.refusal);
      }),
    },
  ];
};
