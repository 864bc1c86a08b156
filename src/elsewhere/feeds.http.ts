import { t } from "../../web/texts/text.ts";
import { type PostId, parseId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { noPublicFile, publicFile } from "../platform/http/public-file.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { atomFrom, type Feed, jsonFeedFrom, updatedAt } from "./feed.ts";
import type { PublicItem, PublicReads, WijkOutside } from "./public-item.ts";

const inFeed = 30;
/** The same for everyone who reads it elsewhere. */
const lang = languageOfWijk;

/** Feeds of what everyone may read: the newest questions, and the answers to one. */
export const feedRoutes = (parts: {
  readonly origin: string;
  readonly reads: PublicReads;
  readonly wijk: () => Promise<WijkOutside>;
}): readonly Route[] => {
  const { origin, reads } = parts;

  const feedOf = async (
    given: Pick<Feed, "title" | "about" | "atom" | "json" | "page"> & { readonly items: readonly PublicItem[] },
    since?: string,
  ): Promise<Feed> => {
    const wijk = await parts.wijk();
    return {
      ...given,
      wijk: { name: wijk.name, address: `${origin}/`, picture: wijk.picture },
      language: lang,
      themes: `${origin}/vragen`,
      since: since ?? wijk.since.toISOString(),
    };
  };

  const square = async (): Promise<Feed> => {
    const { name } = await parts.wijk();
    return feedOf({
      title: t(lang, "feed.square", { wijk: name }),
      about: t(lang, "feed.square.about"),
      atom: `${origin}/plein.atom`,
      json: `${origin}/plein.json`,
      page: `${origin}/vragen`,
      items: await reads.newest(inFeed),
    });
  };

  const answers = async (context: WijkContext): Promise<Feed | null> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const found = id === null ? null : await reads.question(id);
    if (id === null || found === null) return null;
    const { name } = await parts.wijk();
    return feedOf(
      {
        title: t(lang, "feed.answers", { title: found.question.title }),
        about: t(lang, "feed.answers.about", { wijk: name }),
        atom: `${origin}/vragen/${id}/antwoorden.atom`,
        json: `${origin}/vragen/${id}/antwoorden.json`,
        page: found.question.page,
        items: found.answers.slice(0, inFeed),
      },
      found.question.updated,
    );
  };

  const atom = (read: (context: WijkContext) => Promise<Feed | null>) => async (context: WijkContext) => {
    const feed = await read(context);
    if (feed === null) return noPublicFile();
    const modified = new Date(updatedAt(feed));
    return publicFile(context, { body: atomFrom(feed), type: "application/atom+xml; charset=utf-8", modified });
  };
  const json = (read: (context: WijkContext) => Promise<Feed | null>) => async (context: WijkContext) => {
    const feed = await read(context);
    if (feed === null) return noPublicFile();
    const modified = new Date(updatedAt(feed));
    const body = JSON.stringify(jsonFeedFrom(feed));
    return publicFile(context, { body, type: "application/feed+json; charset=utf-8", modified });
  };

  return [
    { method: "GET", path: "/plein.atom", handle: atom(square) },
    { method: "GET", path: "/plein.json", handle: json(square) },
    { method: "GET", path: "/vragen/:id/antwoorden.atom", handle: atom(answers) },
    { method: "GET", path: "/vragen/:id/antwoorden.json", handle: json(answers) },
  ];
};
