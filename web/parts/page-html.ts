import { type ServerRenderedTemplate, html as serverHtml } from "@lit-labs/ssr";

const closed = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** Lit writes a stray `<?>` after a server-only template whose last thing is a value; an empty comment prevents it. */
const closedStrings = (strings: TemplateStringsArray): TemplateStringsArray => {
  if (strings.at(-1) !== "") return strings;
  const known = closed.get(strings);
  if (known) return known;
  const pieces = [...strings.slice(0, -1), "<!---->"];
  const made = Object.assign(pieces, { raw: pieces }) as unknown as TemplateStringsArray;
  closed.set(strings, made);
  return made;
};

/**
 * `html` for what is rendered on the server alone: page shells, forms, titles and text areas. Parts that an island
 * hydrates use Lit's own `html`, and can stand inside this one; not the other way round.
 */
export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): ServerRenderedTemplate =>
  serverHtml(closedStrings(strings), ...values);
