/** Someone at a browser without JavaScript: keeps cookies, follows redirects, sends forms as a page of ours would. */
export type Page = { readonly status: number; readonly url: string; readonly html: string; readonly headers: Headers };

export type Person = {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** Sends a form, with files where it is a `FormData`, and follows the redirect after it. */
  post(
    path: string,
    fields?: Readonly<Record<string, string | readonly string[]>> | FormData,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Page>;
  readonly cookies: ReadonlyMap<string, string>;
};

/** Somebody at a browser of their own, with the `cookies` that it has already. */
export const createPerson = (origin: string, cookiesOfBefore: Person["cookies"] = new Map()): Person => {
  const cookies = new Map(cookiesOfBefore);

  const keep = (headers: Headers): void => {
    for (const line of headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const [name = "", ...value] = pair.split("=");
      if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) cookies.delete(name);
      else cookies.set(name, value.join("="));
    }
  };

  const send = async (path: string, init: RequestInit, redirects = 5): Promise<Page> => {
    const url = new URL(path, origin);
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    keep(response.headers);
    const location = response.headers.get("location");
    if (location !== null && response.status >= 300 && response.status < 400 && redirects > 0) {
      await response.body?.cancel();
      const next = new URL(location, url);
      if (next.origin !== origin)
        return { status: response.status, url: next.href, html: "", headers: response.headers };
      const { method, body, ...rest } = init;
      const kept = Object.entries(rest.headers ?? {}).filter(([name]) => name === "accept");
      return send(next.href, { headers: Object.fromEntries(kept) }, redirects - 1);
    }
    return { status: response.status, url: url.href, html: await response.text(), headers: response.headers };
  };

  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers: { accept: "text/html", ...headers } }),
    post: (path, fields = {}, headers = {}) => {
      const body = fields instanceof FormData ? fields : new URLSearchParams();
      if (!(fields instanceof FormData))
        for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
      return send(path, { method: "POST", body, headers: { accept: "text/html", origin, ...headers } });
    },
  };
};
