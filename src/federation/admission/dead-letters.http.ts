import { discardActivityPage } from "../../../web/pages/discard-activity.ts";
import { momentInWords } from "../../../web/texts/moments.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Notice } from "../../platform/http/notices.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import { type DeadLetters, readDeadLetterId } from "./dead-letters.ts";

const list = "/beheer/bezorging";

/** What the administrator does with an activity that could not be handled; the list of them is part of another page. */
export const deadLetterRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly deadLetters: DeadLetters;
}): readonly Route[] => {
  const { pages, clock, deadLetters } = parts;
  const idOf = (context: WijkContext): string | null => readDeadLetterId(context.req.param("id") ?? "");

  const change =
    (notice: Notice, act: (id: string) => Promise<boolean>): Route["handle"] =>
    async (context) => {
      const id = idOf(context);
      return id !== null && (await act(id))
        ? pages.seeOther(context, list, notice)
        : pages.refuse(context, { kind: "absent" });
    };

  const ask: Route["handle"] = async (context) => {
    const id = idOf(context);
    const letter = id === null ? null : await deadLetters.byId(id);
    if (letter === null) return pages.refuse(context, { kind: "absent" });
    return pages.show(context, (shell) =>
      discardActivityPage({
        shell,
        id: letter.id,
        type: letter.type,
        host: new URL(letter.actorUri).host,
        when: momentInWords(shell.lang, letter.receivedAt, clock()),
      }),
    );
  };

  return [
    {
      method: "POST",
      path: "/beheer/bezorging/binnen/:id/opnieuw",
      handle: change("activity-again", (id) => deadLetters.retry(id, clock())),
    },
    { method: "GET", path: "/beheer/bezorging/binnen/:id/weggooien", handle: ask },
    {
      method: "POST",
      path: "/beheer/bezorging/binnen/:id/weggooien",
      handle: change("activity-discarded", deadLetters.discard),
    },
  ];
};
