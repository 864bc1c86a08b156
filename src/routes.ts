import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { type Access, access, admit, existsIn, neededFor, type Row } from "./access.ts";
import { type Language, languageOfWijk } from "./kernel/language.ts";
import type { Mode } from "./kernel/mode.ts";
import { visitor } from "./kernel/reader.ts";
import type { Connection, ReadConnection } from "./platform/http/client-address.ts";
import { comesFromOurPage, comesFromSecretPage } from "./platform/http/csrf.ts";
import { setLooking } from "./platform/http/language.ts";
import { createMisses } from "./platform/http/misses.ts";
import type { Pages } from "./platform/http/page-response.ts";
import type { Looking } from "./platform/http/reader.ts";
import type { Route, Variables, WijkContext } from "./platform/http/route.ts";
import { setSecurityHeaders } from "./platform/http/security-headers.ts";
import type { Log } from "./platform/logging.ts";
import { isDatabaseAway } from "./platform/postgres.ts";

/** What the server that took the request knows of its socket. Node and Deno each hand it in their own way. */
export type SocketAddress = (context: WijkContext) => string | undefined;

/** What can be called while the wijk has no name yet. */
const withoutWijk: ReadonlySet<Access> = new Set(["always", "before-set-up", "this-machine"]);

/** What is asked by whoever looks after the process: answered without a database, and before there is a wijk. */
const forCaretakers: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/metrics"]);
const isForMachines = (path: string): boolean => /^\/(ap|\.well-known|nodeinfo)\//.test(path);

/** An inbox counts by itself who sends too much. */
const isInbox = (path: string): boolean => /^\/ap\/(.*\/)?inbox$/.test(path);

/** Read elsewhere, by software and in frames of other sites: whoever asks gets the same, and no cookie is looked at. */
const isForElsewhere = (path: string): boolean =>
  /^\/(plein\.(atom|json)|oembed|insluiten)$|^\/vragen\/[^/]+\/antwoorden\.(atom|json)$/.test(path);

/**
 * Mail software stops letters with a POST that tells no origin (RFC 8058, section 3.2). This one address takes it from
 * anywhere: the key in it is all that counts there, and no session is read, so that no page elsewhere can borrow one.
 */
const isByKey = (method: string, path: string): boolean => method === "POST" && /^\/post\/[^/]+$/.test(path);

/** `GET /vragen/:id` → the name of the row in `access.ts`. */
export const nameOfRoute = (route: Pick<Route, "method" | "path">): string => `${route.method} ${route.path}`;

/**
 * Mounts every route behind its row in `access.ts`. In front of all: who is looking and from where, security headers,
 * no form from another site, and an error page instead of an error. Throws at start when a route and its row do not
 * both exist.
 */
