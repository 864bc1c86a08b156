import { reportPostPage } from "../../web/pages/report-post.ts";
import type { ReportedPersonView } from "../../web/parts/reported-people.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { type Problem, statusOfRefusal } from "../kernel/refusal.ts";
import { htmlFromText } from "../kernel/text.ts";
import { firstValue } from "../platform/http/form.ts";
import { type Opened, openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { ReportIntroduction } from "./report-introduction.ts";

/** What neighbours tell of themselves and waits for a decision, as the page of reports shows it. */
export const reportedPeople =
  (parts: { readonly reportIntroduction: ReportIntroduction; readonly clock: Clock }) =>
  async (moderator: ResidentId, lang: Language): Promise<readonly ReportedPersonView[]> => {
    const found = await parts.reportIntroduction.waiting(moderator);
    return found.map(({ residentId, name, about, said }) => ({
      id: residentId,
      name,
      bodyHtml: htmlFromText(about),
      href: `/buren/${residentId}`,
      said: said.map(({ reportedAt, ...each }) => ({ ...each, when: momentInWords(lang, reportedAt, parts.clock()) })),
    }));
  };

/** "Dit klopt niet" about what a neighbour tells of themselves, and letting it stand. */
export const reportIntroductionRoutes = (parts: {
  readonly pages: Pages;
  readonly reportIntroduction: ReportIntroduction;
  /** The page of reports, with a decision on it that was not complete. */
  readonly show: (
    context: WijkContext,
    refused: {
      readonly person: { readonly id: string; readonly typed: string; readonly problems: readonly Problem[] };
    },
  ) => Promise<Response>;
}): readonly Route[] => {
  const { pages, reportIntroduction } = parts;
  const { opened, posted } = openings(pages);

  const form = async (
    { context, reader, id }: Opened<ResidentId>,
    sent: { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[] } = {
      values: {},
      problems: [],
    },
  ): Promise<Response> => {
    const found = await reportIntroduction.look(reader, id);
    if (found === null) return pages.refuse(context, { kind: "absent" });
    return pages.show(
      context,
      (shell) =>
        reportPostPage({
          shell,
          kind: "introduction",
          action: `/buren/${id}/klopt-niet`,
          back: `/buren/${id}`,
          title: found.name,
          bodyHtml: htmlFromText(found.about),
          host: null,
          reportedBefore: found.reportedBefore,
          form: sent,
        }),
      { status: sent.problems.length === 0 ? 200 : statusOfRefusal.invalid },
    );
  };

  return [
    { method: "GET", path: "/buren/:id/klopt-niet", handle: opened<ResidentId>((given) => form(given)) },
    {
      method: "POST",
      path: "/buren/:id/klopt-niet",
      handle: posted<ResidentId>(async ({ form: sent, ...given }) => {
        const [why, words, openly] = ["why", "words", "openly"].map((name) => firstValue(sent, name)) as [
          string,
          string,
          string,
        ];
        const report = { reason: why, words, openly: openly === "yes" };
        const done = await reportIntroduction.report(given.reader, given.id, report);
        if (done.ok) return pages.seeOther(given.context, `/buren/${given.id}`, "profile-reported");
        return done.refusal.kind === "invalid"
          ? form(given, { values: { why, words, openly }, problems: done.refusal.problems })
          : pages.refuse(given.context, done.refusal);
      }),
    },
    {
      method: "POST",
      path: "/buren/:id/laten-staan",
      handle: posted<ResidentId>(async ({ context, reader, id, form: sent }) => {
        const typed = firstValue(sent, `reason-${id}`);
        const done = await reportIntroduction.leave(reader.id, id, typed);
        if (done.ok) return pages.seeOther(context, "/moderatie/meldingen", "report-dismissed");
        return done.refusal.kind === "invalid"
          ? parts.show(context, { person: { id, typed, problems: done.refusal.problems } })
          : pages.refuse(context, done.refusal);
      }),
    },
  ];
};
