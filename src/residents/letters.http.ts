import { devLetterPage } from "../../web/pages/dev-letter.ts";
import { devMailPage } from "../../web/pages/dev-mail.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import { isLoopbackOrigin } from "../platform/http/client-address.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { ReadLetterBox } from "./letters.ts";

/**
 * The built-in letter box. It exists only where the wijk itself is on this machine (`origin` is loopback) and only for
 * whoever sits at it; everyone else gets the same page as for any address that is not there.
 */
export const letterRoutes = (dependencies: {
  readonly pages: Pages;
  readonly letterBox: ReadLetterBox;
  readonly origin: string;
  readonly clock: Clock;
}): readonly Route[] => {
  const { pages, letterBox, clock } = dependencies;
  const here = isLoopbackOrigin(dependencies.origin);
  const onlyHere = (handle: Route["handle"]) => (context: WijkContext) =>
    here && context.var.fromThisMachine ? handle(context) : pages.problem(context, 404);
  return [
    {
      method: "GET",
      path: "/dev/mail",
      handle: onlyHere(async (context) => {
        const letters = await letterBox.newest();
        return pages.show(context, (shell) =>
          devMailPage({
            shell,
            letters: letters.map(({ id, to, subject, writtenAt }) => ({
              id,
              to,
              subject,
              when: momentInWords(shell.lang, writtenAt, clock()),
            })),
          }),
        );
      }),
    },
    {
      method: "GET",
      path: "/dev/mail/:id",
      handle: onlyHere(async (context) => {
        const letter = await letterBox.byId(context.req.param("id") ?? "");
        if (letter === null) return pages.problem(context, 404);
        const { to, subject, text, writtenAt } = letter;
        return pages.show(context, (shell) =>
          devLetterPage({ shell, to, subject, text, when: momentInWords(shell.lang, writtenAt, clock()) }),
        );
      }),
    },
  ];
};
