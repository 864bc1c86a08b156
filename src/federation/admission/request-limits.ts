import { isActivityJson } from "../media-types.ts";
import { headerOf } from "../signatures/signed-request.ts";
import type { AdmissionOutcome, InboundRequest } from "./admit.ts";

/** The longest body of an inbox POST, in bytes. */
export const maximumBody = 1_048_576;

/**
 * What the request line and headers alone rule out: another method, a target that is no path, another type, a content
 * encoding, a length above 1 MiB. `null` when the body may be read.
 */
export const headProblem = ({ method, target, headers }: InboundRequest): AdmissionOutcome | null => {
  if (method !== "POST") return { status: 405, headers: { allow: "POST" }, problem: "only POST" };
  if (!target.startsWith("/")) return { status: 400, problem: "the request target is not a path" };
  if (!isActivityJson(headerOf(headers, "content-type") ?? "")) {
    return {
      status: 415,
      problem: "only application/activity+json, or application/ld+json with the ActivityStreams profile",
    };
  }
  const encoding = headerOf(headers, "content-encoding") ?? "identity";
  if (encoding.trim().toLowerCase() !== "identity") return { status: 415, problem: "no content encoding" };
  const length = headerOf(headers, "content-length");
  if (length === undefined) return null;
  if (!/^\d{1,15}$/.test(length)) return { status: 400, problem: "content-length is not a number" };
  return Number(length) > maximumBody ? { status: 413, headers: { connection: "close" }, problem: "too large" } : null;
};
