import { embedPage } from "../../web/pages/embed.ts";
import { onYourSitePage } from "../../web/pages/on-your-site.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { PublicReads } from "./public-item.ts";

/** How many things a list on another site shows. */
const listed = { usual: 5, most: 20 } as const;
const choices = [3, 5, 10, 20];

/** The number in an address, within bounds; the usual one when there is none that can be read. */
const numberOf = (asked: string | undefined): number =>
  asked !== undefined && /^\d{1,4}$/.test(asked) && Number(asked) > 0
    ? Math.min(Number(asked), listed.most)
    : listed.usual;

/** What a list shows: everything, or announcements alone. */
const whichOf = (asked: string | undefined): "alles" | "mededelingen" =>
  asked === "mededelingen" ? "mededelingen" : "alles";

/** The newest public things of the wijk as a list for the pages of others, and the page that tells how to use it. */
export const embedRoutes = (parts: {
  readonly pages: Pages;
  readonly origin: string;
  readonly reads: PublicReads;
}): readonly Route[] => {
  const { pages, origin, reads } = parts;
  return [
    {
      method: "GET",
      path: "/insluiten",
      handle: async (context) => {
        const which = whichOf(context.req.query("wat"));
        const items = await reads.newest(
          numberOf(context.req.query("aantal")),
          which === "mededelingen" ? "announcements" : undefined,
        );
        return pages.frame(context, (shell) =>
          embedPage({
            shell,
            address: `${origin}/`,
            which,
            items: items.map(({ page, title, state, theme, author, when }) => ({
              href: page,
              title,
              state: state ?? "",
              theme: theme?.name ?? null,
              by: author.name,
              when,
            })),
          }),
        );
      },
    },
    {
      method: "GET",
      path: "/op-je-eigen-site",
      handle: (context) => {
        const count = numberOf(context.req.query("aantal"));
        const which = whichOf(context.req.query("wat"));
        const path = `/insluiten?aantal=${count}${which === "alles" ? "" : `&wat=${which}`}`;
        return pages.show(context, (shell) => onYourSitePage({ shell, count, choices, which, path, site: origin }), {
          framesOurs: true,
        });
      },
    },
  ];
};
