import type { Context } from "hono";
import { type Reader, visitor } from "../../kernel/reader.ts";
import type { Cookies } from "./cookies.ts";

/** Finds the resident of a session by its token. `renewed`: the session's end moved along. */
export type ReadSession = (token: string) => Promise<{ readonly reader: Reader; readonly renewed: boolean } | null>;

/** Who the cookie of a request stands for at this moment, while its answer goes on. Nothing is renewed, and no cookie is written. */
export const createReadAgain =
  (dependencies: {
    readonly cookies: Cookies;
    readonly readQuietly: (token: string) => Promise<Reader | null>;
  }): ((context: Context) => Promise<Reader>) =>
  async (context) => {
    const token = dependencies.cookies.read(context, "wijk_sessie");
    return (token === null ? null : await dependencies.readQuietly(token)) ?? visitor;
  };

/** Who is looking. Renews the cookie with the session, and erases one of a session that is over. */
export const createReadReader =
  (dependencies: {
    readonly cookies: Cookies;
    readonly readSession: ReadSession;
    readonly sessionLastsSeconds: number;
  }): ((context: Context) => Promise<Reader>) =>
  async (context) => {
    const { cookies, readSession, sessionLastsSeconds } = dependencies;
    const token = cookies.read(context, "wijk_sessie");
    if (token === null) return visitor;
    const session = await readSession(token);
    if (session === null) {
      cookies.erase(context, "wijk_sessie");
      return visitor;
    }
    if (session.renewed) cookies.write(context, "wijk_sessie", token, sessionLastsSeconds);
    return session.reader;
  };
