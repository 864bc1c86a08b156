import { changePollPage } from "../../web/pages/change-poll.ts";
import { closePollPage, withdrawPollPage } from "../../web/pages/end-poll.ts";
import { pollPage } from "../../web/pages/poll.ts";
import { pollsPage } from "../../web/pages/polls.ts";
import type { ProblemView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import { type PostId, parseId, type ResidentId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import { objectRedirect } from "../platform/http/object-redirect.ts";
import { type Opened, openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { PostViewing } from "../posts/made-by.http.ts";
import { wroteIt } from "../posts/post.ts";
import { isOver } from "./poll.ts";
import type { PollReads } from "./poll-reads.ts";
import { type Again, pollRow, pollView } from "./poll-views.http.ts";
import type { SteerPoll } from "./steer-poll.ts";
import type { Vote } from "./vote.ts";

type Given = Opened<PostId>;

const mostOpen = 100;
const mostOver = 30;

/** Reading polls, voting, and what their makers do with them. */
export const pollRoutes = (parts: {
  readonly origin: string;
  readonly pages: Pages;
  readonly clock: Clock;
  readonly reads: PollReads;
  /** What a resident chose; `null` when they did not vote, or when it was thrown away. */
  readonly ballotOf: (id: PostId, resident: ResidentId) => Promise<readonly number[] | null>;
  readonly vote: Vote;
  readonly steer: SteerPoll;
  readonly memberCount: () => Promise<number>;
}): readonly Route[] => {
  const { pages, reads, steer, clock } = parts;
  const { opened, posted } = openings(pages);
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });
  const viewingOf = (context: WijkContext): PostViewing => ({
    lang: context.get("lang"),
    reader: context.get("reader"),
    now: clock(),
  });

  const list = async (context: WijkContext): Promise<Response> => {
    const viewing = viewingOf(context);
    const rows = async (open: boolean, limit: number) =>
      (await reads.list(viewing.reader, { at: viewing.now, open, limit })).map((read) => pollRow(read, viewing));
    const [open, over] = await Promise.all([rows(true, mostOpen), rows(false, mostOver)]);
    return pages.show(context, (shell) => pollsPage({ shell, open, over }));
  };

  const show = async (context: WijkContext, id: PostId, again: Again | null = null, status = 200) => {
    const viewing = viewingOf(context);
    const { reader } = viewing;
    const read = await reads.one(reader, id);
    if (read === null) return absent(context);
    const view = await pollView(read, viewing, {
      ballotOf: async (poll) => (reader.kind === "resident" ? parts.ballotOf(poll, reader.id) : null),
      peeks: context.req.query("stand") === "ja",
      again,
    });
    return pages.show(context, (shell) => pollPage({ ...view, shell }), { status });
  };

  const one = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const elsewhere = id === null ? null : objectRedirect(context, `${parts.origin}/ap/o/${id}`);
    if (elsewhere !== null) return elsewhere;
    return id === null ? absent(context) : show(context, id);
  };

  /** What the reader made, as long as it can still be changed where that matters. */
  const own = async ({ reader, id }: Given, stillOpen: boolean) => {
    const read = await reads.one(reader, id);
    if (read === null || !wroteIt(read.poll.post, reader.id)) return null;
    return stillOpen && isOver(read.poll, clock()) ? null : read.poll;
  };

  const vote = posted<PostId>(async ({ context, reader, id, form }) => {
    const choices = form.choice ?? [];
    const done = await parts.vote({ reader, pollId: id, choices });
    if (done.ok) return pages.seeOther(context, `/peilingen/${id}`, "voted");
    if (done.refusal.kind === "invalid") return show(context, id, { choices, problems: done.refusal.problems }, 422);
    if (done.refusal.kind !== "conflict") return pages.refuse(context, done.refusal);
    return pages.seeOther(
      context,
      `/peilingen/${id}`,
      done.refusal.reason === "voted-before" ? "voted-before" : "poll-over",
    );
  });

  const changeForm = async (
    given: Given,
    again?: {
      readonly values: { readonly title: string; readonly text: string };
      readonly problems: readonly ProblemView[];
    },
  ): Promise<Response> => {
    const poll = await own(given, true);
    if (poll === null) return absent(given.context);
    const values = again?.values ?? { title: poll.post.title ?? "", text: poll.post.body };
    const memberCount = await parts.memberCount();
    const { audience } = poll.post;
    const { options } = poll;
    return pages.show(
      given.context,
      (shell) =>
        changePollPage({
          shell,
          id: given.id,
          options,
          audience,
          memberCount,
          values,
          problems: again?.problems ?? [],
        }),
      { status: again === undefined ? 200 : 422 },
    );
  };

  const change = posted<PostId>(async (given) => {
    const { form } = given;
    const values = { title: firstValue(form, "title"), text: firstValue(form, "text") };
    const done = await steer.change(given.id, given.reader.id, values);
    if (done.ok) return pages.seeOther(given.context, `/peilingen/${given.id}`, "changed");
    if (done.refusal.kind === "conflict") return pages.seeOther(given.context, `/peilingen/${given.id}`, "poll-over");
    return done.refusal.kind === "invalid"
      ? changeForm(given, { values, problems: done.refusal.problems })
      : pages.refuse(given.context, done.refusal);
  });

  const asks = (page: typeof closePollPage, stillOpen: boolean) =>
    opened<PostId>(async (given) => {
      const poll = await own(given, stillOpen);
      if (poll === null || (stillOpen && poll.post.held !== null)) return absent(given.context);
      const { title, audience } = poll.post;
      return pages.show(given.context, (shell) => page({ shell, id: given.id, title: title ?? "", audience }));
    });

  const does = (act: (given: Given) => Promise<Result<null>>, notice: Notice, to: (id: PostId) => string) =>
    posted<PostId>(async (given) => {
      const done = await act(given);
      if (done.ok) return pages.seeOther(given.context, to(given.id), notice);
      return done.refusal.kind === "conflict"
        ? pages.seeOther(given.context, `/peilingen/${given.id}`, "poll-over")
        : pages.refuse(given.context, done.refusal);
    });

  return [
    { method: "GET", path: "/peilingen", handle: list },
    { method: "GET", path: "/peilingen/:id", handle: one },
    { method: "POST", path: "/peilingen/:id/stemmen", handle: vote },
    { method: "GET", path: "/peilingen/:id/veranderen", handle: opened<PostId>((given) => changeForm(given)) },
    { method: "POST", path: "/peilingen/:id/veranderen", handle: change },
    { method: "GET", path: "/peilingen/:id/sluiten", handle: asks(closePollPage, true) },
    {
      method: "POST",
      path: "/peilingen/:id/sluiten",
      handle: does(
        ({ id, reader }) => steer.close(id, reader.id),
        "poll-closed",
        (id) => `/peilingen/${id}`,
      ),
    },
    { method: "GET", path: "/peilingen/:id/intrekken", handle: asks(withdrawPollPage, false) },
    {
      method: "POST",
      path: "/peilingen/:id/intrekken",
      handle: does(
        ({ id, reader }) => steer.withdraw(id, reader.id),
        "poll-withdrawn",
        () => "/peilingen",
      ),
    },
  ];
};
