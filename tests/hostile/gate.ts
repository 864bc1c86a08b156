import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { createInboxHandler } from "../../src/federation/admission/admission.http.ts";
import { createAdmission, type InboxActivity, type InboxStore } from "../../src/federation/admission/admit.ts";
import { createRemoteKeys, type RemoteKeyStore } from "../../src/federation/admission/remote-keys.ts";
import { createDocumentLoader } from "../../src/federation/documents.ts";
import { createHttpClient, type HttpLimits } from "../../src/federation/http-client.ts";
import type { Variables } from "../../src/platform/http/route.ts";
import { listen, stop } from "./origins.ts";

/** Our own server: the gate alone, over real HTTP, with a store that keeps what it is given. */
export type Gate = {
  readonly inbox: string;
  readonly origin: string;
  readonly stored: InboxActivity[];
  readonly errors: unknown[];
  now(): Date;
  pass(milliseconds: number): void;
  close(): Promise<void>;
};

export const createGate = async (
  options: {
    readonly limits?: Partial<HttpLimits>;
    readonly store?: InboxStore;
    readonly keyStore?: RemoteKeyStore;
    readonly blocked?: Set<string>;
    readonly blockedActors?: Set<string>;
    readonly known?: Set<string>;
    readonly rateLimit?: (kind: "address" | "host", value: string) => number | null;
    readonly web?: boolean;
    readonly bodyTime?: number;
  } = {},
): Promise<Gate> => {
  let time = Date.parse("2026-11-23T12:00:00Z");
  const clock = () => new Date(time);
  const stored: InboxActivity[] = [];
  const errors: unknown[] = [];
  const recorder: InboxStore = {
    add: async (activity) => {
      if (stored.some(({ activityId }) => activityId === activity.activityId)) return "duplicate";
      stored.push(activity);
      return "stored";
    },
  };
  const http = createHttpClient({
    allowPrivatePeers: true,
    userAgent: "test",
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const app = new Hono<{ Variables: Variables }>();
  const listener = getRequestListener((request, env) => app.fetch(request, options.web ? {} : env));
  const server = createServer(listener);
  const origin = await listen(server);
  const documents = createDocumentLoader({ http, clock, sign: async () => ({}), allowPrivatePeers: true });
  const keys = createRemoteKeys({
    documents,
    clock,
    allowPrivatePeers: true,
    ...(options.keyStore ? { store: options.keyStore } : {}),
  });
  const isBlocked = (host: string): boolean =>
    [host, host.replace(/:\d+$/, "")].some((name) => options.blocked?.has(name));
  const admission = createAdmission({
    origin,
    allowPrivatePeers: true,
    clock,
    keys,
    store: options.store ?? recorder,
    rateLimit: ({ kind, value }) => options.rateLimit?.(kind, value) ?? null,
    isBlocked,
    isBlockedActor: async (uri) => (options.blockedActors?.has(uri) ?? false) || isBlocked(new URL(uri).host),
    knowsActor: async (uri) => options.known?.has(uri) ?? false,
    ...(options.bodyTime === undefined ? {} : { bodyTime: options.bodyTime }),
  });
  app.use(async (context, next) => {
    context.set("clientAddress", "192.0.2.1");
    await next();
  });
  app.all(
    "/inbox",
    createInboxHandler(admission, (error) => errors.push(error)),
  );
  return {
    inbox: `${origin}/inbox`,
    origin,
    stored,
    errors,
    now: clock,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    close: async () => {
      await http.close();
      await stop(server);
    },
  };
};
