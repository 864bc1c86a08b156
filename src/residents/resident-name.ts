import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";
import type { OfficialSource } from "../official-sources/official-source.ts";
import { bearsBadge, likenessOf } from "../posts/look-alike.ts";

const longest = 60;

/** Characters that show nothing or turn the direction of what follows: a name must look like what it is. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** The names that no resident can have, since a source of the wijk is called so. */
export const namesOf = (sources: readonly OfficialSource[]): readonly string[] =>
  sources.map(({ actor }) => actor.name);

/**
 * Reads the name by which neighbours know someone: one line of 1 to 60 characters, which nobody takes for an official body, for
 * one of the `sources` of the wijk or for a badge. Problems are told on `field`.
 */
export const readResidentName = (typed: string, field: string, sources: readonly string[] = []): Result<string> => {
  const name = oneLine(oneLine(typed.normalize("NFC")).replace(invisible, ""));
  if (name === "") return refuse(invalid(field, "name-missing"));
  if (name.length > longest) return refuse(invalid(field, "name-too-long"));
  const misleads = bearsBadge(name) || likenessOf(name, sources) !== null;
  return misleads ? refuse(invalid(field, "name-looks-official")) : ok(name);
};
