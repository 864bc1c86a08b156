import { offerPage } from "../../web/pages/offer.ts";
import { offersPage } from "../../web/pages/offers.ts";
import { themeViews } from "../../web/texts/themes.ts";
import type { Clock } from "../kernel/clock.ts";
import { type PostId, parseId } from "../kernel/ids.ts";
import { isNeighbour } from "../kernel/reader.ts";
import { objectRedirect } from "../platform/http/object-redirect.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { choosable, type ListedTheme } from "../questions/themes.ts";
import type { OfferReads } from "./offer-reads.ts";
import { type OfferViewing, offerRow, offerView } from "./offer-views.http.ts";

const mostOwn = 200;
const mostOfNeighbours = 30;

/** What the wijk offers and looks for, and one of it. */
export const offerRoutes = (parts: {
  readonly origin: string;
  readonly pages: Pages;
  readonly clock: Clock;
  readonly reads: OfferReads;
  readonly themes: () => Promise<readonly ListedTheme[]>;
}): readonly Route[] => {
  const { pages, reads } = parts;
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });
  const viewingOf = async (
    context: WijkContext,
  ): Promise<OfferViewing & { readonly themes: readonly ListedTheme[] }> => ({
    lang: context.get("lang"),
    reader: context.get("reader"),
    now: parts.clock(),
    themes: await parts.themes(),
  });

  const list = async (context: WijkContext): Promise<Response> => {
    const viewing = await viewingOf(context);
    const { reader, now: at, lang } = viewing;
    const asked = context.req.query("onderwerp") ?? "";
    const theme = viewing.themes.some(({ slug }) => slug === asked) ? asked : null;
    const rows = async (purpose: "offer" | "request", from: "wijk" | "neighbours", limit: number) =>
      (await reads.list(reader, { at, purpose, from, theme, limit })).map((read) => offerRow(read, viewing));
    const [offers, requests, offersNear, requestsNear] = await Promise.all([
      rows("offer", "wijk", mostOwn),
      rows("request", "wijk", mostOwn),
      rows("offer", "neighbours", mostOfNeighbours),
      rows("request", "neighbours", mostOfNeighbours),
    ]);
    const themes = themeViews(lang, choosable(viewing.themes, theme === null ? [] : [theme]));
    const showsDemand = reader.kind === "resident" && !isNeighbour(reader);
    const view = { themes, theme, offers, requests, neighbours: [...offersNear, ...requestsNear], showsDemand };
    return pages.show(context, (shell) => offersPage({ ...view, shell }));
  };

  const one = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const elsewhere = id === null ? null : objectRedirect(context, `${parts.origin}/ap/o/${id}`);
    if (elsewhere !== null) return elsewhere;
    const viewing = await viewingOf(context);
    const read = id === null ? null : await reads.one(viewing.reader, id);
    if (read === null) return absent(context);
    const view = offerView(read, viewing);
    // Other software finds the object from the page, also when it reads no HTML (RFC 8288).
    if (view.objectUri !== undefined && view.held === null)
      context.header("Link", `<${new URL(view.objectUri).href}>; rel="alternate"; type="application/activity+json"`);
    return pages.show(context, (shell) => offerPage({ ...view, shell }));
  };

  return [
    { method: "GET", path: "/aanbod", handle: list },
    { method: "GET", path: "/aanbod/:id", handle: one },
  ];
};
