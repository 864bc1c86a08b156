/**
 * What a page may load and do: files of ours only, no script or style inside the page. `formsMayLeave` is for pages with
 * a form whose answer sends the reader on to another server; browsers hold a form to `form-action` through redirects.
 * `framesOurs` is for a page that shows another page of ours in a frame.
 */
export const contentSecurityPolicy = (
  options: { readonly formsMayLeave?: boolean; readonly framesOurs?: boolean } = {},
): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ...(options.framesOurs ? ["frame-src 'self'"] : []),
    `form-action 'self'${options.formsMayLeave ? " https: http:" : ""}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");

/** Of the one page that any other site may show in a frame: it runs nothing and sends nothing. */
export const framedSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'none'",
  "frame-ancestors *",
  "base-uri 'none'",
].join("; ");

/** A picture runs nothing and shows nothing else, also when it is opened by itself. */
export const picturePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Of a letter that is shown in a frame of our own page: its styles stand inside it, and it does nothing. */
export const letterPreviewPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join("; ");

/** What a page may ask the browser of its reader: nothing, or also where they are. */
export const permissionsPolicy = (options: { readonly geolocation?: boolean } = {}): string =>
  `camera=(), geolocation=(${options.geolocation ? "self" : ""}), microphone=(), payment=(), usb=()`;

const always = {
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
};

const year = 31_536_000;

/** Sets the headers that every response carries. Policies that the page chose itself stay. */
export const setSecurityHeaders = (headers: Headers, origin: string): void => {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "same-origin");
  if (!headers.has("Permissions-Policy")) headers.set("Permissions-Policy", permissionsPolicy());
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", contentSecurityPolicy());
  if (origin.startsWith("https:")) headers.set("Strict-Transport-Security", `max-age=${year}`);
};
