import { reportPostPage } from "../../web/pages/report-post.ts";
import type { ReportedPostView } from "../../web/parts/reported-posts.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { t } from "../../web/texts/text.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { Clock } from "../kernel/clock.ts";
import { type PostId, parseId, type ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Problem } from "../kernel/refusal.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import type { Result } from "../kernel/result.ts";
import { networkOf } from "../platform/http/client-address.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { fullHandle } from "../posts/actor.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import { type Post, stands } from "../posts/post.ts";
import { shownHtml } from "../posts/shown-html.http.ts";
import { writtenIn } from "../posts/written-in.ts";
import type { DecidePostReports, ReportedPost } from "./decide-post-reports.ts";
import type { ReportPost } from "./report-post.ts";

type Resident = Extract<Reader, { kind: "resident" }>;

const nameOf = (lang: Language, { post, author, authorName }: ReportedPost): string | null =>
  post.author.kind === "nameless"
    ? t(lang, "author.nameless", { pseudonym: post.author.pseudonym })
    : author === null
      ? authorName
      : `${author.name} (${fullHandle(author)})`;

/** Posts that wait for a decision, as the page of reports shows them. */
export const reportedPosts =
  (parts: { readonly decidePostReports: DecidePostReports; readonly clock: Clock }) =>
  async (moderator: ResidentId, lang: Language): Promise<readonly ReportedPostView[]> => {
    const now = parts.clock();
    const found = await parts.decidePostReports.waiting(moderator);
    return found.map((each) => ({
      id: each.post.id,
      kind: each.post.kind,
      title: each.threadTitle,
      author: nameOf(lang, each),
      host: each.author?.host ?? null,
      bodyHtml: shownHtml(each.post.html, lang),
      ...writtenIn(each.post, lang),
      href: pathOfPost(each.post),
      stands: stands(each.post),
      photos: each.post.photos,
      said: each.said.map(({ reason, words, reportedAt, times, askedToSendOn, by }) => ({
        reason,
        words,
        by,
        when: momentInWords(lang, reportedAt, now),
        times,
        askedToSendOn,
      })),
      sentOn: each.sentOnAt === null ? null : momentInWords(lang, each.sentOnAt, now),
      canBeSentOn: each.canBeSentOn,
    }));
  };

