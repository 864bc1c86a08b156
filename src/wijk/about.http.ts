import { type AboutWijkView, aboutWijkPage } from "../../web/pages/about-wijk.ts";
import { accessibilityPage } from "../../web/pages/accessibility.ts";
import { houseRulesPage } from "../../web/pages/house-rules.ts";
import { whoSeesWhatPage } from "../../web/pages/who-sees-what.ts";
import { htmlFromText } from "../kernel/text.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { inLanguageOfWijk } from "../posts/written-in.ts";

/** What search engines may visit: the public pages and nothing else. */
const robots = [
  "User-agent: *",
  ...["ap/", "beheer", "hielp-het/", "ik", "inloggen", "instaan", "meedoen", "moderatie", "van-elders"].map(
    (path) => `Disallow: /${path}`,
  ),
  "",
].join("\n");

/** Pages that tell what this is and how things are done here. */
export const aboutRoutes = ({
  pages,
  about,
  keepers,
}: {
  readonly pages: Pages;
  /** What the wijk says of itself, as it was typed. */
  readonly about: () => Promise<string>;
  /** Who looks after it. */
  readonly keepers: () => Promise<NonNullable<AboutWijkView["keepers"]>>;
}): readonly Route[] => [
  {
    method: "GET",
    path: "/over",
    handle: async (context) => {
      const view = {
        aboutHtml: htmlFromText(await about()),
        ...inLanguageOfWijk(context.get("lang")),
        keepers: context.get("reader").kind === "resident" ? await keepers() : null,
      };
      return pages.show(context, (shell) => aboutWijkPage({ ...view, shell }));
    },
  },
  {
    method: "GET",
    path: "/huisregels",
    handle: (context) => pages.show(context, (shell) => houseRulesPage({ shell })),
  },
  {
    method: "GET",
    path: "/wie-ziet-wat",
    handle: (context) => pages.show(context, (shell) => whoSeesWhatPage({ shell })),
  },
  {
    method: "GET",
    path: "/toegankelijkheid",
    handle: (context) => pages.show(context, (shell) => accessibilityPage({ shell })),
  },
  {
    method: "GET",
    path: "/robots.txt",
    handle: () => new Response(robots, { headers: { "content-type": "text/plain" } }),
  },
];
