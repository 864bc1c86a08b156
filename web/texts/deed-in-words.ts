import { roles } from "../views.ts";
import { letterKindInWords } from "./letter-kind-in-words.ts";
import type { decisions } from "./nl/decisions.ts";
import type { moderation } from "./nl/moderation.ts";
import { t } from "./text.ts";
import type { Language } from "./translate.ts";

type Deed = keyof (typeof moderation & typeof decisions) extends infer Key
  ? Key extends `deed.${infer Name}`
    ? Name
    : never
  : never;

/** A line of the log as it is kept: what was done, about whom, and a detail whose form depends on the deed. */
export type DeedView = { readonly deed: string; readonly about: string; readonly detail: string };

/** `2027-03-01` as "1 maart 2027". */
const dayInWords = (lang: Language, day: string): string =>
  new Intl.DateTimeFormat(lang === "nl" ? "nl-NL" : "en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(new Date(`${day}T00:00:00Z`));

const rolesInWords = (lang: Language, detail: string): string => {
  const given = detail
    .split(",")
    .filter((each) => each !== "")
    .map((each) => {
      const [key = "", day] = each.split(":");
      const role = roles.find((one) => one === key);
      const name = role === undefined ? key : t(lang, `role.${role}`);
      return day === undefined ? name : t(lang, "log.role-until", { role: name, date: dayInWords(lang, day) });
    });
  return given.length === 0 ? t(lang, "log.none-extra") : given.join(", ");
};

/** What was done, in words. A deed that the catalogue does not know stands there as it is kept. */
export const deedInWords = (lang: Language, { deed, about, detail }: DeedView): string => {
  const name = about === "" ? t(lang, "log.by.left") : about;
  const count = Number(detail);
  switch (deed as Deed) {
    case "roles-changed":
    case "role-ended":
      return t(lang, `deed.${deed as "roles-changed"}`, { name, roles: rolesInWords(lang, detail) });
    case "code-made":
    case "letters-made":
    case "letters-withdrawn":
      return t(lang, `deed.${deed as "code-made"}`, { count });
    case "server-blocked":
    case "server-let-in":
    case "server-limited":
    case "ring-invited":
    case "ring-withdrawn":
    case "ring-accepted":
    case "ring-refused":
    case "ring-ended":
    case "source-named":
    case "source-changed":
    case "source-asked-again":
    case "source-ended":
    case "desk-chosen":
    case "desk-ended":
    case "server-listed":
    case "server-unlisted":
    case "person-blocked":
    case "person-unblocked":
    case "report-sent-on":
      return t(lang, `deed.${deed as "server-blocked"}`, { host: detail });
    case "theme-added":
    case "theme-changed":
    case "theme-stopped":
    case "theme-resumed":
      return t(lang, `deed.${deed as "theme-added"}`, { name: detail });
    case "suspended": {
      const [rule = "", until] = detail.split(":");
      const why = t(lang, `rule.${rule as "friendly"}`);
      return until === undefined
        ? t(lang, "deed.suspended", { name, rule: why })
        : t(lang, "deed.suspended-until", { name, rule: why, date: dayInWords(lang, until) });
    }
    case "member-removed":
      return t(lang, "deed.member-removed", { rule: t(lang, `rule.${detail as "friendly"}`) });
    case "request-approved":
    case "suspension-ended":
    case "introduction-hidden":
    case "introduction-shown":
    case "introduction-left":
    case "officer-invited":
      return t(lang, `deed.${deed as "request-approved"}`, { name });
    case "organisation-named":
    case "organisation-ended":
      return t(lang, `deed.${deed as "organisation-named"}`, { name: detail });
    case "officer-removed":
      return t(lang, "deed.officer-removed", { name: detail });
    case "letter-changed":
    case "letter-restored":
      return t(lang, `deed.${deed as "letter-changed"}`, { name: letterKindInWords(lang, detail) });
    case "look-changed":
      return t(lang, "deed.look-changed");
    case "wijk-changed":
      return t(lang, "deed.wijk-changed", { name: detail });
    case "joining-changed": {
      const [vouchers = "", held = ""] = detail.split(",");
      return t(lang, "deed.joining-changed", { vouchers, held });
    }
    case "post-let-through":
    case "post-refused":
    case "answer-hidden":
    case "answer-shown":
    case "question-hidden":
    case "question-shown":
    case "announcement-made":
    case "announcement-corrected":
    case "announcement-withdrawn":
    case "announcement-pinned":
    case "announcement-unpinned":
    case "announcement-hidden":
    case "announcement-shown":
    case "poll-hidden":
    case "poll-shown":
    case "activity-hidden":
    case "activity-shown":
    case "offer-hidden":
    case "offer-shown":
    case "report-left":
    case "only-listed-on":
    case "only-listed-off":
    case "code-withdrawn":
    case "request-declined":
    case "appeal-made":
    case "appeal-upheld":
    case "appeal-overturned":
    case "resident-left":
      return t(lang, `deed.${deed as "answer-hidden"}`);
    default:
      return deed;
  }
};
