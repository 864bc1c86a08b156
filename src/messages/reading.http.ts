import { parseId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Form } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { residentKey, type SeatKey } from "./seat.ts";

/** A request of a resident about the thing that the address names. */
export type Opened<Id> = {
  readonly context: WijkContext;
  readonly reader: Extract<Reader, { kind: "resident" }>;
  /** The key of the reader's seats. */
  readonly key: SeatKey;
  readonly id: Id;
};

/** Handlers that get who asks and for what; an address that names nothing gets the page of what is not there. */
export const openings = (pages: Pages) => {
  const opened =
    <Id>(work: (given: Opened<Id>) => Promise<Response>): Route["handle"] =>
    (context) => {
      const reader = context.get("reader");
      const id = parseId<never>(context.req.param("id") ?? "");
      if (reader.kind !== "resident" || id === null) return pages.refuse(context, { kind: "absent" });
      return work({ context, reader, key: residentKey(reader.id), id });
    };
  const posted = <Id>(work: (given: Opened<Id> & { readonly form: Form }) => Promise<Response>): Route["handle"] =>
    pages.withForm((context, form) => opened<Id>((given) => work({ ...given, form }))(context) as Promise<Response>);
  return { opened, posted };
};
