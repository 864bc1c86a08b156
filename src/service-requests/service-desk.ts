/** How the gemeente takes reports about public space: the API of Signalen, or Open311 GeoReport v2. */
export type DeskKind = "signalen" | "open311";

/** A place on the earth (WGS 84, degrees). */
export type Point = { readonly latitude: number; readonly longitude: number };

/** What a report can be about, as the desk itself names it. */
export type ServiceCategory = {
  /** What the desk knows it by. */
  readonly code: string;
  readonly name: string;
  /** Under what it is gathered; `null` when under nothing. */
  readonly group: string | null;
};

/** Where reports of this wijk go. */
export type DeskSettings = {
  readonly kind: DeskKind;
  /** Whose desk it is, as residents read it, such as "Gemeente Veldermeer". */
  readonly name: string;
  /** Where its API begins, without a slash at the end. */
  readonly address: string;
  /** Open311 alone: which jurisdiction of several at one address. */
  readonly jurisdiction: string | null;
  /** Open311 alone: who may hand in. */
  readonly apiKey: string | null;
  /** Sent along with every report that names no point of its own. */
  readonly middle: Point;
};

/** What is handed in: this and nothing else. Nothing about who hands it in. */
export type Report = {
  readonly category: ServiceCategory;
  readonly description: string;
  /** Where it is, in words; may be empty. */
  readonly place: string;
  readonly point: Point;
  readonly at: Date;
};

/** What became of handing in. */
export type Submitted =
  /** `reference`: what it can be looked up by; `null` when the desk tells nothing more about it. `number`: for people. */
  | { readonly kind: "taken"; readonly reference: string | null; readonly number: string | null }
  /** The desk does not want it as it is; trying again changes nothing. */
  | { readonly kind: "refused"; readonly reason: string }
  /** It surely did not arrive, and may later. */
  | { readonly kind: "later"; readonly reason: string }
  /** It may have arrived. Handing it in again could have it there twice. */
  | { readonly kind: "unsure"; readonly reason: string };

/** What the desk says about a report. `words`: what it adds, in its own words. */
export type Standing =
  | { readonly kind: "open" | "closed"; readonly words: string | null; readonly number: string | null }
  /** The desk does not know it, or not any more. */
  | { readonly kind: "gone" }
  /** No answer that can be used; it may come later. */
  | { readonly kind: "silent" };

/** One way to speak with a desk. Only `categories` throws, {@link DeskTrouble}; the others say what went wrong. */
export type ServiceDesk = {
  /** What can be reported here without answering questions that only the desk knows. */
  categories(): Promise<readonly ServiceCategory[]>;
  submit(report: Report): Promise<Submitted>;
  look(reference: string): Promise<Standing>;
};

/** Why there is no answer: nobody was reached, or somebody was and said nothing that can be read. */
export type Trouble = "not-reached" | "no-answer" | "not-readable";

/** A desk that could not be asked. */
export class DeskTrouble extends Error {
  override readonly name = "DeskTrouble";
  readonly trouble: Trouble;

  constructor(trouble: Trouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

type Answer = { readonly status: number; readonly body: Uint8Array };

/** The requests that a desk needs. Both throw {@link DeskTrouble} alone. */
export type DeskHttp = {
  get(url: string, headers: Readonly<Record<string, string>>): Promise<Answer>;
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answer>;
};

/** The JSON in an answer. Throws {@link DeskTrouble} when there is none. */
export const jsonIn = ({ body, status }: Answer): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new DeskTrouble("not-readable", `The answer (${status}) is not JSON.`);
  }
};

/** A field of an object from elsewhere as text of at most `most` characters; `null` when it has none. */
export const textIn = (value: unknown, name: string, most = 300): string | null => {
  const found = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  const text = typeof found === "number" ? String(found) : found;
  if (typeof text !== "string" || text.trim() === "") return null;
  return text.trim().slice(0, most).toWellFormed();
};

/** Statuses with which a server, or one before it, says that it did not even look. */
const notNow = new Set([408, 425, 429, 502, 503]);

/** What a refusing answer to handing in means; `null` when it took it. */
export const refusalIn = ({ status }: Answer): Submitted | null => {
  if (status >= 200 && status < 300) return null;
  if (notNow.has(status)) return { kind: "later", reason: `status ${status}` };
  if (status >= 500) return { kind: "unsure", reason: `status ${status}` };
  return { kind: "refused", reason: `status ${status}` };
};

/** Hands in with `post`, and says what it means when nothing came back. */
export const handIn = async (post: () => Promise<Submitted>): Promise<Submitted> => {
  try {
    return await post();
  } catch (error) {
    if (!(error instanceof DeskTrouble)) throw error;
    // Only a yes is read: what it says besides may be unreadable.
    if (error.trouble === "not-readable") return { kind: "taken", reference: null, number: null };
    return { kind: error.trouble === "not-reached" ? "later" : "unsure", reason: error.message };
  }
};

/** Looks with `ask`; a desk that cannot be asked is silent. */
export const lookUp = async (ask: () => Promise<Standing>): Promise<Standing> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof DeskTrouble)) throw error;
    return { kind: "silent" };
  }
};
