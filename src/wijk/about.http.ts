import { accessibilityPage } from "../../web/pages/accessibility.ts";
import { houseRulesPage } from "../../web/pages/house-rules.ts";
import { whoSeesWhatPage } from "../../web/pages/who-sees-what.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";

/** What search engines may visit: the public pages and nothing else. */
const robots = [
  "User-agent: *",
  ...["ap/", "beheer", "hielp-het/", "ik", "inloggen", "instaan", "meedoen", "moderatie", "van-elders"].map(
    (path) => `Disallow: /${path}`,
  ),
  "",
].join("\n");

/** Pages that tell how things are done here. */
export const aboutRoutes = ({ pages }: { readonly pages: Pages }): readonly Route[] => [
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
