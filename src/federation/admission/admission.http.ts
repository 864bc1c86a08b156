import { Buffer } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { WijkContext } from "../../platform/http/route.ts";
import type { Admission, BodyReading, InboundRequest } from "./admit.ts";

const tooLarge: BodyReading = { ok: false, problem: "too large" };
const late: BodyReading = { ok: false, problem: "not received in time" };

/** The request as Node received it. Its body is read by events: leaving early must not close the socket before the answer. */
const fromNode = (incoming: IncomingMessage, clientAddress: string): InboundRequest => ({
  method: incoming.method ?? "",
  target: incoming.url ?? "",
  headers: Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  ),
  clientAddress,
  readBody: (limit, within) =>
    new Promise((resolve) => {
      const pieces: Uint8Array[] = [];
      let length = 0;
      const settle = (reading: BodyReading) => {
        incoming.off("data", receive).off("end", complete).off("close", cut).off("error", cut);
        clearTimeout(timer);
        if (!reading.ok) incoming.on("error", () => {}).pause();
        resolve(reading);
      };
      const receive = (piece: Uint8Array) => {
        length += piece.byteLength;
        if (length > limit) settle(tooLarge);
        else pieces.push(piece);
      };
      const complete = () => settle({ ok: true, bytes: Buffer.concat(pieces, length) });
      const cut = () => settle(late);
      const timer = setTimeout(cut, within);
      if (incoming.destroyed) return cut();
      incoming.on("data", receive).on("end", complete).on("close", cut).on("error", cut);
    }),
});

/** The request in its web form, as Deno gives it. */
const fromWeb = (request: Request, clientAddress: string): InboundRequest => {
  const url = new URL(request.url);
  return {
    method: request.method,
    target: `${url.pathname}${url.search}`,
    headers: { host: url.host, ...Object.fromEntries(request.headers) },
    clientAddress,
    readBody: async (limit, within) => {
      if (request.body === null) return { ok: true, bytes: new Uint8Array() };
      const reader = request.body.getReader();
      let isLate = false;
      const stop = () => reader.cancel().catch(() => {});
      const timer = setTimeout(() => {
        isLate = true;
        void stop();
      }, within);
      const pieces: Uint8Array[] = [];
      let length = 0;
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (isLate) return late;
          if (done) return { ok: true, bytes: Buffer.concat(pieces, length) };
          length += value.byteLength;
          if (length > limit) {
            await stop();
            return tooLarge;
          }
          pieces.push(value);
        }
      } catch {
        return late;
      } finally {
        clearTimeout(timer);
      }
    },
  };
};

/**
 * Answers POSTs to an inbox. Takes the raw request of Node when there is one (twice as fast), else the web request.
 * The address to count requests by is the one that the middleware in front found out. 503 when nothing can be stored.
 * `heard` is told of every answer.
 */
export const createInboxHandler =
  (
    admission: Admission,
    onError: (error: unknown) => void,
    heard: (outcome: { readonly status: number; readonly problem?: string }) => void = () => {},
  ) =>
  async (context: WijkContext): Promise<Response> => {
    const incoming = (context.env as { readonly incoming?: IncomingMessage } | undefined)?.incoming;
    const clientAddress = context.get("clientAddress");
    try {
      const outcome = await admission.admit(
        incoming === undefined ? fromWeb(context.req.raw, clientAddress) : fromNode(incoming, clientAddress),
      );
      heard(outcome);
      const headers = { "cache-control": "no-store", ...outcome.headers };
      return outcome.problem === undefined
        ? new Response(null, { status: outcome.status, headers })
        : Response.json({ error: outcome.problem }, { status: outcome.status, headers });
    } catch (error) {
      onError(error);
      heard({ status: 503 });
      return Response.json({ error: "try again later" }, { status: 503, headers: { "retry-after": "60" } });
    }
  };
