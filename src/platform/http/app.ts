import { createHash } from "node:crypto";
import { offlinePage } from "../../../web/pages/offline.ts";
import { t } from "../../../web/texts/text.ts";
import type { AssetsView, Door } from "../../../web/views.ts";
import { languageOfWijk } from "../../kernel/language.ts";
import { type AppIcon, appIcons, drawIcon, groundOf, paper } from "./app-icon.ts";
import type { Pages } from "./page-response.ts";
import { publicFile } from "./public-file.ts";
import type { Route, WijkContext } from "./route.ts";

/** What of a wijk a device shows that keeps it among its apps. */
type NamedWijk = { readonly name: string; readonly door: Door | "gemeente" };

/** Where the page stands that shows without a network. */
const offlinePath = "/geen-verbinding";

const isDoor = (name: string): name is Door | "gemeente" => Object.hasOwn(groundOf, name);
const isIcon = (name: string): name is AppIcon => Object.hasOwn(appIcons, name);

/** A web app manifest (W3C), in the words and the colour of the wijk. */
const manifestOf = ({ name, door }: NamedWijk) => ({
  id: "/",
  name,
  short_name: name,
  description: t(languageOfWijk, "app.description", { wijk: name }),
  lang: languageOfWijk,
  dir: "ltr",
  start_url: "/",
  scope: "/",
  display: "standalone",
  background_color: paper,
  theme_color: groundOf[door],
  icons: Object.entries(appIcons).flatMap(([size, { side, purpose }]) =>
    purpose === null
      ? []
      : [{ src: `/icoon/${door}-${size}.png`, sizes: `${side}x${side}`, type: "image/png", purpose }],
  ),
});

/** The wijk among the apps of a device, and what is there of it without a network: one page, and what that looks like. */
export const appRoutes = (parts: {
  readonly pages: Pages;
  readonly assets: AssetsView;
  /** The built worker. */
  readonly worker: string;
  readonly wijk: () => Promise<NamedWijk>;
}): readonly Route[] => {
  const { pages, assets } = parts;
  const drawn = new Map<string, Uint8Array<ArrayBuffer>>();

  const icon = (context: WijkContext): Response | Promise<Response> => {
    const [, door = "", which = ""] = /^([a-z]+)-([0-9a-z-]+)\.png$/.exec(context.req.param("name") ?? "") ?? [];
    if (!isDoor(door) || !isIcon(which)) return pages.problem(context, 404);
    const key = `${door}-${which}`;
    const body = drawn.get(key) ?? new Uint8Array(drawIcon(door, which));
    drawn.set(key, body);
    return new Response(body, {
      headers: { "content-type": "image/png", "cache-control": "public, max-age=86400", "x-robots-tag": "noindex" },
    });
  };

  /** What the worker keeps: files that are the same for everybody, and the page that is. */
  const kept = [offlinePath, assets.style, assets.script, assets.font, "/assets/icons.svg", "/assets/wordmark.svg"];

  return [
    {
      method: "GET",
      path: "/manifest.webmanifest",
      handle: async (context) =>
        publicFile(context, {
          body: JSON.stringify(manifestOf(await parts.wijk())),
          type: "application/manifest+json; charset=utf-8",
        }),
    },
    { method: "GET", path: "/icoon/:name", handle: icon },
    {
      method: "GET",
      path: "/dienst.js",
      handle: async (context) => {
        // Another name, colour or file is another version: a browser that sees another text keeps everything anew.
        const said = JSON.stringify({ page: offlinePath, kept });
        const version = createHash("sha256")
          .update(JSON.stringify([said, await parts.wijk()]))
          .digest("hex")
          .slice(0, 12);
        const body = `self.wijkKept = ${said};\nself.wijkVersion = "${version}";\n${parts.worker}`;
        return publicFile(context, { body, type: "text/javascript; charset=utf-8" });
      },
    },
    {
      method: "GET",
      path: offlinePath,
      handle: (context) => pages.show(context, (shell) => offlinePage({ shell })),
    },
  ];
};
