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

/**
 * For addresses that have a secret in them, whose pages tell nobody where they are: a browser that does not say
 * `same-origin` by itself sends `Origin: null` from there, or nothing. Whoever knows the address may use it; one that tells of
 * another origin is refused all the same.
 */
export const comesFromSecretPage = (headers: Headers, origin: string): boolean => {
  const from = headers.get("origin");
  return (
    comesFromOurPage(headers, origin) || ((from === null || from === "null") && headers.get("sec-fetch-site") === null)
  );
};
