import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";

const longest = 60;

/** Characters that show nothing or turn the direction of what follows: a name must look like what it is. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** Reads the name by which neighbours know someone: one line of 1 to 60 characters. Problems are told on `field`. */
export const readResidentName = (typed: string, field: string): Result<string> => {
  const name = oneLine(oneLine(typed.normalize("NFC")).replace(invisible, ""));
  if (name === "") return refuse(invalid(field, "name-missing"));
  return name.length > longest ? refuse(invalid(field, "name-too-long")) : ok(name);
};
