import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { HideAnswer, HideQuestion } from "./hide-answer.ts";

/** What moderators do in a thread. */
export const moderationRoutes = (parts: {
  readonly pages: Pages;
  readonly hideAnswer: HideAnswer;
  readonly hideQuestion: HideQuestion;
  readonly hidePoll: HideAnswer;
  readonly hideAnnouncement: HideAnswer;
  readonly hideActivity: HideAnswer;
  readonly hideOffer: HideAnswer;
}): readonly Route[] => {
  const { pages } = parts;
  const { posted } = openings(pages);
  const act = (
    notice: Notice,
    work: (id: PostId, reader: Reader & { kind: "resident" }, form: Form) => Promise<Result<PostId>>,
    under: "vragen" | "peilingen" | "mededelingen" | "agenda" | "aanbod" = "vragen",
  ) =>
    posted<PostId>(async ({ context, reader, id, form }) => {
      const done = await work(id, reader, form);
      return done.ok
        ? pages.seeOther(context, `/${under}/${done.value}${done.value === id ? "" : `#antwoord-${id}`}`, notice)
        : pages.refuse(context, done.refusal);
    });
  return [
    {
      method: "POST",
      path: "/antwoorden/:id/verbergen",
      handle: act("answer-hidden", (id, reader, form) =>
        parts.hideAnswer.hide(id, reader.id, firstValue(form, "reason"), firstValue(form, "rule")),
      ),
    },
    {
      method: "POST",
      path: "/vragen/:id/verbergen",
      handle: act("question-hidden", (id, reader, form) =>
        parts.hideQuestion.hide(id, reader.id, firstValue(form, "reason"), firstValue(form, "rule")),
      ),
    },
    {
      method: "POST",
      path: "/vragen/:id/tonen",
      handle: act("question-shown", (id, reader) => parts.hideQuestion.show(id, reader.id)),
    },
    {
      method: "POST",
      path: "/peilingen/:id/verbergen",
      handle: act(
        "poll-hidden",
        (id, reader, form) => parts.hidePoll.hide(id, reader.id, firstValue(form, "reason"), firstValue(form, "rule")),
        "peilingen",
      ),
    },
    {
      method: "POST",
      path: "/peilingen/:id/tonen",
      handle: act("poll-shown", (id, reader) => parts.hidePoll.show(id, reader.id), "peilingen"),
    },
    {
      method: "POST",
      path: "/mededelingen/:id/verbergen",
      handle: act(
        "announcement-hidden",
        (id, reader, form) =>
          parts.hideAnnouncement.hide(id, reader.id, firstValue(form, "reason"), firstValue(form, "rule")),
        "mededelingen",
      ),
    },
    {
      method: "POST",
      path: "/mededelingen/:id/tonen",
      handle: act("announcement-shown", (id, reader) => parts.hideAnnouncement.show(id, reader.id), "mededelingen"),
    },
    {
      method: "POST",
      path: "/agenda/:id/verbergen",
      handle: act(
        "activity-hidden",
        (id, reader, form) =>
          parts.hideActivity.hide(id, reader.id, firstValue(form, "reason"), firstValue(form, "rule")),
        "agenda",
      ),
    },
    {
      method: "POST",
      path: "/agenda/:id/tonen",
      handle: act("activity-shown", (id, reader) => parts.hideActivity.show(id, reader.id), "agenda"),
    },
    {
      method: "POST",
      path: "/aanbod/:id/verbergen",
      handle: act(
        "offer-hidden",
        (id, reader, form) => parts.hideOffer.hide(id, reader.id, firstValue(form, "reason"), firstValue(form, "rule")),
        "aanbod",
      ),
    },
    {
      method: "POST",
      path: "/aanbod/:id/tonen",
      handle: act("offer-shown", (id, reader) => parts.hideOffer.show(id, reader.id), "aanbod"),
    },
    {
      method: "POST",
      path: "/antwoorden/:id/tonen",
      handle: act("answer-shown", (id, reader) => parts.hideAnswer.show(id, reader.id)),
    },
  ];
};