/** "Dit klopt niet" about a question, an answer, a poll, an announcement, an activity or an offer, and what moderators do with it. */
export const postReportRoutes = (parts: {
  readonly pages: Pages;
  readonly reportPost: ReportPost;
  readonly decidePostReports: DecidePostReports;
  readonly show: (
    context: WijkContext,
    refused?: {
      readonly post: {
        readonly id: string;
        readonly field: "reason" | "words";
        readonly typed: string;
        readonly rule?: string;
        readonly problems: readonly Problem[];
      };
    },
  ) => Promise<Response>;
}): readonly Route[] => {
  const { pages, reportPost, decidePostReports } = parts;

  const form = async (
    context: WijkContext,
    kind: Post["kind"],
    sent: { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[] } = {
      values: {},
      problems: [],
    },
  ): Promise<Response> => {
    const reader = context.get("reader");
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const found = id === null ? null : await reportPost.look(reader, id);
    if (found === null || found.post.kind !== kind) return pages.refuse(context, { kind: "absent" });
    const { post, host, reportedBefore } = found;
    return pages.show(
      context,
      (shell) =>
        reportPostPage({
          shell,
          kind,
          action: context.req.path,
          back: pathOfPost(post),
          title: post.title,
          bodyHtml: shownHtml(post.html, shell.lang),
          ...writtenIn(post, shell.lang),
          host,
          reportedBefore,
          photos: post.photos,
          isGuest: reader.kind !== "resident",
          form: sent,
        }),
      { status: sent.problems.length === 0 ? 200 : statusOfRefusal.invalid },
    );
  };

  const report = (kind: Post["kind"]) =>
    pages.withForm(async (context, sent) => {
      const reader = context.get("reader");
      const id = parseId<PostId>(context.req.param("id") ?? "");
      const found = id === null ? null : await reportPost.look(reader, id);
      if (id === null || found === null || found.post.kind !== kind) return pages.refuse(context, { kind: "absent" });
      const values = {
        why: firstValue(sent, "why"),
        words: firstValue(sent, "words"),
        openly: firstValue(sent, "openly"),
        "send-on": firstValue(sent, "send-on"),
        email: firstValue(sent, "email"),
      };
      const said = {
        reason: values.why,
        words: values.words,
        email: values.email,
        openly: values.openly === "yes",
        sendOn: values["send-on"] === "yes",
      };
      const guest = { clientAddress: networkOf(context.get("clientAddress")), language: context.get("lang") };
      const done = await reportPost.report(reader, id, said, guest);
      const hears = reader.kind === "resident" || values.email !== "";
      if (done.ok)
        return pages.seeOther(context, pathOfPost(found.post), hears ? "post-reported" : "post-reported-unheard");
      return done.refusal.kind === "invalid"
        ? form(context, kind, { values, problems: done.refusal.problems })
        : pages.refuse(context, done.refusal);
    });

  const decide = (
    field: "reason" | "words",
    notice: Notice,
    work: (reader: Resident, id: PostId, typed: string, rule: string) => Promise<Result<null>>,
  ) =>
    pages.withForm(async (context, sent: Form) => {
      const reader = context.get("reader");
      const id = parseId<PostId>(context.req.param("id") ?? "");
      if (reader.kind !== "resident" || id === null) return pages.refuse(context, { kind: "absent" });
      const typed = firstValue(sent, `${field}-${id}`);
      const done = await work(reader, id, typed, firstValue(sent, `rule-${id}`));
      if (done.ok) return pages.seeOther(context, "/moderatie/meldingen", notice);
      const { refusal } = done;
      if (refusal.kind === "conflict") return pages.seeOther(context, "/moderatie/meldingen", "changed-meanwhile");
      return refusal.kind === "invalid"
        ? parts.show(context, {
            post: { id, field, typed, rule: firstValue(sent, `rule-${id}`), problems: refusal.problems },
          })
        : pages.refuse(context, refusal);
    });

  return [
    { method: "GET", path: "/vragen/:id/klopt-niet", handle: (context) => form(context, "question") },
    { method: "POST", path: "/vragen/:id/klopt-niet", handle: report("question") },
    { method: "GET", path: "/antwoorden/:id/klopt-niet", handle: (context) => form(context, "answer") },
    { method: "POST", path: "/antwoorden/:id/klopt-niet", handle: report("answer") },
    { method: "GET", path: "/peilingen/:id/klopt-niet", handle: (context) => form(context, "poll") },
    { method: "POST", path: "/peilingen/:id/klopt-niet", handle: report("poll") },
    { method: "GET", path: "/mededelingen/:id/klopt-niet", handle: (context) => form(context, "announcement") },
    { method: "POST", path: "/mededelingen/:id/klopt-niet", handle: report("announcement") },
    { method: "GET", path: "/agenda/:id/klopt-niet", handle: (context) => form(context, "activity") },
    { method: "POST", path: "/agenda/:id/klopt-niet", handle: report("activity") },
    { method: "GET", path: "/aanbod/:id/klopt-niet", handle: (context) => form(context, "offer") },
    { method: "POST", path: "/aanbod/:id/klopt-niet", handle: report("offer") },
    {
      method: "POST",
      path: "/moderatie/meldingen/:id/verbergen",
      handle: decide("reason", "report-hidden", (reader, id, typed, rule) =>
        decidePostReports.hide(reader.id, id, typed, rule),
      ),
    },
    {
      method: "POST",
      path: "/moderatie/meldingen/:id/laten",
      handle: decide("reason", "report-dismissed", (reader, id, typed) =>
        decidePostReports.leave(reader.id, id, typed),
      ),
    },
    {
      method: "POST",
      path: "/moderatie/meldingen/:id/doorsturen",
      handle: decide("words", "report-sent-on", (reader, id, typed) => decidePostReports.sendOn(reader.id, id, typed)),
    },
  ];
};
