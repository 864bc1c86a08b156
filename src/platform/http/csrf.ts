/**
 * True when a form really comes from a page of ours: `Origin` is ours, or the browser itself says `same-origin`.
 * A browser that tells of another origin, or nothing at all, is refused.
 */
export const comesFromOurPage = (headers: Headers, origin: string): boolean => {
  const from = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (from !== null && from !== "null") return from === origin && (site === null || site === "same-origin");
  return site === "same-origin";
};
