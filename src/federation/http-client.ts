import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { Agent, buildConnector, type Dispatcher } from "undici";
import { readBody } from "./http-client-body.ts";
import { OutboundFailed, OutboundRefused, outboundError } from "./http-client-errors.ts";
import { type AddressRules, checkOutboundUrl, isAdmittedAddress } from "./outbound-addresses.ts";

/** An answer. Header names are lower case, repeated headers joined by ", ". `url` is where the last hop went. */
export type OutboundResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly url: string;
};

/** How many requests one cause may still make. `take` uses one and says whether there was one. */
export type RequestBudget = { readonly take: () => boolean };

/** A budget of `count` requests, redirects included. */
export const createRequestBudget = (count: number): RequestBudget => {
  let left = count;
  return { take: () => left-- > 0 };
};

export type GetOptions = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that sign a GET of this URL; asked again for every hop. */
  readonly sign?: (url: URL) => Promise<Readonly<Record<string, string>>>;
  readonly signal?: AbortSignal;
  readonly budget?: RequestBudget;
};

export type PostOptions = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly signal?: AbortSignal;
};

export type HttpClient = {
  /** Fetches a URL, following at most 3 redirects. Throws {@link OutboundRefused} or {@link OutboundFailed}. */
  get(url: string | URL, options?: GetOptions): Promise<OutboundResponse>;
  /**
   * Sends a body and follows no redirect. Once a status has come, that status is the answer, even when the rest of the
   * response is cut off or longer than 64 KiB (`body` then holds nothing). Throws like `get`.
   */
  post(url: string | URL, options: PostOptions): Promise<OutboundResponse>;
  /** Ends all connections; requests under way fail. */
  close(): Promise<void>;
};

/** Times in milliseconds, sizes in bytes after decompression. */
export type HttpLimits = {
  readonly getTime: number;
  readonly postTime: number;
  readonly getBytes: number;
  readonly postBytes: number;
  readonly redirects: number;
};

const usualLimits: HttpLimits = {
  getTime: 10_000,
  postTime: 15_000,
  getBytes: 1_048_576,
  postBytes: 65_536,
  redirects: 3,
};

const redirecting = new Set([301, 302, 303, 307, 308]);

/**
 * The one client for every outgoing request. It connects to public addresses only (`rules`), uses the very address that
 * it checked, keeps connections alive (2 per server to fetch and 2 to deliver, so that slow deliveries never keep us from
 * fetching a key) and bounds time, size and hops. No cookies.
 * `resolve` replaces the name server in tests.
 */
