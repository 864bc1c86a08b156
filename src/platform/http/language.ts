import { type Language, languageFor, readLanguage } from "../../kernel/language.ts";
import type { Cookies } from "./cookies.ts";
import { localPath } from "./local-path.ts";
import type { Looking } from "./reader.ts";
import type { WijkContext } from "./route.ts";

const yearSeconds = 31_536_000;

/** The language that a visitor chose on this device; `null` where nobody chose. */
export const languageOnDevice = (cookies: Cookies, context: WijkContext): Language | null =>
  readLanguage(cookies.read(context, "wijk_taal"));

/** Keeps what a visitor chose, on this device and nowhere else, for a year. */
export const rememberLanguage = (cookies: Cookies, context: WijkContext, language: Language): void =>
  cookies.write(context, "wijk_taal", language, yearSeconds);

/** From here on whoever looks is known, and reads in their language. */
export const setLooking = (context: WijkContext, { reader, language }: Looking, onDevice: Language | null): void => {
  context.set("reader", reader);
  context.set("lang", languageFor({ ofResident: language, onDevice }));
  context.set("choseLanguage", language !== null || onDevice !== null);
};

/**
 * The pages behind the links of a letter are in the language of the letter, `language`, unless whoever opens it chose another one,
 * for themselves or on this device.
 */
export const speakAsTheLetter = (context: WijkContext, language: Language): void => {
  if (!context.get("choseLanguage")) context.set("lang", language);
};

/**
 * Where a reader comes back to after choosing a language: this page, with what was asked in its address. After a form that is the
 * page on which it stood, as the browser tells; a page with a secret in its address, which no browser tells of, is the one above it.
 * The front page where no page can be opened.
 */
export const wayBackTo = (
  context: WijkContext,
  { origin, isPage }: { readonly origin: string; readonly isPage: (path: string) => boolean },
): string => {
  const { method } = context.req;
  const { pathname, search } = new URL(context.req.url);
  if (method === "GET" || method === "HEAD") return `${pathname}${search}`;
  const from = /^\/(mijn-vraag|aanmelding)\/[^/]+/.exec(pathname)?.[0] ?? localPath(referer(context), origin);
  return from !== null && isPage(from) ? from : "/";
};

const referer = (context: WijkContext): string => context.req.header("referer") ?? "/";
