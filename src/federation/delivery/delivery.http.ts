import { adminDeliveriesPage } from "../../../web/pages/admin-deliveries.ts";
import { momentInWords } from "../../../web/texts/moments.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route } from "../../platform/http/route.ts";
import type { DeliveryReport } from "./delivery-report.ts";

/** The administrator's page about what has not arrived elsewhere. */
export const deliveryRoutes = (parts: {
  readonly pages: Pages;
  readonly report: DeliveryReport;
  readonly clock: Clock;
}): readonly Route[] => [
  {
    method: "GET",
    path: "/beheer/bezorging",
    handle: async (context) => {
      const { waiting, givenUp } = await parts.report.waitingAndGivenUp();
      const now = parts.clock();
      return parts.pages.show(context, (shell) =>
        adminDeliveriesPage({
          shell,
          waiting: waiting.map((host) => ({
            ...host,
            since: momentInWords(shell.lang, host.since, now),
            next: momentInWords(shell.lang, host.next, now),
          })),
          givenUp: givenUp.map((host) => ({ ...host, since: momentInWords(shell.lang, host.since, now), next: null })),
        }),
      );
    },
  },
];
