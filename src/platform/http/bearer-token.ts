import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/**
 * Whether a request carries `Authorization: Bearer <token>` (RFC 6750, section 2.1). Takes as long for a wrong token as
 * for the right one. Without a token of ours nobody carries it.
 */
export const createBearerCheck = (token: string | null): ((headers: Headers) => boolean) => {
  if (token === null) return () => false;
  const wanted = digest(token);
  return (headers) => {
    const given = /^bearer +(\S+) *$/i.exec(headers.get("authorization") ?? "")?.[1];
    return timingSafeEqual(digest(given ?? ""), wanted) && given !== undefined;
  };
};
