import sanitize from "sanitize-html";

/** What becomes longer than this once it is safe is not shown, in UTF-16 code units: a sign can become five. */
const longestSafe = 70_000;
/** So much of what is read for its words alone is read, markup and all. */
const longestRead = 60_000;

/** Whether a link of somebody elsewhere is one to the web: not to a page of ours, and not to one host in the guise of another. */
const leadsToTheWeb = (href: string): boolean => {
  const url = URL.parse(href);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
};

/**
 * Remote HTML through one allow-list: text, paragraphs, lists, quotes, code and links to the web. No images, no
 * styles, no classes, no custom elements; links open without telling where the reader came from, and none leads to a page of ours by
 * leaving out where it stands.
 */
export const safeHtml = (html: string): string => {
  const safe = sanitize(html, allowed);
  return safe.length > longestSafe ? "" : safe;
};

const allowed: sanitize.IOptions = {
  allowedTags: ["p", "br", "a", "strong", "b", "em", "i", "ul", "ol", "li", "blockquote", "code", "pre", "del"],
  allowedAttributes: { a: ["href", "rel"] },
  allowedSchemes: ["https", "http"],
  allowedSchemesAppliedToAttributes: ["href"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nestingLimit: 40,
  transformTags: {
    h1: "p",
    h2: "p",
    h3: "p",
    h4: "p",
    h5: "p",
    h6: "p",
    div: "p",
    a: (_, { href = "" }) => ({
      tagName: "a",
      attribs: { ...(leadsToTheWeb(href) ? { href } : {}), rel: "nofollow noopener noreferrer ugc" },
    }),
  },
  nonTextTags: [
    "script",
    "style",
    "textarea",
    "option",
    "noscript",
    "template",
    "title",
    "iframe",
    "object",
    "svg",
    "math",
  ],
};

/** The words of HTML that `safeHtml` let through, line by line: whatever looks like a tag in it is one, since it wrote them all itself. */
export const wordsOfSafe = (safe: string): string =>
  safe
    .replace(/<(?:br|\/p|\/li)[^>]*>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** The words of remote HTML, without markup, for names and mail. */
export const plainText = (html: string): string =>
  // Made even first: on markup that never closes, the pattern below would look through the rest again and again.
  wordsOfSafe(safeHtml(html.slice(0, longestRead)))
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** Whether anything can be read in HTML that `safeHtml` let through. */
export const hasWords = (safe: string): boolean => wordsOfSafe(safe).trim() !== "";

/** So far into a reply its leading mentions are looked for. */
const mentionsEnd = 5_000;

/**
 * Takes the mentions away with which other software starts a reply ("@wijk@host @asker@host Ja, dat kan"): here the
 * thread already says to whom it is. Hashtags stay.
 */
export const withoutLeadingMentions = (html: string): string =>
  html
    .slice(0, mentionsEnd)
    .replace(
      /^(\s*<p[^>]*>)?(?:\s*(?:<span[^>]*>\s*)?<a\b[^>]*class="(?![^"]*hashtag)[^"]*\bmention\b[^"]*"[^>]*>.*?<\/a>\s*(?:<\/span>)?)+[\s,:]*/is,
      "$1",
    ) + html.slice(mentionsEnd);
