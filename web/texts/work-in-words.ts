import { deliveries } from "./nl/deliveries.ts";
import { t } from "./text.ts";
import type { Language } from "./translate.ts";

type Key = keyof typeof deliveries;
type Plain = Extract<Key, `activity.${string}` | `task.${string}`>;

const known = (key: string, otherwise: Plain): Plain => (Object.hasOwn(deliveries, key) ? (key as Plain) : otherwise);

/** What kind of thing came in, by the type of its activity. */
export const activityInWords = (lang: Language, type: string): string =>
  t(lang, known(`activity.${type}`, "activity.unknown"));

/** What a job of ours does, by the name of its task. */
export const taskInWords = (lang: Language, task: string): string => t(lang, known(`task.${task}`, "task.unknown"));

const byStatus: Readonly<Record<string, Extract<Key, `unreached.${string}`>>> = {
  "401": "unreached.refused",
  "403": "unreached.refused",
  "404": "unreached.absent",
  "410": "unreached.gone",
  "429": "unreached.busy",
};

const byCode = {
  "name-not-found": "unreached.name",
  connection: "unreached.connection",
  tls: "unreached.tls",
  timeout: "unreached.late",
  blocked: "unreached.blocked",
  "left-the-ring": "unreached.left-the-ring",
  "taken-back": "unreached.taken-back",
} as const;

/** Why a delivery did not arrive, by the code that the delivery keeps: `status 503`, `timeout` and so on. */
export const unreachedInWords = (lang: Language, reason: string): string => {
  const status = /^status (\d{3})$/.exec(reason)?.[1];
  if (status !== undefined) {
    const key = byStatus[status] ?? (status.startsWith("5") ? "unreached.broken" : "unreached.other");
    return t(lang, key as "unreached.other", { status });
  }
  if (Object.hasOwn(byCode, reason)) return t(lang, byCode[reason as keyof typeof byCode]);
  return reason.startsWith("address not allowed")
    ? t(lang, "unreached.not-allowed")
    : t(lang, "unreached.unknown", { reason });
};
