import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import { readReason } from "../moderation/hide.ts";
import { type ReportReason, reasonsWithWords, reportReasons } from "../moderation/post-report.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { mayMeet } from "./introduction.ts";
import type { IntroductionReportsTransaction } from "./introduction-report.ts";

type Resident = Extract<Reader, { kind: "resident" }>;

/** What somebody tells of themselves, about which reports wait. */
export type ReportedIntroduction = {
  readonly residentId: ResidentId;
  readonly name: string;
  readonly about: string;
  readonly said: readonly {
    readonly reason: ReportReason;
    readonly words: string;
    readonly reportedAt: Date;
    /** A neighbour who agreed to be named. */
    readonly by: string | null;
  }[];
};

/** "Dit klopt niet", about what a neighbour tells of themselves. Who it is about never learns who said it. */
export type ReportIntroduction = {
  /** `null` for oneself, and for whom the reader does not meet. */
  look(
    reader: Resident,
    id: ResidentId,
  ): Promise<{ readonly name: string; readonly about: string; readonly reportedBefore: boolean } | null>;
  report(
    reader: Resident,
    id: ResidentId,
    given: { readonly reason: string; readonly words: string; readonly openly: boolean },
  ): Promise<Result<null>>;
  /** Those that wait for a moderator, who leaves what is about themselves to another. */
  waiting(moderator: ResidentId): Promise<readonly ReportedIntroduction[]>;
  /** A moderator lets it stand, with a reason for the log. The route is open to moderators only. */
  leave(moderator: ResidentId, id: ResidentId, reason: string): Promise<Result<null>>;
};

const longestWords = 1_000;

const isReason = (reason: string): reason is ReportReason => (reportReasons as readonly string[]).includes(reason);

export const reportIntroduction = (dependencies: {
  readonly unitOfWork: UnitOfWork<IntroductionReportsTransaction>;
  readonly clock: Clock;
}): ReportIntroduction => {
  const { unitOfWork, clock } = dependencies;
  const met = async (transaction: IntroductionReportsTransaction, reader: Resident, id: ResidentId) => {
    const introduction = id === reader.id ? null : await transaction.introductions.of(id);
    const resident = introduction === null ? null : await transaction.residents.byId(id);
    if (introduction === null || resident === null || resident.organisation !== null) return null;
    return mayMeet(introduction, reader) ? { name: resident.name, about: introduction.about } : null;
  };
  return {
    look: (reader, id) =>
      unitOfWork(async (transaction) => {
        const found = await met(transaction, reader, id);
        if (found === null) return null;
        return { ...found, reportedBefore: await transaction.introductionReports.isOpenBy(reader.id, id) };
      }),
    report: (reader, id, { reason, words: typed, openly }) =>
      unitOfWork(async (transaction) => {
        if ((await met(transaction, reader, id)) === null) return refuse({ kind: "absent" });
        const words = tidy(typed);
        if (!isReason(reason)) return refuse(invalid("why", "report-reason-missing"));
        if (words === "" && reasonsWithWords.has(reason)) return refuse(invalid("words", "report-words-missing"));
        if (words.length > longestWords) return refuse(invalid("words", "words-too-long"));
        await transaction.introductionReports.keep({
          about: id,
          reporter: reader.id,
          openly,
          reason,
          words,
          reportedAt: clock(),
        });
        return ok(null);
      }),
    waiting: (moderator) =>
      unitOfWork(async ({ introductionReports, introductions, residents }) => {
        const found = new Map<ResidentId, ReportedIntroduction>();
        for (const { about, reporter, openly, reason, words, reportedAt } of await introductionReports.allWaiting()) {
          if (about === moderator) continue;
          const by = openly ? ((await residents.byId(reporter))?.name ?? null) : null;
          const known = found.get(about) ?? {
            residentId: about,
            name: (await residents.byId(about))?.name ?? "",
            about: (await introductions.of(about))?.about ?? "",
            said: [],
          };
          found.set(about, { ...known, said: [...known.said, { reason, words, reportedAt, by }] });
        }
        return [...found.values()];
      }),
    leave: (moderator, id, typed) =>
      unitOfWork(async ({ introductionReports, log }) => {
        if (id === moderator || !(await introductionReports.isWaitingAbout(id))) return refuse({ kind: "absent" });
        const reason = readReason(typed);
        if (!reason.ok) return reason;
        await introductionReports.close(id);
        await log.add({
          at: clock(),
          by: moderator,
          deed: "introduction-left",
          aboutResident: id,
          reason: reason.value,
        });
        return ok(null);
      }),
  };
};
