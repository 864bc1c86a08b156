import type { Context } from "hono";
import type { Language } from "../../kernel/language.ts";
import { type Reader, visitor } from "../../kernel/reader.ts";
import type { Cookies } from "./cookies.ts";

/** Finds the resident of a session by its token, with the language that they chose. `renewed`: the session's end moved along. */
export type ReadSession = (
  token: string,
) => Promise<{ readonly reader: Reader; readonly language: Language; readonly renewed: boolean } | null>;

/** Who is looking, and for a resident the language that they chose. */
export type Looking = { readonly reader: Reader; readonly language: Language | null };

const nobody: Looking = { reader: visitor, language: null };

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
  }): ((context: Context) => Promise<Looking>) =>
  async (context) => {
    const { cookies, readSession, sessionLastsSeconds } = dependencies;
    const token = cookies.read(context, "wijk_sessie");
    if (token === null) return nobody;
    const session = await readSession(token);
    if (session === null) {
      cookies.erase(context, "wijk_sessie");
      return nobody;
    }
    if (session.renewed) cookies.write(context, "wijk_sessie", token, sessionLastsSeconds);
    return session;
  };
