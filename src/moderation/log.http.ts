import { logPage } from "../../web/pages/log.ts";
import { deedInWords } from "../../web/texts/deed-in-words.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { t } from "../../web/texts/text.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import type { LogLine, ReadLog } from "./log.ts";

const perPage = 50;

/** Where the text stands that a line is about. */
const hrefOf = ({ post, deed, aboutResident }: LogLine): string | null => {
  if (deed.startsWith("introduction-") && aboutResident !== undefined) return `/buren/${aboutResident}`;
  return post === null ? null : pathOfPost(post);
};

/** The log, for moderators and administrators. */
export const logRoutes = (parts: {
  readonly pages: Pages;
  readonly readLog: ReadLog;
  readonly clock: Clock;
}): readonly Route[] => [
  {
    method: "GET",
    path: "/beheer/logboek",
    handle: async (context) => {
      const asked = /^\d{1,15}$/.exec(context.req.query("voor") ?? "")?.[0];
      const found = await parts.readLog({
        limit: perPage + 1,
        before: asked === undefined ? undefined : Number(asked),
      });
      const shown = found.slice(0, perPage);
      const now = parts.clock();
      return parts.pages.show(context, (shell) =>
        logPage({
          shell,
          lines: shown.map((line) => ({
            at: momentInWords(shell.lang, line.at, now),
            what: deedInWords(shell.lang, {
              deed: line.deed,
              about: line.aboutName ?? "",
              detail: line.erased ? t(shell.lang, "log.erased") : (line.detail ?? ""),
            }),
            by: line.by === null ? null : (line.byName ?? t(shell.lang, "log.by.left")),
            reason: line.reason ?? "",
            href: hrefOf(line),
          })),
          olderHref: found.length > perPage ? `/beheer/logboek?voor=${shown.at(-1)?.position}` : undefined,
        }),
      );
    },
  },
];
