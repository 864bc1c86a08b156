/**
 * An address from elsewhere that may stand in a link: absolute http or https, at most 2,048 characters; else `null`.
 * Templates escape characters but let `javascript:` through, so every remote address passes here.
 */
export const safeUrl = (address: string | null | undefined): string | null => {
  if (!address || address.length > 2_048 || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
};
