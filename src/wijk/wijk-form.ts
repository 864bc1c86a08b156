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

/** Everything that is wrong, in the order of the fields. */
export const problemsOf = (...results: readonly Result<unknown>[]): readonly Problem[] =>
  results.flatMap((result) => (result.ok || result.refusal.kind !== "invalid" ? [] : result.refusal.problems));
