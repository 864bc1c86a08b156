import { type HeldPostView, heldPostsPage } from "../../web/pages/held-posts.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Problem } from "../kernel/refusal.ts";
import type { Result } from "../kernel/result.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import { type Live, markOf } from "../platform/http/live.ts";
import type { Notice } from "../platform/http/notices.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { type Post, wroteIt } from "../posts/post.ts";
import { shownHtml } from "../posts/shown-html.http.ts";
import { writtenIn } from "../posts/written-in.ts";
import type { HeldPost, JudgeHeldPost, ReadHeldPosts } from "./held-posts.ts";

type Resident = Reader & { kind: "resident" };

/** Which words a moderator reads: what the form sends back. */
const versionOf = ({ editedAt }: Post): string => editedAt?.toISOString() ?? "";

/** The words that a form speaks of; something else than a version is one that no post has. */
const readVersion = (version: string): Date | null => {
  if (version === "") return null;
  const date = new Date(version);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
};

/** What a moderator has to see, as a mark of which words those are. */
const markOfHeld = (found: readonly HeldPost[]): string => markOf(found.map(({ post }) => [post.id, versionOf(post)]));

/** What newcomers wrote and a moderator has to see. */
export const heldPostRoutes = (parts: {
  readonly pages: Pages;
  readonly held: ReadHeldPosts;
  readonly judge: JudgeHeldPost;
  readonly clock: Clock;
  readonly live: Live;
}): readonly Route[] => {
  const { pages, judge } = parts;
  const { posted } = openings(pages);

  const list = async (
    context: WijkContext,
    again: {
      readonly id: string;
      readonly reason: string;
      readonly rule: string;
      readonly problems: readonly Problem[];
    } | null = null,
    options = {},
  ): Promise<Response> => {
    const reader = context.get("reader");
    const found = await parts.held.waiting();
    const now = parts.clock();
    return pages.show(
      context,
      (shell) =>
        heldPostsPage({
          shell,
          mark: markOfHeld(found),
          refusal: again,
          problems: again?.problems ?? [],
          posts: found.map(
            ({ post, authorName, host, threadTitle, options }): HeldPostView => ({
              id: post.id,
              kind: post.kind,
              options,
              author: authorName ?? "",
              host,
              title: threadTitle,
              bodyHtml: shownHtml(post.html, shell.lang),
              photos: post.photos,
              ...writtenIn(post, shell.lang),
              audience: post.audience,
              since: momentInWords(shell.lang, post.held?.since ?? now, now),
              version: versionOf(post),
              mine: reader.kind === "resident" && wroteIt(post, reader.id),
            }),
          ),
        }),
      options,
    );
  };

  const act = (notice: Notice, work: (id: PostId, reader: Resident, form: Form) => Promise<Result<null>>) =>
    posted<PostId>(async ({ context, reader, id, form }) => {
      const done = await work(id, reader, form);
      if (done.ok) return pages.seeOther(context, "/moderatie", notice);
      if (done.refusal.kind === "conflict") return pages.seeOther(context, "/moderatie", "changed-meanwhile");
      const refused = formRefusal(done.refusal);
      if (refused === null) return pages.refuse(context, done.refusal);
      const reason = firstValue(form, `reason-${id}`);
      const rule = firstValue(form, `rule-${id}`);
      return list(context, { id, reason, rule, problems: refused.problems }, refused.options);
    });

  return [
    { method: "GET", path: "/moderatie", handle: (context) => list(context) },
    {
      method: "GET",
      path: "/moderatie/volgen",
      handle: (context) =>
        parts.live(context, [{ event: "moderatie", tell: async () => markOfHeld(await parts.held.waiting()) }]),
    },
    {
      method: "POST",
      path: "/moderatie/:id/doorlaten",
      handle: act("let-through", (id, reader, form) =>
        judge.letThrough(id, reader.id, readVersion(firstValue(form, "version"))),
      ),
    },
    {
      method: "POST",
      path: "/moderatie/:id/weigeren",
      handle: act("refused", (id, reader, form) =>
        judge.refuse(id, reader.id, firstValue(form, `reason-${id}`), firstValue(form, `rule-${id}`)),
      ),
    },
  ];
};