export const createHttpClient = (
  options: AddressRules & {
    readonly userAgent: string;
    readonly limits?: Partial<HttpLimits>;
    readonly resolve?: typeof lookup;
    /** Asked before every hop of a GET, with host and port: from whom nothing is taken, nothing is fetched. */
    readonly isBarred?: (host: string) => Promise<boolean>;
  },
): HttpClient => {
  const limits = { ...usualLimits, ...options.limits };
  const connect = guardedConnector(options, options.resolve ?? lookup);
  const newAgent = () =>
    new Agent({
      connections: 2,
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      maxHeaderSize: 32_768,
      connect,
    });
  const agents = { GET: newAgent(), POST: newAgent() };

  const send = async <T>(
    url: URL,
    request: Pick<Dispatcher.RequestOptions, "headers" | "body"> & { readonly method: "GET" | "POST" },
    time: { readonly signal: AbortSignal },
    read: (answer: Dispatcher.ResponseData) => Promise<T>,
  ): Promise<T> => {
    const answer = await agents[request.method].request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      signal: time.signal,
      ...request,
      headers: { "user-agent": options.userAgent, "accept-encoding": "gzip, br", ...request.headers },
    });
    return read(answer);
  };

  const admitted = (address: string | URL): URL => {
    const checked = checkOutboundUrl(address, options);
    if (!checked.ok) throw new OutboundRefused(checked.reason, hostOf(address));
    return checked.url;
  };

  const get = async (address: string | URL, { headers, sign, signal, budget }: GetOptions = {}) => {
    const time = deadline(limits.getTime, signal);
    let url = admitted(address);
    try {
      for (let hop = 0; hop <= limits.redirects; hop++) {
        if (await options.isBarred?.(url.host)) throw new OutboundRefused("blocked", url.host);
        if (budget && !budget.take()) throw new OutboundRefused("budget", url.host);
        const signed = sign ? await sign(url) : {};
        const answer = await send(
          url,
          { method: "GET", headers: { ...headers, ...signed } },
          time,
          async (response) => {
            const fields = joined(response.headers);
            if (redirecting.has(response.statusCode) && fields.location !== undefined) {
              response.body.on("error", () => {}).destroy();
              return { next: fields.location };
            }
            const body = await readBody(response.body, fields["content-encoding"] ?? "", limits.getBytes, url.host);
            return { status: response.statusCode, headers: fields, body, url: url.href };
          },
        );
        if (!("next" in answer)) return answer;
        url = admitted(URL.parse(answer.next, url) ?? answer.next);
      }
      throw new OutboundFailed("redirects", url.host);
    } catch (error) {
      throw time.reasonFor(error, url.host);
    } finally {
      time.end();
    }
  };

  const post = async (address: string | URL, { headers, body, signal }: PostOptions) => {
    const url = admitted(address);
    const time = deadline(limits.postTime, signal);
    try {
      return await send(url, { method: "POST", headers, body }, time, async (response) => {
        const fields = joined(response.headers);
        const encoding = fields["content-encoding"] ?? "";
        const read = readBody(response.body as Readable, encoding, limits.postBytes, url.host);
        const text = await read.catch(() => new Uint8Array());
        return { status: response.statusCode, headers: fields, body: text, url: url.href };
      });
    } catch (error) {
      throw time.reasonFor(error, url.host);
    } finally {
      time.end();
    }
  };

  const close = async () => {
    await Promise.all(Object.values(agents).map((agent) => agent.destroy()));
  };
  return { get, post, close };
};

/** Connects only to admitted addresses: filters what the name server says, then looks at where the socket ended up. */
const guardedConnector = (rules: AddressRules, resolve: typeof lookup): buildConnector.connector => {
  const guardedLookup: LookupFunction = (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const [first, ...others] = addresses.filter(({ address }) => isAdmittedAddress(address, rules));
      if (first === undefined) return callback(new OutboundRefused("private-address", host), "", 0);
      if (options.all) callback(null, [first, ...others]);
      else callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({ timeout: 5_000, allowH2: false, lookup: guardedLookup });
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      if (isAdmittedAddress(socket.remoteAddress ?? "", rules)) return callback(null, socket);
      socket.destroy();
      callback(new OutboundRefused("private-address", options.hostname), null);
    });
};

/** One time limit for a whole exchange, joined with the caller's own signal. */
const deadline = (milliseconds: number, outer: AbortSignal | undefined) => {
  const controller = new AbortController();
  const expire = setTimeout(() => controller.abort(new OutboundFailed("timeout", "")), milliseconds);
  const stop = () => controller.abort(new OutboundFailed("aborted", ""));
  if (outer?.aborted) stop();
  outer?.addEventListener("abort", stop, { once: true });
  return {
    signal: controller.signal,
    /** The error to show: the abort's own reason when that is what ended the exchange. */
    reasonFor: (error: unknown, host: string) => {
      const reason: unknown = controller.signal.reason;
      return reason instanceof OutboundFailed
        ? new OutboundFailed(reason.reason, host, error)
        : outboundError(error, host);
    },
    end: () => {
      clearTimeout(expire);
      outer?.removeEventListener("abort", stop);
    },
  };
};

const hostOf = (address: string | URL): string => URL.parse(String(address))?.host ?? "an address that is no URL";

const joined = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter((entry): entry is [string, string | string[]] => entry[1] !== undefined)
      .map(([name, value]) => [name.toLowerCase(), typeof value === "string" ? value : value.join(", ")]),
  );
