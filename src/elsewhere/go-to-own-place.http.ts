import { answerElsewherePage } from "../../web/pages/answer-elsewhere.ts";
import { followPage } from "../../web/pages/follow.ts";
import type { ProblemView } from "../../web/views.ts";
import { type PostId, parseId } from "../kernel/ids.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Result } from "../kernel/result.ts";
import { networkOf } from "../platform/http/client-address.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { FindOwnPlace, OwnPlace, Wish } from "./own-place.ts";

type Again = {
  readonly values: { readonly address?: string };
  readonly problems: readonly ProblemView[];
  readonly options: { readonly status?: number; readonly retryAfterSeconds?: number };
};

/** A question that can be answered from elsewhere: everyone may read it, and it is open. */
export type AnswerableElsewhere = { readonly title: string; readonly objectUri: string; readonly page: string };

const reasons = {
  unreadable: "address-invalid",
  unknown: "address-not-found",
  "no-way": "address-no-way",
} as const satisfies Record<Exclude<OwnPlace["kind"], "page">, string>;

const blank: Again = { values: {}, problems: [], options: {} };

/**
 * A visitor follows the wijk, or answers a question, from their own place: they tell their own address, nothing else, and
 * go there. Nothing of it is kept.
 */
export const ownPlaceRoutes = (parts: {
  readonly pages: Pages;
  readonly origin: string;
  readonly findOwnPlace: FindOwnPlace;
  /** Counts one question to a visitor's own place; refuses when this client asked too often. */
  readonly mayAsk: (client: string) => Promise<Result<null>>;
  readonly wijk: () => Promise<{ readonly uri: string; readonly handle: string } | null>;
  readonly answerable: (id: PostId) => Promise<AnswerableElsewhere | null>;
}): readonly Route[] => {
  const { pages, origin } = parts;
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const again = (address: string, refusal: Refusal): Again => {
    const refused = formRefusal(refusal);
    return { values: { address }, problems: refused?.problems ?? [], options: refused?.options ?? { status: 422 } };
  };

  /** Leads on to the page that the visitor's own place tells, or gives what is wrong with what they typed. */
  const lead = async (context: WijkContext, address: string, wish: Wish, back: string): Promise<Response | Again> => {
    const wrong = (reason: string) => again(address, { kind: "invalid", problems: [{ field: "address", reason }] });
    if (address.trim() === "") return wrong("address-missing");
    const allowed = await parts.mayAsk(networkOf(context.var.clientAddress));
    if (!allowed.ok) return again(address, allowed.refusal);
    const place = await parts.findOwnPlace(address, wish, back);
    return place.kind === "page" ? context.redirect(place.url, 303) : wrong(reasons[place.kind]);
  };

  const follow = (context: WijkContext, { values, problems, options }: Again): Promise<Response> =>
    pages.show(context, (shell) => followPage({ shell, values, problems }), { ...options, formsMayLeave: true });

  const answer = (
    context: WijkContext,
    id: PostId,
    question: AnswerableElsewhere,
    { values, problems, options }: Again,
  ): Promise<Response> =>
    pages.show(
      context,
      (shell) =>
        answerElsewherePage({ shell, id, title: question.title, address: question.objectUri, values, problems }),
      { ...options, formsMayLeave: true },
    );

  const questionAt = async (context: WijkContext) => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const question = id === null ? null : await parts.answerable(id);
    return id === null || question === null ? null : { id, question };
  };

  return [
    { method: "GET", path: "/volgen", handle: (context) => follow(context, blank) },
    {
      method: "POST",
      path: "/volgen",
      handle: pages.withForm(async (context, form) => {
        const wijk = await parts.wijk();
        if (wijk === null) return absent(context);
        const wish = { kind: "follow", actorUri: wijk.uri, handle: wijk.handle } as const;
        const led = await lead(context, firstValue(form, "address"), wish, `${origin}/`);
        return led instanceof Response ? led : follow(context, led);
      }),
    },
    {
      method: "GET",
      path: "/vragen/:id/eigen-plek",
      handle: async (context) => {
        const found = await questionAt(context);
        return found === null ? absent(context) : answer(context, found.id, found.question, blank);
      },
    },
    {
      method: "POST",
      path: "/vragen/:id/eigen-plek",
      handle: pages.withForm(async (context, form) => {
        const found = await questionAt(context);
        if (found === null) return absent(context);
        const { id, question } = found;
        const wish = { kind: "answer", objectUri: question.objectUri } as const;
        const led = await lead(context, firstValue(form, "address"), wish, question.page);
        return led instanceof Response ? led : answer(context, id, question, led);
      }),
    },
  ];
};