export const mountRoutes = (parts: {
  readonly routes: readonly Route[];
  readonly origin: string;
  readonly pages: Pages;
  readonly log: Log;
  readonly readConnection: ReadConnection;
  readonly socketAddress: SocketAddress;
  readonly readReader: (context: WijkContext) => Promise<Looking>;
  /** The language that a visitor chose on this device. */
  readonly languageOnDevice: (context: WijkContext) => Language | null;
  readonly hasToken: (headers: Headers) => boolean;
  /** What this server is; `null` until it is set up. */
  readonly mode: () => Promise<Mode | null>;
  /** How much of a network may lead to nothing. */
  readonly misses: Parameters<typeof createMisses>[0];
}): Hono<{ Variables: Variables }> => {
  const { pages, origin } = parts;
  const misses = createMisses(parts.misses);
  const app = new Hono<{ Variables: Variables }>();
  const look = async (context: WijkContext): Promise<void> =>
    setLooking(context, await parts.readReader(context), parts.languageOnDevice(context));

  app.use(async (context, next) => {
    const connection: Connection = parts.readConnection(parts.socketAddress(context), context.req.raw.headers);
    context.set("clientAddress", connection.clientAddress);
    context.set("fromThisMachine", connection.fromThisMachine);
    context.set("reader", visitor);
    // What is the same for everybody is in the language of the wijk.
    context.set("lang", languageOfWijk);
    context.set("choseLanguage", false);
    const { path } = context.req;
    const isForNobody =
      isForMachines(path) || isForElsewhere(path) || forCaretakers.has(path) || path.startsWith("/assets/");
    if (!isForNobody) {
      setLooking(context, { reader: visitor, language: null }, parts.languageOnDevice(context));
      if (!isByKey(context.req.method, path)) await look(context);
    }
    const wait = isInbox(path) ? null : misses.waitFor(connection.clientAddress);
    // Who is signed in may share a network with whoever does this. The answer costs as little as an answer can.
    if (wait !== null && context.get("reader").kind === "visitor") {
      context.header("Retry-After", String(wait));
      context.header("Cache-Control", "no-store");
      context.res = pages.plain(context, 429);
    } else {
      await next();
      const isVisitor = context.get("reader").kind === "visitor";
      if (isVisitor && !isInbox(path)) misses.count(connection.clientAddress, context.res.status);
    }
    setSecurityHeaders(context.res.headers, origin);
  });

  app.use(async (context, next) => {
    const { method, path } = context.req;
    const isForm = method !== "GET" && method !== "HEAD" && !isForMachines(path) && !isByKey(method, path);
    const isOurs = path.startsWith("/mijn-vraag/") ? comesFromSecretPage : comesFromOurPage;
    if (isForm && !isOurs(context.req.raw.headers, origin)) {
      context.res = await pages.problem(context, 403);
      return;
    }
    await next();
  });

  const unlisted = parts.routes.map(nameOfRoute).filter((name) => !Object.hasOwn(access, name));
  const unmounted = Object.keys(access).filter((name) => !parts.routes.some((route) => nameOfRoute(route) === name));
  if (unlisted.length + unmounted.length > 0) {
    throw new Error(`access.ts and the routes differ: ${[...unlisted, ...unmounted].join(", ")}`);
  }

  for (const name of namesOfRoutes(parts.routes)) {
    const row = access[name] as Row;
    const needed = neededFor(row);
    const answering = parts.routes.filter((route) => nameOfRoute(route) === name);
    const [{ method, path }] = answering as [Route];
    app.on(method, path, async (context) => {
      const bare = forCaretakers.has(path);
      const fixed = needed === "anyone" && isForMachines(path);
      // A language can be chosen before there is anything else.
      const always = bare || fixed || path.startsWith("/assets") || path === "/taal";
      const mode = always ? null : await parts.mode();
      const isSetUp = always || mode !== null;
      const of = (wanted: Mode | undefined) => answering.find((each) => each.mode === wanted);
      const route = of(mode ?? "wijk") ?? of(undefined);
      if (route === undefined || (mode !== null && !existsIn(row, mode))) {
        await look(context);
        return pages.problem(context, 404);
      }
      if (!isSetUp && !withoutWijk.has(needed)) {
        return route.method === "GET" ? context.redirect("/inrichten") : pages.problem(context, 404);
      }
      const admittance = admit(needed, {
        reader: context.get("reader"),
        isSetUp,
        fromThisMachine: context.get("fromThisMachine"),
        hasToken: parts.hasToken(context.req.raw.headers),
      });
      if (admittance === "in") return route.handle(context);
      // Refused, it looks as any page that is not there, also to somebody who is signed in.
      if (bare) await look(context);
      if (admittance === "absent") return pages.problem(context, 404);
      return route.method === "GET" ? context.redirect("/inloggen") : pages.problem(context, 401);
    });
  }

  app.notFound(async (context) =>
    isForMachines(context.req.path) ? context.text("Not found", 404) : pages.problem(context, 404),
  );
  app.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    parts.log.error("A request failed", { error, method: context.req.method, route: context.req.routePath });
    const status = isDatabaseAway(error) ? 503 : 500;
    if (status === 503) context.header("Retry-After", "10");
    try {
      return isForMachines(context.req.path)
        ? context.text("Try again later", status)
        : await pages.problem(context, status);
    } catch {
      return pages.plain(context, status);
    }
  });
  return app;
};

/** Fixed paths before patterns: `/vragen/nieuw` is not the question `nieuw`. Each name once. */
export const namesOfRoutes = (routes: readonly Route[]): readonly string[] => [
  ...new Set(
    [...routes]
      .sort((one, other) => Number(one.path.includes(":")) - Number(other.path.includes(":")))
      .map(nameOfRoute),
  ),
];

/** The routes of a process without pages, on a port of its own: behind the same rows, and nothing else is there. */
export const mountForCaretakers = (parts: {
  readonly routes: readonly Route[];
  readonly readConnection: ReadConnection;
  readonly socketAddress: SocketAddress;
  readonly hasToken: (headers: Headers) => boolean;
}): Hono<{ Variables: Variables }> => {
  const app = new Hono<{ Variables: Variables }>();
  for (const route of parts.routes) {
    const row = access[nameOfRoute(route)];
    app.on(route.method, route.path, (context) => {
      const { headers } = context.req.raw;
      const { fromThisMachine } = parts.readConnection(parts.socketAddress(context), headers);
      const caller = { reader: visitor, isSetUp: true, fromThisMachine, hasToken: parts.hasToken(headers) };
      return row !== undefined && admit(neededFor(row), caller) === "in" ? route.handle(context) : context.notFound();
    });
  }
  app.notFound((context) => context.text("Not found", 404));
  return app;
};
