import { type Id, parseId } from "../../kernel/ids.ts";
import type { Reader } from "../../kernel/reader.ts";
import type { Form } from "./form.ts";
import type { Pages } from "./page-response.ts";
import type { Route, WijkContext } from "./route.ts";

/** A request of a resident about the thing that the address names (`:id`). */
export type Opened<Named> = {
  readonly context: WijkContext;
  readonly reader: Extract<Reader, { kind: "resident" }>;
  readonly id: Named;
};

/** The same with what was filled in. */
export type Posted<Named> = Opened<Named> & { readonly form: Form };

/** A form of a resident at an address that names no one thing. */
export type Sent = Omit<Posted<never>, "id">;

/** Handlers that get who asks and for what; an address that names nothing gets the page of what is not there. */
export const openings = (pages: Pages) => {
  const opened =
    <Named extends Id<string>>(work: (given: Opened<Named>) => Response | Promise<Response>) =>
    async (context: WijkContext): Promise<Response> => {
      const reader = context.get("reader");
      const id = parseId<Named>(context.req.param("id") ?? "");
      if (reader.kind !== "resident" || id === null) return pages.refuse(context, { kind: "absent" });
      return work({ context, reader, id });
    };
  const posted = <Named extends Id<string>>(
    work: (given: Posted<Named>) => Response | Promise<Response>,
  ): Route["handle"] => pages.withForm((context, form) => opened<Named>((given) => work({ ...given, form }))(context));
  const sent = (work: (given: Sent) => Response | Promise<Response>): Route["handle"] =>
    pages.withForm((context, form) => {
      const reader = context.get("reader");
      return reader.kind === "resident" ? work({ context, reader, form }) : pages.refuse(context, { kind: "absent" });
    });
  return { opened, posted, sent };
};
