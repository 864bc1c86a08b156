import { contextLoader } from "../../src/federation/fedify-loaders.ts";

/**
 * What the names in our JSON stand for by its `@context` (JSON-LD 1.1), read without a JSON-LD library: that would leave out
 * what no context has, and this is looking for just that.
 */
export type NamesIn = {
  /** Keys and types that no context in force has. */
  readonly undeclared: readonly string[];
  /** What the others are called in full. */
  readonly declared: readonly string[];
};

type Definitions = ReadonlyMap<string, unknown>;
type Json = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const fullName = (name: string, definitions: Definitions): string | null => {
  if (name.startsWith("@")) return name;
  const definition = definitions.get(name);
  const id = isObject(definition) ? (definition["@id"] ?? null) : definition;
  if (typeof id === "string" && id !== name) return fullName(id, definitions);
  const [prefix = "", suffix] = name.split(/:(.*)/s);
  if (suffix === undefined) return null;
  const base = suffix.startsWith("//") ? null : fullName(prefix, definitions);
  return base === null ? (/^https?:/.test(name) ? name : null) : `${base}${suffix}`;
};

const extended = async (known: Definitions, context: unknown): Promise<Definitions> => {
  let definitions = known;
  for (const each of listed(context)) {
    if (typeof each === "string") {
      const { document } = await contextLoader(each);
      definitions = await extended(definitions, (document as Json)["@context"]);
    } else if (isObject(each)) definitions = new Map([...definitions, ...Object.entries(each)]);
  }
  return definitions;
};

/** Every name in a document, of keys and of types, with the contexts that are in force where it stands. */
export const namesIn = async (document: unknown): Promise<NamesIn> => {
  const [undeclared, declared] = [new Set<string>(), new Set<string>()];
  const take = (name: string, definitions: Definitions): void => {
    const full = fullName(name, definitions);
    if (full === null) undeclared.add(name);
    else declared.add(full);
  };
  const walk = async (value: unknown, known: Definitions): Promise<void> => {
    if (Array.isArray(value)) for (const each of value) await walk(each, known);
    if (!isObject(value)) return;
    const definitions = await extended(known, value["@context"] ?? []);
    for (const [key, inner] of Object.entries(value)) {
      if (key === "@context") continue;
      take(key, definitions);
      const definition = definitions.get(key);
      if (fullName(key, definitions) === "@type") {
        for (const type of listed(inner)) take(String(type), definitions);
      } else if (!isObject(definition) || definition["@container"] !== "@language") await walk(inner, definitions);
    }
  };
  await walk(document, new Map());
  return { undeclared: [...undeclared].sort(), declared: [...declared].sort() };
};
