import { everyone } from "../federation/kit/addressing.ts";
import { idsOf, type JsonObject, publicNames } from "../federation/kit/reading.ts";
import type { SearchConsent } from "./search-consent.ts";

/** More than this nobody names; what comes after it is not read, and so may not search. */
const mostNamed = 64;
const longestId = 2_048;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.every(isEmpty));

/** Who is named in `searchableBy`. An empty list is the same as none (FEP-268d); what cannot be read names nobody. */
const named = ({ searchableBy }: JsonObject): SearchConsent =>
  isEmpty(searchableBy)
    ? null
    : idsOf(searchableBy)
        .slice(0, mostNamed)
        .filter((id) => id.length <= longestId)
        .map((id) => (publicNames.has(id) ? everyone : id));

/**
 * Who may search for a note. One that says nothing leaves it to its actor (FEP-268d), unless it is unlisted: what an actor
 * says of everything counts for what is addressed `to` everyone (FEP-5feb).
 */
export const consentOfNote = (note: JsonObject): SearchConsent =>
  named(note) ?? (idsOf(note.to).some((id) => publicNames.has(id)) ? null : []);

/** What an actor says of all that it wrote: `searchableBy`, and without that `indexable`, of which a missing one is `false`. */
export const consentOfActor = (document: JsonObject): SearchConsent =>
  named(document) ?? (document.indexable === true ? [everyone] : null);
