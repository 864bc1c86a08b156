import type { HttpClient } from "../federation/http-client.ts";
import { OutboundFailed, OutboundRefused } from "../federation/http-client-errors.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Database } from "../platform/postgres.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { ReadQuestionsParts } from "../questions/read-questions.http.ts";
import { followReports } from "../service-requests/follow-reports.ts";
import { keepDesk } from "../service-requests/keep-desk.ts";
import { reportQuestion } from "../service-requests/report-question.ts";
import { type DeskHttp, DeskTrouble } from "../service-requests/service-desk.ts";
import { mayReportAgain } from "../service-requests/service-request.ts";
import type { ServiceRequestTransaction } from "../service-requests/service-request-store.ts";
import { serviceRequestView } from "../service-requests/service-request-views.http.ts";
import { serviceRequestRoutes } from "../service-requests/service-requests.http.ts";
import { reportLetter } from "../service-requests/service-requests.mail.ts";
import { serviceRequestStore } from "../service-requests/service-requests.postgres.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Reporting a question to the desk of the gemeente, and what becomes of it. */
export const composeServiceRequests = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly square: Database;
  readonly sealing: Sealing;
  readonly http: Pick<HttpClient, "get" | "post">;
  readonly doorUnitOfWork: UnitOfWork<ServiceRequestTransaction>;
}) => {
  const { pages, clock, origin, doorUnitOfWork: unitOfWork } = parts;
  const http = deskHttp(parts.http);
  const store = serviceRequestStore(parts.square.drizzle, parts.sealing);
  const useCases = {
    keepDesk: keepDesk({ unitOfWork, clock, http }),
    reportQuestion: reportQuestion({ unitOfWork, clock }),
  };
  const steps = followReports({ unitOfWork, clock, origin, http, letter: reportLetter });

  /** What a reader of a question sees of its report, and the desk to which its asker can report it. */
  const reportOf: ReadQuestionsParts["reportOf"] = async (lang, id: PostId, mine) => {
    const request = await store.ofQuestion(id);
    const desk = mine && mayReportAgain(request) ? await store.desk() : null;
    return { view: serviceRequestView(request, { mine, lang, now: clock() }), desk: desk?.name ?? null };
  };

  return {
    routes: serviceRequestRoutes({ pages, store, ...useCases }),
    useCases,
    reportOf,
    /** Steps of the background. */
    steps: [
      { name: "reports", timed: true, run: steps.follow },
      { name: "report categories", timed: true, run: steps.refreshCategories },
    ],
  };
};

/** What was surely not received: nobody was there to receive it. */
const nobodyThere = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"]);

const troubleOf = (error: unknown): DeskTrouble => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof OutboundRefused) return new DeskTrouble("not-reached", message);
  if (!(error instanceof OutboundFailed)) throw error;
  const { reason, cause } = error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const missed = reason === "name-not-found" || reason === "tls" || nobodyThere.has(code);
  return new DeskTrouble(missed ? "not-reached" : "no-answer", message);
};

/** The guarded client, with what can go wrong in the words of a desk. */
export const deskHttp = (http: Pick<HttpClient, "get" | "post">): DeskHttp => ({
  get: (url, headers) =>
    http.get(url, { headers }).catch((error: unknown) => {
      throw troubleOf(error);
    }),
  post: (url, headers, body) =>
    http.post(url, { headers, body }).catch((error: unknown) => {
      throw troubleOf(error);
    }),
});
