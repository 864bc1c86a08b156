import type { Id } from "../kernel/ids.ts";
import type { Form } from "../platform/http/form.ts";
import { type Opened as OpenedByResident, openings as openingsOf } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import { residentKey, type SeatKey } from "./seat.ts";

/** A request of a resident about the thing that the address names. */
export type Opened<Named> = OpenedByResident<Named> & {
  /** The key of the reader's seats. */
  readonly key: SeatKey;
};

/** Handlers that get who asks, with their key, and for what. */
export const openings = (pages: Pages) => {
  const plain = openingsOf(pages);
  const withKey = <Named, Given extends OpenedByResident<Named>>(given: Given) => ({
    ...given,
    key: residentKey(given.reader.id),
  });
  return {
    opened: <Named extends Id<string>>(work: (given: Opened<Named>) => Promise<Response>) =>
      plain.opened<Named>((given) => work(withKey(given))),
    posted: <Named extends Id<string>>(work: (given: Opened<Named> & { readonly form: Form }) => Promise<Response>) =>
      plain.posted<Named>((given) => work(withKey(given))),
  };
};
