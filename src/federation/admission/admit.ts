import { type Clock, second } from "../../kernel/clock.ts";
import { parseJsonObject } from "../bounded-json.ts";
import type { LoadOptions } from "../documents.ts";
import { createRequestBudget } from "../http-client.ts";
import type { AddressRules } from "../outbound-addresses.ts";
import { readRemoteId } from "../remote-ids.ts";
import { keyFits } from "../signatures/keys.ts";
import type { ReadSignature } from "../signatures/signed-request.ts";
import { readSignature } from "../signatures/verify-request.ts";
import { type AdmittedActivity, readActivity } from "./origin-rules.ts";
import type { FoundKey, RemoteKeys } from "./remote-keys.ts";
import { headProblem, maximumBody } from "./request-limits.ts";

/** An inbox POST as it came in, whatever server took it. `target` is path and query exactly as sent. */
export type InboundRequest = {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clientAddress: string;
  /** Reads the body once, up to `limit` bytes, within so many milliseconds. */
  readBody(limit: number, within: number): Promise<BodyReading>;
};

export type BodyReading =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: "too large" | "not received in time" };

/** An activity that may be stored. `raw` is the JSON exactly as received. */
export type InboxActivity = {
  readonly activityId: string;
  readonly activityType: string;
  readonly actorUri: string;
  readonly objectUri: string | null;
  readonly subjectUri: string | null;
  readonly raw: string;
  readonly receivedAt: Date;
};

/** Keeps what was admitted. Resolves only once it is durable. */
export type InboxStore = { add(activity: InboxActivity): Promise<"stored" | "duplicate"> };

/**
 * Asked for the client's address before anything is read, and for the sender's host (with its port) once that is
 * certain. `null` lets pass; a number refuses for that many seconds.
 */
export type InboxRateLimit = (subject: { readonly kind: "address" | "host"; readonly value: string }) => number | null;

/** What to answer. `problem` says in a few words why not, for the answer's body and for the log. */
export type AdmissionOutcome = {
  readonly status: 202 | 400 | 401 | 403 | 405 | 408 | 413 | 415 | 429 | 503;
  readonly headers?: Readonly<Record<string, string>>;
  readonly problem?: string;
};

export type Admission = { admit(request: InboundRequest): Promise<AdmissionOutcome> };

const requestsPerPost = 5;
const fetchTime = 10 * second;

/**
 * The front gate of every inbox: limits, signature, origin rules and blocks, then one durable row and 202. Nothing is
 * fetched before the activity's own claims fit together, and at most 5 requests in 10 seconds after that. Who is shut out is
 * heard when taking something back, with a key that we know, and in nothing else.
 * Throws only when the store or a hook does.
 */
