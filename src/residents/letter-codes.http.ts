import { setImmediate } from "node:timers/promises";
import { type AdminLettersView, adminLettersPage } from "../../web/pages/admin-letters.ts";
import { type PrintedLettersView, printedLettersPage } from "../../web/pages/printed-letters.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { type Clock, later, second } from "../kernel/clock.ts";
import { type LetterBatchId, parseId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import type { Problem } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import { qrCode } from "../platform/http/qr-code.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { readAddressList } from "./address-list.ts";
import type { MakeLetters, ReadBatches, WithdrawLetters } from "./letter-codes.ts";
import { joinAddress, residentOf } from "./profile.http.ts";
import { codeInGroups } from "./secrets.ts";

const shownUnread = 10;
const drawnAtOnce = 50;

/** The administrator's letters with a code: making them, and ending a batch. */
export const letterCodeRoutes = (dependencies: {
  readonly pages: Pages;
  readonly makeLetters: MakeLetters;
  readonly withdrawLetters: WithdrawLetters;
  readonly readBatches: ReadBatches;
  readonly origin: string;
  readonly clock: Clock;
}): readonly Route[] => {
  const { pages, origin, clock } = dependencies;

  const form = async (
    context: WijkContext,
    values: AdminLettersView["values"],
    problems: readonly Problem[],
    options = {},
  ) => {
    const batches = await dependencies.readBatches();
    const unread = readAddressList(values.list ?? "").unread.slice(0, shownUnread);
    const now = clock();
    return pages.show(
      context,
      (shell) =>
        adminLettersPage({
          shell,
          values,
          problems,
          unread,
          batches: batches.map((batch) => ({
            id: batch.id,
            made: momentInWords(shell.lang, batch.madeAt, now),
            letters: batch.letters,
            used: batch.used,
            until: momentInWords(shell.lang, batch.expiresAt, now),
            state: batch.state,
          })),
        }),
      options,
    );
  };

  return [
    { method: "GET", path: "/beheer/brieven", handle: (context) => form(context, {}, []) },
    {
      method: "POST",
      path: "/beheer/brieven",
      handle: pages.withForm(
        async (context, sent) => {
          const pasted = firstValue(sent, "list");
          const file = firstValue(sent, "file");
          const values = {
            list: [pasted, file].filter((each) => each !== "").join("\n"),
            days: firstValue(sent, "days"),
          };
          const made = await dependencies.makeLetters({ by: residentOf(context), ...values });
          if (!made.ok) {
            const again = formRefusal(made.refusal);
            return again === null
              ? pages.refuse(context, made.refusal)
              : form(context, values, again.problems, again.options);
          }
          const { letters, expiresAt } = made.value;
          const printed: PrintedLettersView["letters"][number][] = [];
          for (const { address, code } of letters) {
            const link = joinAddress(origin, code);
            printed.push({ address, code: codeInGroups(code), link, qr: qrCode(link) });
            // Thousands of drawings take a second or two, in which others want their pages as well.
            if (printed.length % drawnAtOnce === 0) await setImmediate();
          }
          const page = await pages.show(context, (shell) =>
            printedLettersPage({
              shell,
              onPaper: languageOfWijk,
              lastDay: momentInWords(languageOfWijk, later(expiresAt, -second), clock()).words,
              letters: printed,
            }),
          );
          // The only place where these codes ever stand: no browser keeps them.
          page.headers.set("Cache-Control", "no-store");
          return page;
        },
        { textFiles: ["file"] },
      ),
    },
    {
      method: "POST",
      path: "/beheer/brieven/:id/intrekken",
      handle: async (context) => {
        const id = parseId<LetterBatchId>(context.req.param("id") ?? "");
        const done = id === null ? null : await dependencies.withdrawLetters(id, residentOf(context));
        return done?.ok
          ? pages.seeOther(context, "/beheer/brieven", "letters-withdrawn")
          : pages.refuse(context, { kind: "absent" });
      },
    },
  ];
};
