import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId, type ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { stands } from "../posts/post.ts";
import { isAsker, signedInAs } from "../questions/asker.ts";
import type { Question } from "../questions/question.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DeskSettings, ServiceCategory } from "./service-desk.ts";
import {
  mayReportAgain,
  type ReportForm,
  readReport,
  reported,
  type ServiceRequest,
  type ServiceRequestId,
  sentAgain,
} from "./service-request.ts";
import type { ServiceRequestTransaction } from "./service-request-store.ts";

/** What an asker needs to report a question. */
export type Reportable = {
  readonly question: Question;
  readonly desk: DeskSettings;
  readonly categories: readonly ServiceCategory[];
};

/** What the asker does about reporting the own question to the gemeente. Everybody else gets `absent`. */
export type ReportQuestion = {
  /** `absent` also where there is no desk; `conflict` when it was reported already. */
  open(question: PostId, by: ResidentId): Promise<Result<Reportable>>;
  /** Reports exactly what is filled in: it is the asker's yes to that, and kept as such. */
  report(question: PostId, by: ResidentId, form: ReportForm): Promise<Result<null>>;
  /** Hands in once more what may not have arrived. */
  again(question: PostId, by: ResidentId): Promise<Result<null>>;
};

export const reportQuestion = (dependencies: {
  readonly unitOfWork: UnitOfWork<ServiceRequestTransaction>;
  readonly clock: Clock;
}): ReportQuestion => {
  const { unitOfWork, clock } = dependencies;

  const asAsker = <T>(
    id: PostId,
    by: ResidentId,
    work: (
      transaction: ServiceRequestTransaction,
      question: Question,
      request: ServiceRequest | null,
    ) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(id);
      if (question === null || !stands(question.post) || !isAsker(question, signedInAs(by)))
        return refuse({ kind: "absent" });
      return work(transaction, question, await transaction.serviceRequests.ofQuestion(id));
    });

  const reportable = async (
    { serviceRequests }: ServiceRequestTransaction,
    question: Question,
    request: ServiceRequest | null,
  ): Promise<Result<Reportable>> => {
    const desk = await serviceRequests.desk();
    if (desk === null) return refuse({ kind: "absent" });
    if (!mayReportAgain(request)) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
    return ok({ question, desk, categories: await serviceRequests.categories() });
  };

  return {
    open: (id, by) => asAsker(id, by, reportable),
    report: (id, by, form) =>
      asAsker(id, by, async (transaction, question, request) => {
        const may = await reportable(transaction, question, request);
        if (!may.ok) return may;
        const at = clock();
        const read = readReport(form, { ...may.value, at });
        if (!read.ok) return read;
        const about = { id: newId<ServiceRequestId>(), questionId: id, deskName: may.value.desk.name };
        await transaction.serviceRequests.add(reported(read.value, about));
        return ok(null);
      }),
    again: (id, by) =>
      asAsker(id, by, async ({ serviceRequests }, _question, request) => {
        if (request === null) return refuse({ kind: "absent" });
        const next = sentAgain(request, clock());
        if (!next.ok) return next;
        await serviceRequests.save(next.value);
        return ok(null);
      }),
  };
};
