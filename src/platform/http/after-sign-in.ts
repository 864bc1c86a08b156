import type { Context } from "hono";
import type { Cookies } from "./cookies.ts";

/** As long as a letter to sign in works. */
const remembersSeconds = 900;

/**
 * Remembers with what somebody came from another site, while they sign in. Only that is kept, never where to go: a cookie
 * with any content leads to a page of ours.
 */
export const rememberArrival = (cookies: Cookies, context: Context, uri: string): void =>
  cookies.write(context, "wijk_terug", uri, remembersSeconds);

/** Pages of one's own for which somebody shows once more who they are. No address elsewhere is one of these. */
const ownPages = ["/ik/inloggen", "/ik/gegevens", "/ik/weggaan"] as const;
export type OwnPage = (typeof ownPages)[number];

/** Remembers for which page somebody shows once more who they are, while they sign in. */
export const rememberOwnPage = (cookies: Cookies, context: Context, page: OwnPage): void =>
  cookies.write(context, "wijk_terug", page, remembersSeconds);

/** Where somebody who signed in goes on: the start, their own page, or the page about what they came with. Forgets it. */
export const pathAfterSignIn = (cookies: Cookies, context: Context): string => {
  const uri = cookies.read(context, "wijk_terug");
  if (uri === null) return "/";
  cookies.erase(context, "wijk_terug");
  const own = ownPages.find((page) => page === uri);
  if (own !== undefined) return own;
  return arrivalPath(uri);
};

/** The page about something that stands elsewhere. */
export const arrivalPath = (uri: string): string => `/van-elders?${new URLSearchParams({ uri })}`;
