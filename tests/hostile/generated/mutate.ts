import type { Json } from "../cases/stage.ts";
import type { Dice } from "./dose.ts";

/** A place in a document: the value that holds it, and its name or number there. */
type Place = { readonly holder: Json | unknown[]; readonly at: string | number };

const placesIn = (value: unknown, found: Place[] = []): Place[] => {
  if (typeof value !== "object" || value === null) return found;
  for (const at of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    const holder = value as Json | unknown[];
    found.push({ holder, at });
    placesIn(get({ holder, at }), found);
  }
  return found;
};
const get = ({ holder, at }: Place): unknown => (holder as Record<string | number, unknown>)[at];
const set = ({ holder, at }: Place, value: unknown): void => {
  (holder as Record<string | number, unknown>)[at] = value;
};

/** What a mutation may use: other documents, and hosts to put in the place of the sender's. */
export type Stock = { readonly documents: readonly Json[]; readonly hosts: readonly string[]; readonly own: string };

const otherKinds: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  "",
  " ",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999Z",
  "constructor",
  [],
  {},
  [[]],
  { id: null },
  [null],
  { "@id": "x" },
];
/** Letters that are taken for others, turn the text around, stand for nothing, or are only half there. */
const confusing = [
  "а",
  "е",
  "ⅼ",
  "／",
  "．",
  "\u200b",
  "\u202e",
  "\ufeff",
  "\ud800",
  "\u0000",
  "\u0301",
  "ß",
  "İ",
  "%2f",
  "\r\n",
];
const texts = (places: readonly Place[]) => places.filter((place) => typeof get(place) === "string");

type Mutation = (place: Place, dice: Dice, stock: Stock, places: readonly Place[]) => void;

/** One thing that is done to one place; the names are what a report says. */
export const mutations: Readonly<Record<string, Mutation>> = {
  delete: ({ holder, at }) => {
    if (Array.isArray(holder)) holder.splice(Number(at), 1);
    else delete holder[String(at)];
  },
  duplicate: (place) => {
    if (Array.isArray(place.holder)) place.holder.push(structuredClone(get(place)));
    else set(place, [get(place), structuredClone(get(place))]);
  },
  "swap the kind": (place, dice) => set(place, structuredClone(dice.pick(otherKinds))),
  "wrap in a list": (place) => set(place, [get(place)]),
  "wrap in an object": (place, dice) =>
    set(place, { [dice.pick(["id", "@id", "href", "object", "items", "@value"])]: get(place) }),
  "swap the host": (_place, dice, stock, places) => {
    const addressed = texts(places).filter((place) => String(get(place)).includes(stock.own));
    if (addressed.length === 0) return;
    const place = dice.pick(addressed);
    set(place, String(get(place)).replace(stock.own, dice.pick(stock.hosts)));
  },
  "swap ids": (_place, dice, stock, places) => {
    const ids = texts(places).filter((place) => String(get(place)).startsWith("http"));
    const others = texts(placesIn(dice.pick(stock.documents)))
      .map(get)
      .filter((text) => String(text).startsWith("http"));
    if (ids.length > 0 && others.length > 0) set(dice.pick(ids), dice.pick(others));
  },
  splice: (place, dice, stock) => set(place, structuredClone(get(dice.pick(placesIn(dice.pick(stock.documents)))))),
  "confuse the letters": (_place, dice, _stock, places) => {
    const place = dice.pick(texts(places));
    if (place === undefined) return;
    const text = String(get(place));
    const at = dice.below(text.length + 1);
    set(place, `${text.slice(0, at)}${dice.pick(confusing)}${text.slice(at + dice.below(2))}`);
  },
  inflate: (place, dice) => {
    const value = get(place);
    const times = dice.pick([10, 1_000, 3_000]);
    if (typeof value === "string") set(place, value.repeat(Math.min(times, Math.ceil(200_000 / (value.length + 1)))));
    else if (Array.isArray(value)) set(place, Array(times).fill(value[0] ?? "x"));
    else if (typeof value === "number") set(place, value * 10 ** 300 * times);
  },
};

/** A copy of a document with one to three things done to it, and what these were. */
export const mutate = (
  document: Json,
  dice: Dice,
  stock: Stock,
): { readonly mutant: Json; readonly done: readonly string[] } => {
  const mutant = structuredClone(document);
  const done: string[] = [];
  for (let count = 1 + dice.below(3); count > 0; count--) {
    const places = placesIn(mutant);
    if (places.length === 0) break;
    const name = dice.pick(Object.keys(mutations));
    const place = dice.pick(places);
    mutations[name]?.(place, dice, stock, places);
    done.push(`${name} at ${place.at}`);
  }
  return { mutant, done };
};
