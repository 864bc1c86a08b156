import { myDataPage } from "../../web/pages/my-data.ts";
import { type FileSectionView, myDataFilePage } from "../../web/pages/my-data-file.ts";
import { renderPage } from "../../web/render.ts";
import { deedInWords } from "../../web/texts/deed-in-words.ts";
import { minuteInWords, momentInWords } from "../../web/texts/moments.ts";
import { fieldInWords, valueInWords } from "../../web/texts/own-data-in-words.ts";
import { t } from "../../web/texts/text.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { ownFile } from "../platform/http/download.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import { agreedView, type ReadAgreements } from "./agreed-view.http.ts";
import { keptByPurpose } from "./kept-by-purpose.ts";
import { type Entry, type GatherOwnData, type OwnData, sections } from "./own-data.ts";
import type { Look, ReadLooks } from "./read-looks.ts";

const entryView = (lang: Language, entry: Entry): FileSectionView["entries"][number] =>
  Object.entries(entry).flatMap(([name, value]) => {
    if (value === null) return [];
    const isMoment = typeof value === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value);
    const values = Array.isArray(value) ? value : [value];
    const words = isMoment
      ? `${minuteInWords(lang, new Date(value)).words} (${value.slice(0, 4)})`
      : values.map((each) => valueInWords(lang, name, each)).join(", ");
    return [{ name: fieldInWords(lang, name), words }];
  });

/** What is somebody's own as a page of its own, which needs nothing beside it. */
const sectionViews = (lang: Language, data: OwnData): readonly FileSectionView[] =>
  sections.map((section) => ({
    title: t(lang, `data.section.${section}`),
    entries: data[section].map((entry) => entryView(lang, entry)),
  }));

/** What the wijk knows about whoever asks, who looked into it, and all of it to take along. */
export const myDataRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly nameOfWijk: () => Promise<string>;
  readonly residentOf: (context: WijkContext) => ResidentId;
  /** Whether whoever asks signed in just now. */
  readonly isFresh: (context: WijkContext) => Promise<boolean>;
  readonly readLooks: ReadLooks;
  readonly readAgreements: ReadAgreements;
  readonly gather: GatherOwnData;
}): readonly Route[] => {
  const { pages, clock } = parts;

  const lookView = (lang: Language, { at, deed, byName, about, detail, reason, post }: Look) => ({
    at: momentInWords(lang, at, clock()),
    what:
      deed === "name-seen" || deed === "sign-in-link" || deed === "entrusted-name"
        ? t(lang, `data.looks.${deed}`)
        : deedInWords(lang, { deed, about, detail }),
    by: byName,
    reason,
    href: post === null ? null : pathOfPost(post),
  });

  /** All that is somebody's own, as a file; whoever signed in a while ago shows first that it is them. */
  const file = async (
    context: WijkContext,
    write: (data: OwnData) => Promise<{ readonly name: string; readonly type: string; readonly text: string }>,
  ): Promise<Response> => {
    if (!(await parts.isFresh(context))) return context.redirect("/ik/gegevens");
    const gathered = await parts.gather(parts.residentOf(context));
    return gathered.ok ? ownFile(await write(gathered.value)) : pages.refuse(context, gathered.refusal);
  };

  return [
    {
      method: "GET",
      path: "/ik/gegevens",
      handle: async (context) => {
        const looks = await parts.readLooks(parts.residentOf(context));
        const fresh = await parts.isFresh(context);
        const agreed = await parts.readAgreements(parts.residentOf(context));
        return pages.show(context, (shell) =>
          myDataPage({
            agreed: agreedView(shell.lang, agreed, clock()),
            shell,
            fresh,
            kept: keptByPurpose().map(({ purpose, kept }) => ({
              what: t(shell.lang, `data.kept.${purpose}`),
              about: t(shell.lang, `data.kept.${purpose}.about`),
              where: kept.map(({ place, until }) => ({
                place: t(shell.lang, `data.place.${place}`),
                until: t(shell.lang, `data.until.${until}`),
              })),
            })),
            looks: looks.map((look) => lookView(shell.lang, look)),
          }),
        );
      },
    },
    {
      method: "GET",
      path: "/ik/gegevens/alles.json",
      handle: (context) =>
        file(context, async (data) => ({
          name: "mijn-gegevens.json",
          type: "application/json; charset=utf-8",
          text: `${JSON.stringify({ from: parts.origin, madeAt: clock().toISOString(), ...data }, null, 2)}\n`,
        })),
    },
    {
      method: "GET",
      path: "/ik/gegevens/alles.html",
      handle: (context) =>
        file(context, async (data) => {
          const { lang } = context.var;
          const wijk = await parts.nameOfWijk();
          const made = minuteInWords(lang, clock());
          const page = myDataFilePage({ lang, wijk, made, sections: sectionViews(lang, data) });
          return { name: "mijn-gegevens.html", type: "text/html; charset=utf-8", text: renderPage(page) };
        }),
    },
  ];
};
