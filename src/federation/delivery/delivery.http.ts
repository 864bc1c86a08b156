import { type AdminDeliveriesView, adminDeliveriesPage } from "../../../web/pages/admin-deliveries.ts";
import { momentInWords } from "../../../web/texts/moments.ts";
import type { StuckView } from "../../../web/views.ts";
import type { Clock } from "../../kernel/clock.ts";
import { firstValue } from "../../platform/http/form.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route } from "../../platform/http/route.ts";
import type { FailedJob } from "../../platform/jobs.ts";
import type { DeadLetter } from "../admission/dead-letters.ts";
import type { DeliveryReport } from "./delivery-report.ts";
import type { GivenUp } from "./given-up.ts";

/** Work that waits too long. */
export type StuckWork = Omit<StuckView, "since"> & { readonly since: Date };

/** The administrator's page about what has not arrived, here or elsewhere, and another try for what was given up. */
export const deliveryRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly report: DeliveryReport;
  readonly givenUp: GivenUp;
  readonly deadLetters: () => Promise<readonly DeadLetter[]>;
  readonly failedJobs: () => Promise<readonly FailedJob[]>;
  readonly stuckWork: () => Promise<readonly StuckWork[]>;
}): readonly Route[] => {
  const { pages, clock } = parts;

  const show: Route["handle"] = async (context) => {
    const [{ waiting, givenUp }, deadLetters, failedJobs, stuck] = await Promise.all([
      parts.report.waitingAndGivenUp(),
      parts.deadLetters(),
      parts.failedJobs(),
      parts.stuckWork(),
    ]);
    const now = clock();
    return pages.show(context, (shell) => {
      const words = (at: Date) => momentInWords(shell.lang, at, now);
      const ahead = (at: Date | null) => (at === null || at <= now ? null : words(at));
      const view: Omit<AdminDeliveriesView, "shell"> = {
        stuck: stuck.map(({ queue, since }) => ({ queue, since: words(since) })),
        waiting: waiting.map((host) => ({
          ...host,
          since: words(host.since),
          next: ahead(host.next),
          heldUntil: ahead(host.heldUntil),
          awaySince: host.awaySince === null ? null : words(host.awaySince),
        })),
        givenUp: givenUp.map((host) => ({ ...host, since: words(host.since) })),
        deadLetters: deadLetters.map(({ id, type, actorUri, receivedAt, error }) => ({
          id,
          type,
          host: new URL(actorUri).host,
          when: words(receivedAt),
          error,
        })),
        failedTasks: failedJobs.map(({ id, task, attempts, error, next }) => ({
          id,
          task,
          attempts,
          error,
          next: next === null ? null : words(next),
        })),
      };
      return adminDeliveriesPage({ shell, ...view });
    });
  };

  const tryAgain = pages.withForm(async (context, form) => {
    const { again } = await parts.givenUp.tryAgain(firstValue(form, "host"), firstValue(form, "reason"), clock());
    return again > 0
      ? pages.seeOther(context, "/beheer/bezorging", "deliveries-again", again)
      : pages.seeOther(context, "/beheer/bezorging", "deliveries-overtaken");
  });

  return [
    { method: "GET", path: "/beheer/bezorging", handle: show },
    { method: "POST", path: "/beheer/bezorging/opnieuw", handle: tryAgain },
  ];
};
