import { demandPage } from "../../web/pages/demand.ts";
import { monthInWords } from "../../web/texts/moments.ts";
import { themeView } from "../../web/texts/themes.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { ListedTheme } from "../questions/themes.ts";
import type { ReadDemand } from "./demand.ts";

/** What an organisation learns of who asks. Everybody else finds nothing there. */
export const demandRoutes = (parts: {
  readonly pages: Pages;
  readonly readDemand: ReadDemand;
  readonly themes: () => Promise<readonly ListedTheme[]>;
}): readonly Route[] => [
  {
    method: "GET",
    path: "/aanbod/gevraagd",
    handle: async (context) => {
      const reader = context.get("reader");
      const found = reader.kind === "resident" ? await parts.readDemand(reader) : null;
      if (found === null) return parts.pages.refuse(context, { kind: "absent" });
      const themes = await parts.themes();
      return parts.pages.show(context, (shell) =>
        demandPage({
          shell,
          themes: found.map(({ theme, figures }) => ({
            theme: themeView(shell.lang, theme, themes),
            figures: figures.map(({ month, askers }) => ({ month: monthInWords(shell.lang, month), askers })),
          })),
        }),
      );
    },
  },
];
