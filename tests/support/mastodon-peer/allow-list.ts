/**
 * The HTML that Mastodon keeps (federation.md 2.1, "HTML"). What is allowed comes through byte for byte, so that a
 * test can compare what was sent with what is shown.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  p: ["class"],
  br: [],
  span: ["class", "translate"],
  a: ["href", "rel", "class", "translate"],
  del: [],
  s: [],
  pre: [],
  blockquote: [],
  code: [],
  b: [],
  strong: [],
  u: [],
  i: [],
  em: [],
  ul: [],
  ol: ["start", "reversed"],
  li: ["value"],
  ruby: [],
  rt: [],
  rp: [],
};
const linkSchemes = "http https dat dweb ipfs ipns ssb gopher xmpp magnet gemini".split(" ");
const classes = /^([hpud]t?-|e-)|^(mention|hashtag|ellipsis|invisible|quote-inline)$/;
const withoutContent = new Set(["script", "style", "iframe", "noscript", "noembed", "noframes", "math", "svg"]);
const heading = /^h[1-6]$/;

const token = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const attribute = /([a-zA-Z][-a-zA-Z:]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

type Open = { readonly name: string; readonly close: string };

const keptAttributes = (name: string, text: string): string =>
  [...text.matchAll(attribute)]
    .map((found): string => {
      const key = (found[1] ?? "").toLowerCase();
      if (key !== "lang" && !allowed[name]?.includes(key)) return "";
      const value = found[2] ?? found[3] ?? found[4];
      if (value === undefined) return ` ${key}`;
      if (key !== "class") return ` ${key}="${value}"`;
      const kept = value.split(/\s+/).filter((one) => classes.test(one));
      return kept.length === 0 ? "" : ` class="${kept.join(" ")}"`;
    })
    .join("");

const isLinkable = (attributes: string): boolean => {
  const href = [...attributes.matchAll(attribute)].find((found) => found[1]?.toLowerCase() === "href");
  const address = href?.[2] ?? href?.[3] ?? href?.[4] ?? "";
  return linkSchemes.some((scheme) => address.toLowerCase().startsWith(`${scheme}:`));
};

const opening = (name: string, attributes: string): Open & { readonly text: string } => {
  if (heading.test(name)) return { name, text: "<p><strong>", close: "</strong></p>" };
  if (!(name in allowed) || (name === "a" && !isLinkable(attributes))) return { name, text: "", close: "" };
  const kept = keptAttributes(name, attributes);
  const slash = /\/\s*$/.test(attributes) ? (attributes.match(/\s*\/\s*$/)?.[0] ?? "") : "";
  return { name, text: `<${name}${kept}${name === "br" ? slash : ""}>`, close: `</${name}>` };
};

/** The part of `html` that Mastodon shows; elements it does not know leave their text behind. */
export const keptHtml = (html: string): string => {
  const open: Open[] = [];
  let kept = "";
  let position = 0;
  let hiddenIn: string | null = null;
  for (const found of html.matchAll(token)) {
    if (hiddenIn === null) kept += html.slice(position, found.index).replaceAll("<", "&lt;");
    position = found.index + found[0].length;
    const name = (found[2] ?? "").toLowerCase();
    if (name === "") continue;
    const closes = found[1] === "/";
    if (hiddenIn !== null) {
      if (closes && name === hiddenIn) hiddenIn = null;
    } else if (withoutContent.has(name)) {
      if (!closes) hiddenIn = name;
    } else if (!closes) {
      const tag = opening(name, found[3] ?? "");
      kept += tag.text;
      if (name !== "br" && name !== "img" && name !== "hr") open.push(tag);
    } else if (open.some((tag) => tag.name === name)) {
      let tag = open.pop();
      for (; tag !== undefined && tag.name !== name; tag = open.pop()) kept += tag.close;
      kept += tag?.close ?? "";
    }
  }
  if (hiddenIn === null) kept += html.slice(position).replaceAll("<", "&lt;");
  return (
    kept +
    open
      .reverse()
      .map((tag) => tag.close)
      .join("")
  );
};
