import type { Context } from "hono";
import type { Language } from "../../kernel/language.ts";
import type { Mode } from "../../kernel/mode.ts";
import type { Reader } from "../../kernel/reader.ts";

/** What the middleware in front of every page has found out about a request. */
export type Variables = {
  /** Who is looking. */
  reader: Reader;
  /** In which language they read. */
  lang: Language;
  /** Whether somebody chose it: they themselves, or whoever used this device. */
  choseLanguage: boolean;
  /** The address of the client itself, not of a proxy that we trust. */
  clientAddress: string;
  /** True only when the connection comes from this machine and no proxy forwarded it. */
  fromThisMachine: boolean;
};

export type WijkContext = Context<{ Variables: Variables }>;

/**
 * One address and what answers it. Slices export lists of these; `routes.ts` mounts them behind the row that each has
 * in `access.ts`. `path` is a Hono pattern such as `/vragen/:id`.
 */
export type Route = {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Answers in this mode alone; at the same address another route may answer in the other. */
  readonly mode?: Mode;
  readonly handle: (context: WijkContext) => Response | Promise<Response>;
};
