import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** The cookies of this server, all HttpOnly and SameSite=Lax; on https also Secure and bound to the host. */
export type CookieName =
  | "wijk_sessie"
  | "wijk_aanvraag"
  | "wijk_link"
  | "wijk_bericht"
  | "wijk_terug"
  | "wijk_weergave"
  | "wijk_taal";

export type Cookies = {
  read(context: Context, name: CookieName): string | null;
  write(context: Context, name: CookieName, value: string, maxAgeSeconds: number): void;
  erase(context: Context, name: CookieName): void;
};

/** Cookies for the site at `origin`: `__Host-` names over https, plain names over http on this machine. */
export const createCookies = (origin: string): Cookies => {
  const secure = origin.startsWith("https:");
  const nameOf = (name: CookieName) => (secure ? `__Host-${name}` : name);
  const attributes = { path: "/", httpOnly: true, sameSite: "Lax", secure } as const;
  return {
    read: (context, name) => getCookie(context, nameOf(name)) ?? null,
    write: (context, name, value, maxAge) => setCookie(context, nameOf(name), value, { ...attributes, maxAge }),
    erase: (context, name) => void deleteCookie(context, nameOf(name), attributes),
  };
};
