const longest = 1_000;

/**
 * The path and query of an address of ours that somebody typed, sent along or came from; `null` for what leads to another site
 * or is no address at all. Browsers take `//`, `/\` and paths that become one of these for another site.
 */
export const localPath = (text: string, origin: string): string | null => {
  if (text.length > longest || !URL.canParse(text, origin)) return null;
  const url = new URL(text, origin);
  return url.origin === origin && !/^\/[/\\]/.test(url.pathname) ? url.pathname + url.search : null;
};
