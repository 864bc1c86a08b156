import type { Mode } from "../kernel/mode.ts";
import { invalid, type Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine, tidy } from "../kernel/text.ts";
import { type Door, doors } from "./wijk.ts";

const longestLine = 60;
const longestAbout = 4_000;

/** The name or the place of the wijk: one line of at most 60 characters. */
export const readLine = (typed: string, field: "name" | "place"): Result<string> => {
  const line = oneLine(typed);
  if (line === "") return refuse(invalid(field, `${field}-missing`));
  return line.length > longestLine ? refuse(invalid(field, `${field}-too-long`)) : ok(line);
};

/** Blue belongs to the gemeente: there is nothing to choose. */
export const readDoor = (typed: string, mode: Mode): Result<Door> => {
  if (mode === "gemeente") return ok("standgroen");
  const door = doors.find((each) => each === typed);
  return door === undefined ? refuse(invalid("door", "door-unknown")) : ok(door);
};

/** What the wijk says of itself: at most 4,000 characters, or nothing. */
export const readAbout = (typed: string): Result<string> => {
  const about = tidy(typed);
  return about.length > longestAbout ? refuse(invalid("about", "text-too-long")) : ok(about);
};

const longestSite = 300;

/** The site of a gemeente: an address with `https`, or nothing. Without a scheme it is taken for one. */
export const readSite = (typed: string): Result<string> => {
  const line = oneLine(typed);
  if (line === "") return ok("");
  const address = /^[a-z][a-z0-9+.-]*:/i.test(line) ? line : `https://${line}`;
  const isSite =
    line.length <= longestSite &&
    URL.canParse(address) &&
    /^https:$/.test(new URL(address).protocol) &&
    !hasUser(address);
  return isSite ? ok(new URL(address).href) : refuse(invalid("site", "site-unreadable"));
};

const hasUser = (address: string): boolean => new URL(address).username !== "" || new URL(address).password !== "";

/** The class under which a gemeente's tokens stand elsewhere, such as `utrecht-theme`; or nothing. */
export const readThemeClass = (typed: string): Result<string> => {
  const name = oneLine(typed).replace(/^\./, "");
  const isTheme = /^[a-z][a-z0-9-]{0,50}-theme$/.test(name) && name !== "wijksgewijs-theme";
  return name === "" || isTheme ? ok(name) : refuse(invalid("themeClass", "theme-class-unreadable"));
};

/** Everything that is wrong, in the order of the fields. */
export const problemsOf = (...results: readonly Result<unknown>[]): readonly Problem[] =>
  results.flatMap((result) => (result.ok || result.refusal.kind !== "invalid" ? [] : result.refusal.problems));
