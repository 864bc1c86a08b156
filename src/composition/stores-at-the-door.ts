import { registrationStore } from "../agenda/registrations.postgres.ts";
import { spokenQuestionStore } from "../guidance/spoken-questions.postgres.ts";
import { introductionReportStore } from "../introductions/introduction-reports.postgres.ts";
import { messageReportStore } from "../messages/message-reports.postgres.ts";
import { privateThreadStore } from "../messages/messages.postgres.ts";
import { appealStore } from "../moderation/appeals.postgres.ts";
import { decisionStore } from "../moderation/decisions.postgres.ts";
import { postReportStore } from "../moderation/post-reports.postgres.ts";
import { appealOpinionStore } from "../moderation/second-opinions/second-opinions.postgres.ts";
import { digestStore } from "../notices/notices.postgres.ts";
import { noticeStore } from "../notices/own-notices.postgres.ts";
import type { PgDatabase, PgQueryResultHKT } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { ballotStore } from "../polls/ballots.postgres.ts";
import { erasureStore } from "../privacy/erasures.postgres.ts";
import { leavingStore } from "../privacy/leavings.postgres.ts";
import { ownDataStore } from "../privacy/own-data.postgres.ts";
import { helpCheckStore } from "../questions/did-it-help.postgres.ts";
import { meTooStore } from "../questions/me-too.postgres.ts";
import { namelessStores } from "../questions/nameless/nameless.postgres.ts";
import { doorStores } from "../residents/door.postgres.ts";
import type { LayOutInFrame, LayOutLetter } from "../residents/letter-content.ts";
import { frameFor } from "../residents/letter-frame.ts";
import { letterFrameStore } from "../residents/letter-frames.postgres.ts";
import { serviceRequestStore } from "../service-requests/service-requests.postgres.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { houseStyleStore } from "../wijk/house-style.postgres.ts";
import { wijkStore } from "../wijk/wijk.postgres.ts";
import { localActors } from "./local-actors.ts";

/** Everything that a transaction of the door offers: all of the square, and what stands behind the door. */
export const storesAtTheDoor =
  (parts: {
    readonly stores: (transaction: PgDatabase<PgQueryResultHKT>) => SquareTransaction;
    readonly sealing: Sealing;
    readonly origin: string;
    readonly layOut: LayOutLetter;
  }) =>
  (transaction: PgDatabase<PgQueryResultHKT>) => {
    const { stores, sealing, origin, layOut } = parts;
    const letterFrames = letterFrameStore(transaction);
    return {
      ...stores(transaction),
      ...doorStores(transaction, sealing),
      ...localActors(transaction, { origin, sealing }),
      meToo: meTooStore(transaction, sealing),
      ballots: ballotStore(transaction, sealing),
      registrations: registrationStore(transaction, sealing),
      helpChecks: helpCheckStore(transaction, sealing),
      ...namelessStores(transaction, sealing),
      wijk: wijkStore(transaction, sealing),
      houseStyle: houseStyleStore(transaction),
      digests: digestStore(transaction),
      notices: noticeStore(transaction),
      letterFrames,
      layOut: (async (content, purpose) =>
        layOut(content, purpose, await frameFor({ letterFrames }, purpose.kind, content.lang))) satisfies LayOutInFrame,
      privateThreads: privateThreadStore(transaction, sealing),
      messageReports: messageReportStore(transaction, sealing),
      appeals: appealStore(transaction, sealing),
      appealOpinions: appealOpinionStore(transaction),
      decisions: decisionStore(transaction, sealing),
      postReports: postReportStore(transaction, sealing),
      introductionReports: introductionReportStore(transaction, sealing),
      spokenQuestions: spokenQuestionStore(transaction, sealing),
      serviceRequests: serviceRequestStore(transaction, sealing),
      ownData: ownDataStore(transaction),
      leavings: leavingStore(transaction),
      erasures: erasureStore(transaction),
    };
  };
