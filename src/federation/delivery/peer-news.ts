import { type Answer, quietUntil } from "./back-off.ts";
import { type PeerNews, showsDown } from "./peers.ts";

/** One attempt at a host, for the news of that host. */
export type Heard = { readonly host: string; readonly answer: Answer };

/** Whether this answer is a reason to send nothing more there before its time. */
export const isTrouble = (answer: Answer, now: Date): boolean => showsDown(answer) || quietUntil(answer, now) !== null;

/**
 * What a number of attempts, in the order in which they ended, tells of the peers: for each the last word, with the
 * failures in a row that led to it. A peer that answers is news only when it is one of `troubled`, which is kept up to date.
 */
export const newsOf = (heard: readonly Heard[], troubled: Set<string>, now: Date): readonly PeerNews[] => {
  const news = new Map<string, PeerNews>();
  for (const { host, answer } of heard) {
    if (answer.kind === "refused") continue;
    const before = news.get(host);
    const until = quietUntil(answer, now);
    if (until !== null) news.set(host, { kind: "busy", host, until, reason: reasonOf(answer) });
    else if (showsDown(answer)) {
      const attempts = before?.kind === "down" ? before.attempts + 1 : 1;
      news.set(host, { kind: "down", host, attempts, reason: reasonOf(answer) });
    } else news.set(host, { kind: "up", host });
  }
  return [...news.values()].filter((each) => {
    if (each.kind !== "up") troubled.add(each.host);
    else if (!troubled.delete(each.host)) return false;
    return true;
  });
};

const reasonOf = (answer: Exclude<Answer, { kind: "refused" }>): string =>
  answer.kind === "answered" ? `status ${answer.status}` : answer.reason;