export const createAdmission = (parts: {
  /** Our own origin, such as `https://holtveen.example`. */
  readonly origin: string;
  readonly allowPrivatePeers: boolean;
  readonly clock: Clock;
  readonly keys: RemoteKeys;
  readonly store: InboxStore;
  readonly rateLimit: InboxRateLimit;
  /** Asked with a host name, with its port when that is not the usual one. */
  readonly isBlocked: (host: string) => boolean | Promise<boolean>;
  /** Asked with the actor's id: whether that person is shut out, or everybody on that server. */
  readonly isBlockedActor: (uri: string) => Promise<boolean>;
  /** Whether we ever had to do with this actor. */
  readonly knowsActor: (uri: string) => Promise<boolean>;
  /** How many posts may be under way at once; above it 503. */
  readonly maximumUnderWay?: number;
  /** How long a body may take to come in, in milliseconds; after that 408. */
  readonly bodyTime?: number;
}): Admission => {
  const { maximumUnderWay = 256, bodyTime = 30 * second } = parts;
  let underWay = 0;

  const limited = (kind: "address" | "host", value: string): AdmissionOutcome | null => {
    const seconds = parts.rateLimit({ kind, value });
    return seconds === null ? null : later(429, "too many requests", seconds);
  };

  const admitBody = async (request: InboundRequest, body: Uint8Array): Promise<AdmissionOutcome> => {
    const now = parts.clock();
    const reading = readSignature({ ...request, origin: parts.origin, body }, now);
    if (!reading.ok) return { status: 401, problem: reading.problem };
    const keyId = readRemoteId(reading.signature.keyId, parts);
    if (keyId === null) return { status: 401, problem: "key id is not an id" };
    const read = readBody(body, parts);
    const isTakingBack = takesBack(read.type);
    // Who is shut out is told nothing else. How we stand to an actor tells it of the server too: one question for most.
    const isShutOut =
      read.ok && read.activity.actorOrigin === keyId.origin && !isTakingBack
        ? await parts.isBlockedActor(read.activity.actor)
        : await parts.isBlocked(keyId.host);
    if (isShutOut && !isTakingBack) return unwelcome;
    if (!read.ok) return { status: read.status, problem: read.problem };
    const { activity } = read;
    if (activity.actorOrigin === parts.origin) return { status: 403, problem: "our own actors do not post here" };
    if (activity.actorOrigin !== keyId.origin)
      return { status: 401, problem: "key of another server than the actor's" };
    if (isFarewell(activity) && !(await parts.knowsActor(activity.actor))) return { status: 202 };

    const refusal = await keyRefusal(reading.signature, activity, isShutOut);
    if (refusal) return refusal;
    const tooMany = limited("host", keyId.host);
    if (tooMany) return tooMany;
    await parts.store.add({
      activityId: activity.id,
      activityType: activity.type,
      actorUri: activity.actor,
      objectUri: activity.objectUri,
      subjectUri: activity.subjectUri,
      raw: read.text,
      receivedAt: now,
    });
    return { status: 202 };
  };

  const keyRefusal = async (
    signature: ReadSignature,
    activity: AdmittedActivity,
    isShutOut: boolean,
  ): Promise<AdmissionOutcome | null> => {
    const options = allowance();
    const fits = (reading: FoundKey): boolean => reading.ok && keyFits(signature, reading.key.key);
    let found = await (isShutOut ? parts.keys.known(signature.keyId) : parts.keys.find(signature.keyId, options));
    let isFitting = fits(found);
    if (found.ok && !isShutOut && !isFitting) {
      found = (await parts.keys.findAgain(signature.keyId, options)) ?? found;
      isFitting = fits(found);
    }
    if (!found.ok) {
      return found.problem === "too busy to fetch the key"
        ? later(503, found.problem, 30)
        : { status: 401, problem: found.problem };
    }
    if (found.key.owner !== activity.actor) return { status: 401, problem: "key of another actor" };
    return isFitting ? null : { status: 401, problem: "signature of another key" };
  };

  return {
    admit: async (request) => {
      const problem = headProblem(request);
      if (problem) return problem;
      const tooMany = limited("address", request.clientAddress);
      if (tooMany) return tooMany;
      if (underWay >= maximumUnderWay) return later(503, "too busy", 10);
      underWay++;
      try {
        const body = await request.readBody(maximumBody, bodyTime);
        if (!body.ok)
          return {
            status: body.problem === "too large" ? 413 : 408,
            headers: { connection: "close" },
            problem: body.problem,
          };
        return await admitBody(request, body.bytes);
      } finally {
        underWay--;
      }
    },
  };
};

/** What one POST may make us ask. Its time runs from the first request: most need none, and a timer for each would be dear. */
const allowance = (): LoadOptions => {
  let signal: AbortSignal | undefined;
  return {
    budget: createRequestBudget(requestsPerPost),
    get signal() {
      signal ??= AbortSignal.timeout(fetchTime);
      return signal;
    },
  };
};

/** What a body says. Its type is known of any object, so that taking back is heard from whom nothing else is. */
const readBody = (body: Uint8Array, rules: AddressRules) => {
  const parsed = parseJsonObject(body);
  if (!parsed.ok) return { ok: false, status: 400, problem: parsed.problem, type: undefined } as const;
  return { ...readActivity(parsed.value, rules), type: parsed.value.type, text: parsed.text };
};

/** What takes something back is heard from everybody: it leaves less of somebody here, never more. */
const takesBack = (type: unknown): boolean => type === "Delete" || type === "Undo";

const unwelcome = { status: 403, problem: "not welcome here" } as const;

/** An actor that deletes itself; servers send this to everyone they know of, and the key is gone by then. */
const isFarewell = ({ type, actor, objectUri }: AdmittedActivity): boolean => type === "Delete" && objectUri === actor;

const later = (status: 429 | 503, problem: string, seconds: number): AdmissionOutcome => ({
  status,
  headers: { "retry-after": String(Math.max(1, Math.ceil(seconds))) },
  problem,
});
