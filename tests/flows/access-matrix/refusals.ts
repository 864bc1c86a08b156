import type { Change } from "../../support/watched-tables.ts";
import type { Call } from "./callers.ts";

/** Whether an outcome says that there is nothing, or that somebody has to sign in first. */
export const isDenial = (outcome: string): boolean => ["404", "401", "door"].includes(outcome);
/** Whether a call with that outcome leaves everything as it was. */
export const changesNothing = (method: string, outcome: string): boolean =>
  method === "GET" || isDenial(outcome) || outcome === "403";
/** The cells of a row, in the order of `roles`. */
export const cellsOf = (cells: string): readonly string[] => cells.trim().split(/\s+/);

/** The same call for something that never existed; `null` where nothing in the address can be missing. */
export const forNothing = ({ path, ...call }: Call, outcome: string): Call | null => {
  const secret = /(?<=^\/mijn-vraag\/)[\w-]{43}/;
  if (secret.test(path)) return { ...call, path: path.replace(secret, "z".repeat(43)) };
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}|geen-nummer/;
  if (id.test(path)) return { ...call, path: path.replace(id, crypto.randomUUID()) };
  if (path.startsWith("/buiten/")) return { ...call, path: "/buiten/niemand" };
  if (path.startsWith("/assets/")) return { ...call, path: "/assets/niets-anders.css" };
  if (path.startsWith("/.well-known/")) return { ...call, path: path.replace(/acct%3A\w+/, "acct%3Aniets") };
  if (outcome !== "404" || path.startsWith("/ap/")) return null;
  // The menu marks the place of a page, also of one that is not there.
  const place = ["/ik", "/mededelingen"].find((each) => path === each || path.startsWith(`${each}/`)) ?? "";
  return { ...call, path: `${place}/bestaat-niet` };
};

/** What a refusal may change, and nothing else: when somebody was seen last, and how often an address was tried. */
export const mayChange = ({ table, deed }: Change): boolean =>
  table === "identity.attempt" || (table === "identity.session" && deed === "UPDATE");
