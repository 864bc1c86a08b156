import { daysAfter, dutchTime, isDate } from "../kernel/dutch-time.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine, tidy } from "../kernel/text.ts";
import { personalDataIn } from "../posts/personal-data.ts";
import { longestText } from "../posts/post.ts";

/** `offer`: somebody can do or lend something ("aanbod"). `request`: somebody looks for it ("gezocht"). As FEP-0837 says it. */
export type Purpose = "offer" | "request";
export const purposes = ["offer", "request"] as const satisfies readonly Purpose[];

/** What happens between the two: help, lend for a while, or give away. */
export type Manner = "help" | "lend" | "give";
export const manners = ["help", "lend", "give"] as const satisfies readonly Manner[];

/** What is typed in the form of an offer. */
export type OfferForm = {
  readonly purpose: string;
  readonly title: string;
  readonly text: string;
  readonly manner: string;
  readonly theme: string;
  readonly location: string;
  /** Of organisations alone, as `phone` is. */
  readonly schedule: string;
  readonly phone: string;
  /** The last day on which it holds; empty for three months. */
  readonly until: string;
  /** `ja` when the maker was warned of an address or a number in it, and wants it there. */
  readonly sure: string;
};

/** The fields of the form, in their order. */
export const offerFields = [
  "purpose",
  "title",
  "text",
  "manner",
  "theme",
  "location",
  "schedule",
  "phone",
  "until",
  "sure",
] as const satisfies readonly (keyof OfferForm)[];

/** What the wijk knows of who writes it. */
export type Given = {
  /** The themes that can be chosen. */
  readonly themes: readonly string[];
  readonly isOrganisation: boolean;
};

const longestTitle = 160;
const longestLine = 200;
const longestPhone = 40;
/** The furthest day, in days from today. */
const furthest = 366;

/** Where something stands that says who or where a person is, of which the maker was not warned yet. */
const problemOfPersonalData = (form: OfferForm): readonly Problem[] => {
  if (form.sure === "ja") return [];
  const field = (["title", "text", "location"] as const).find((name) =>
    personalDataIn(form[name]).some(({ kind }) => kind !== "away"),
  );
  return field === undefined ? [] : [{ field, reason: "offer-personal" }];
};

const problemOfDay = (typed: string, at: Date): readonly Problem[] => {
  const today = dutchTime(at).date;
  const problem = (reason: string) => [{ field: "until", reason }];
  if (typed === "") return [];
  if (!isDate(typed)) return problem("day-unclear");
  if (typed < today) return problem("day-past");
  return typed > daysAfter(today, furthest) ? problem("day-too-far") : [];
};

export type ReadOfferForm = {
  readonly purpose: Purpose;
  readonly title: string;
  readonly text: string;
  readonly manner: Manner;
  readonly theme: string;
  readonly location: string;
  readonly schedule: string;
  readonly phone: string;
  readonly lastDay: string | null;
};

/** Reads the form at a moment. Gives every problem at once, by field. What only organisations say of others is left out. */
export const readOfferForm = (form: OfferForm, given: Given, at: Date): Result<ReadOfferForm> => {
  const purpose = purposes.find((each) => each === form.purpose);
  const manner = manners.find((each) => each === form.manner);
  const [title, text, location] = [oneLine(form.title), tidy(form.text), oneLine(form.location)];
  const schedule = given.isOrganisation ? oneLine(form.schedule) : "";
  const phone = given.isOrganisation ? oneLine(form.phone) : "";
  const until = form.until.trim();
  const tooLong = (field: "location" | "schedule", value: string): readonly Problem[] =>
    value.length > longestLine ? [{ field, reason: "offer-line-too-long" }] : [];
  const problems: readonly Problem[] = [
    ...(purpose === undefined ? [{ field: "purpose", reason: "offer-purpose-missing" }] : []),
    ...(title.length < 3 ? [{ field: "title", reason: "offer-title-missing" }] : []),
    ...(title.length > longestTitle ? [{ field: "title", reason: "title-too-long" }] : []),
    ...(text.length > longestText ? [{ field: "text", reason: "text-too-long" }] : []),
    ...(manner === undefined ? [{ field: "manner", reason: "offer-manner-missing" }] : []),
    ...(given.themes.includes(form.theme) ? [] : [{ field: "theme", reason: "theme-missing" }]),
    ...tooLong("location", location),
    ...tooLong("schedule", schedule),
    ...(phone.length > longestPhone || /[^\d\s()+-]/.test(phone) ? [{ field: "phone", reason: "offer-phone" }] : []),
    ...problemOfDay(until, at),
    ...problemOfPersonalData(form),
  ];
  return problems.length === 0 && purpose !== undefined && manner !== undefined
    ? ok({
        purpose,
        title,
        text,
        manner,
        theme: form.theme,
        location,
        schedule,
        phone,
        lastDay: until === "" ? null : until,
      })
    : refuse({ kind: "invalid", problems });
};
