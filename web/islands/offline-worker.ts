/** What the server says before this: the page for when there is no network, all that is kept, and a name for that. */
declare const wijkKept: { readonly page: string; readonly kept: readonly string[] };
declare const wijkVersion: string;

type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Extendable & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Worker = {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", heard: (event: Extendable) => void): void;
  addEventListener(name: "fetch", heard: (event: Fetching) => void): void;
};

const worker = globalThis as unknown as Worker;
const prefix = "wijk-";
const name = prefix + wijkVersion;

/** Asked for without a cookie: what is kept is what a visitor gets. */
const keep = async (): Promise<void> => {
  const cache = await caches.open(name);
  await cache.addAll(wijkKept.kept.map((path) => new Request(path, { credentials: "omit", cache: "reload" })));
};

const forgetEarlier = async (): Promise<void> => {
  const names = await caches.keys();
  await Promise.all(
    names.filter((each) => each.startsWith(prefix) && each !== name).map((each) => caches.delete(each)),
  );
};

const keptAt = async (path: string): Promise<Response | undefined> =>
  (await caches.open(name)).match(path, { ignoreVary: true });

/** Nothing of what comes is kept: pages are for one reader, and a device may have more. */
const page = async (request: Request): Promise<Response> => {
  try {
    return await fetch(request);
  } catch {
    // Back to the form, where its words are: at the address that takes them there is nothing to open again.
    if (request.method !== "GET") return Response.redirect(request.referrer || "/", 303);
    return (await keptAt(wijkKept.page)) ?? Response.error();
  }
};

const file = async (request: Request): Promise<Response> =>
  (await keptAt(new URL(request.url).pathname)) ?? fetch(request);

const listen = (): void => {
  worker.addEventListener("install", (event) => event.waitUntil(keep().then(() => worker.skipWaiting())));
  worker.addEventListener("activate", (event) => event.waitUntil(forgetEarlier().then(() => worker.clients.claim())));
  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.mode === "navigate") event.respondWith(page(request));
    else if (origin === location.origin && request.method === "GET" && wijkKept.kept.includes(pathname))
      event.respondWith(file(request));
  });
};

// Only as the worker that the server made of it.
if (typeof wijkVersion === "string") listen();
