/**
 * What a page may load and do: files of ours only, no script or style inside the page. `formsMayLeave` is for pages with
 * a form whose answer sends the reader on to another server; browsers hold a form to `form-action` through redirects.
 */
export const contentSecurityPolicy = (options: { readonly formsMayLeave?: boolean } = {}): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action 'self'${options.formsMayLeave ? " https: http:" : ""}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");

const always = {
  "X-Content-Type-Options": "nosniff",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
};

const year = 31_536_000;

/** Sets the headers that every response carries. Policies that the page chose itself stay. */
export const setSecurityHeaders = (headers: Headers, origin: string): void => {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "same-origin");
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", contentSecurityPolicy());
  if (origin.startsWith("https:")) headers.set("Strict-Transport-Security", `max-age=${year}`);
};
