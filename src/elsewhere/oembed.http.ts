import { t } from "../../web/texts/text.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { noPublicFile, publicFile } from "../platform/http/public-file.ts";
import type { Route } from "../platform/http/route.ts";
import { oembedFrom, readOembedRequest } from "./oembed.ts";
import type { PublicReads, WijkOutside } from "./public-item.ts";

/** The same for everyone who reads it elsewhere. */
const lang = languageOfWijk;

/** How another site shows a question or an announcement for everyone as a quote (oEmbed 1.0). Any other is not there. */
export const oembedRoutes = (parts: {
  readonly origin: string;
  readonly reads: PublicReads;
  readonly wijk: () => Promise<WijkOutside>;
}): readonly Route[] => [
  {
    method: "GET",
    path: "/oembed",
    handle: async (context) => {
      const { origin, reads } = parts;
      const asked = readOembedRequest(origin, (name) => context.req.query(name));
      if (typeof asked === "number") return noPublicFile(asked);
      const { kind, id } = asked;
      const question = kind === "announcement" ? null : (await reads.question(id))?.question;
      const announcement = kind === "question" ? null : await reads.announcement(id);
      const found = question ?? announcement;
      if (found == null) return noPublicFile();
      const { name } = await parts.wijk();
      const readMore = t(lang, found === question ? "oembed.read" : "oembed.announcement");
      const body = JSON.stringify(oembedFrom(found, asked, { wijk: name, origin, readMore, language: lang }));
      return publicFile(context, { body, type: "application/json; charset=utf-8" });
    },
  },
];
