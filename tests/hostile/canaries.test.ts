import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personalTables } from "../../src/privacy/personal-columns.ts";
import { sealedColumns } from "../../src/privacy/sealed-columns.ts";
import { writings } from "./canaries/kinds.ts";
import { mayStand } from "./canaries/may-stand.ts";
import { createScanner } from "./canaries/scanner.ts";
import { collectSinks, type Sinks } from "./canaries/sinks.ts";
import { playStory } from "./canaries/story.ts";
import { withoutWords } from "./canaries/without-words.ts";
import { type CanaryWorld, openCanaryWorld } from "./canaries/world.ts";

/**
 * Everything private gets a word that stands nowhere else; then everything that comes out of a wijk, or lies waiting to, is
 * searched for all of them, however they are written or packed.
 */
let world: CanaryWorld;
let sinks: Sinks;
let scan: ReturnType<typeof createScanner>;
/** By word, the places where it stands. */
let standing: ReadonlyMap<string, ReadonlySet<string>>;

const placesOf = (content: Sinks): ReadonlyMap<string, ReadonlySet<string>> => {
  const places = new Map(world.tokens.all().map(({ what }) => [what, new Set<string>()]));
  for (const [sink, pieces] of content)
    for (const piece of pieces) for (const what of scan(piece)) places.get(what)?.add(sink);
  return places;
};

beforeAll(async () => {
  world = await openCanaryWorld();
  const story = await playStory(world);
  sinks = await collectSinks(world, story);
  scan = createScanner(world.tokens.all());
  standing = placesOf(sinks);
}, 300_000);
afterAll(() => world.close());

test("every word stands where it may stand, and nowhere else", () => {
  const found = Object.fromEntries([...standing].map(([what, places]) => [what, [...places].sort()]));
  const expected = Object.fromEntries(Object.entries(mayStand).map(([what, places]) => [what, [...places].sort()]));
  expect(found).toEqual(expected);
});

test("no id of a member stands where somebody from outside can read", async () => {
  const members = await world.sql`select id from resident`;
  const ids = members.map(({ id }) => ({ what: String(id), written: [String(id), String(id).replaceAll("-", "")] }));
  const find = createScanner(ids);
  const outside =
    /^(requests|documents|pages .*visitors|feeds|calendars|quotes|frames|searches of visitors|streams of visitors)/;
  const looked = [...sinks].filter(([name]) => outside.test(name));
  expect(looked.length).toBeGreaterThan(10);
  for (const [name, pieces] of looked) expect([name, pieces.flatMap((piece) => [...find(piece)])]).toEqual([name, []]);
});

test("nothing that is sealed, and no secret, stands readable in any table", () => {
  const sealed = new Set(sealedColumns.map(({ table, column }) => `table ${table}.${column}`));
  expect(Object.entries(mayStand).filter(([, places]) => places.some((place) => sealed.has(place)))).toEqual([]);
  for (const { table, column } of sealedColumns) {
    if (!(table in personalTables)) continue;
    const place = `sealed ${table}.${column}`;
    const holds = [...standing.values()].some((places) => places.has(place)) || `${table}.${column}` in withoutWords;
    expect([place, holds]).toEqual([place, true]);
  }
});

test("every column with something about people that can hold words held one of the story, or the list says why not", async () => {
  const typed = await world.sql`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as name
    from information_schema.columns where data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY', 'tsvector')`;
  const canHoldWords = new Set(typed.map(({ name }) => String(name)));
  const personal = Object.entries(personalTables).flatMap(([table, { personal: columns }]) =>
    columns.map((column) => `${table}.${column}`),
  );
  const held = new Set([...standing.values()].flatMap((places) => [...places]));
  const empty = personal.filter(
    (name) =>
      canHoldWords.has(name) &&
      !["table", "sealed", "gemeente table", "ring table"].some((whose) => held.has(`${whose} ${name}`)),
  );
  expect(empty.sort()).toEqual(Object.keys(withoutWords).sort());
});

describe("the scan itself can fail", () => {
  const planted = "title for the wijk";

  test("it finds a word in every place, packed and written as what comes out there could be", () => {
    const word = world.tokens.word(planted);
    for (const [sink, pieces] of sinks) {
      if (standing.get(planted)?.has(sink)) continue;
      const all = Buffer.concat(pieces.slice(0, 3).map((piece) => Buffer.from(piece as string)));
      for (const packed of [
        Buffer.concat([all, Buffer.from(` ${word} `), all]),
        gzipSync(Buffer.concat([all, Buffer.from(word)])),
      ])
        expect([
          sink,
          placesOf(new Map([[sink, [packed]]]))
            .get(planted)
            ?.has(sink),
        ]).toEqual([sink, true]);
    }
  });

  test.each(Object.entries(writings))("it finds a word %s", (_, write) => {
    const word = world.tokens.word(planted);
    expect([...scan(write(word))]).toEqual([planted]);
    expect([...scan(write("Een gewone zin zonder iets erin."))]).toEqual([]);
  });

  test("it finds what the wijk made by itself, and six digits by themselves alone", () => {
    const code = createScanner([{ what: "code", written: ["123456"], whole: true }]);
    expect([...code("Je code: 123456.")]).toEqual(["code"]);
    expect([...code("a123456 9123456 0-123456-f")]).toEqual([]);
    const id = crypto.randomUUID();
    const find = createScanner([{ what: "id", written: [id, id.replaceAll("-", "")] }]);
    for (const written of [id, id.replaceAll("-", ""), id.toUpperCase(), Buffer.from(`x ${id}`).toString("base64")])
      expect([written, [...find(written)]]).toEqual([written, ["id"]]);
    expect([...find(crypto.randomUUID())]).toEqual([]);
  });
});
