import { day, hour, later, minute, second } from "../../kernel/clock.ts";

/** What became of one attempt to deliver. */
export type Answer =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfter: string | undefined }
  /** No usable answer: time-out, no such name, connection or TLS broken off. `reason` is a code. */
  | { readonly kind: "unanswered"; readonly reason: string }
  /** We may not or will not send there; trying again changes nothing. `reason` is a code. */
  | { readonly kind: "refused"; readonly reason: string };

/** What happens to a delivery next. `reason` is a code or a short English phrase for the administrator. */
export type Verdict =
  | { readonly outcome: "delivered"; readonly status: number }
  | { readonly outcome: "given-up"; readonly status: number | null; readonly reason: string }
  | {
      readonly outcome: "retry";
      readonly status: number | null;
      readonly reason: string;
      readonly dueAt: Date;
      readonly gone: Gone;
    };

/** How often in a row an inbox has said 410, and since when. */
export type Gone = { readonly count: number; readonly since: Date | null };

/** What is known of a delivery when an attempt ends. `attempts` are those before it. */
export type Attempted = { readonly attempts: number; readonly giveUpAt: Date; readonly gone: Gone };

const pauses = [15 * second, minute, 5 * minute, 15 * minute, hour, 3 * hour, 3 * hour, 3 * hour, 3 * hour];
const lastPause = 6 * hour;
const longestRetryAfter = day;

const goneAttempts = 3;
const goneTime = 2 * day;

type Meant = { readonly type: string; readonly takesBack?: boolean };

/** Whether an activity takes something back: it reaches also whoever was shut out since, as it protects who wrote it. */
export const isTakingBack = ({ type, takesBack = false }: Meant): boolean =>
  takesBack || type === "Delete" || type === "Undo";

/** How long a delivery is kept up, in milliseconds. What takes something back has to arrive even after a long outage. */
export const patienceFor = (activity: Meant): number =>
  isTakingBack(activity) || activity.type === "Block" ? 90 * day : 7 * day;

/**
 * Decides by an answer. 2xx is delivered. 410 ends it only when it came three times in a row over at least 48 hours.
 * Everything else is tried again after 15 s, 1, 5 and 15 min, 1 h, four times 3 h, then every 6 h, never sooner than
 * `Retry-After` asks (at most 24 h), with a last attempt when the patience ends.
 */
export const verdictOn = (answer: Answer, delivery: Attempted, now: Date): Verdict => {
  if (answer.kind === "refused") return { outcome: "given-up", status: null, reason: answer.reason };
  const status = answer.kind === "answered" ? answer.status : null;
  if (status !== null && status >= 200 && status < 300) return { outcome: "delivered", status };

  const gone = status === 410 ? goneAgain(delivery.gone, now) : { count: 0, since: null };
  const reason = answer.kind === "answered" ? `status ${answer.status}` : answer.reason;
  if (isGoneForGood(gone, now) || now >= delivery.giveUpAt) return { outcome: "given-up", status, reason };

  const pause = pauses[delivery.attempts] ?? lastPause;
  const asked = answer.kind === "answered" ? retryAfter(answer.retryAfter, now) : 0;
  const left = delivery.giveUpAt.getTime() - now.getTime();
  return { outcome: "retry", status, reason, dueAt: later(now, Math.min(Math.max(pause, asked), left)), gone };
};

const goneAgain = ({ count, since }: Gone, now: Date): Gone => ({ count: count + 1, since: since ?? now });

const isGoneForGood = ({ count, since }: Gone, now: Date): boolean =>
  since !== null && count >= goneAttempts && now.getTime() - since.getTime() >= goneTime;

/** Until when a peer that is busy (429 or 503 with `Retry-After`) asks for quiet; `null` when it asks nothing. */
export const quietUntil = (answer: Answer, now: Date): Date | null => {
  if (answer.kind !== "answered" || (answer.status !== 429 && answer.status !== 503)) return null;
  const asked = retryAfter(answer.retryAfter, now);
  return asked === 0 ? null : later(now, asked);
};

/** Milliseconds that a `Retry-After` header asks for (RFC 9110, section 10.2.3): seconds or a date; 0 when unreadable. */
const retryAfter = (header: string | undefined, now: Date): number => {
  if (header === undefined) return 0;
  const text = header.trim();
  const asked = /^\d{1,9}$/.test(text) ? Number(text) * second : Date.parse(text) - now.getTime();
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), longestRetryAfter) : 0;
};
