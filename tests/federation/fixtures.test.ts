import { afterAll, beforeAll, expect, test } from "vitest";
import { createFixtureWorld, softwareWithFiles } from "./fixture-world.ts";

/**
 * What comes of what other software sends, by files that we wrote in the shape in which each sends it (federation.md 2 and
 * 3). `shown` is what stands in the thread after it.
 */
type Expected = {
  readonly name: string;
  readonly handle: string;
  readonly sharedInbox: boolean;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly shown: Readonly<Record<string, string>>;
};

const answer = "answer received";
const usual = {
  follow: "follower added",
  create: answer,
  update: "answer changed",
  like: "like kept",
  "undo-like": "undone",
  announce: "not a neighbour that we follow",
  "undo-follow": "follower removed",
  delete: "answer withdrawn",
};
const { like: _like, "undo-like": _undoLike, ...withoutLikes } = usual;

const file = (page: string) =>
  `<p><a href="${page}" rel="nofollow noopener noreferrer ugc">Hier hoort een bijlage bij. Bekijk hem op de plek waar hij staat.</a></p>`;
const quote = (address: string) =>
  `<p><a href="${address}" rel="nofollow noopener noreferrer ugc">Dit gaat over een ander bericht. Lees het hier.</a></p>`;
const broken = "<p>Toch niet, hij is kapot.</p>";

const expected: Readonly<Record<string, Expected>> = {
  friendica: {
    name: "Frits",
    handle: "frits",
    sharedInbox: true,
    outcomes: { ...usual, dislike: "like taken away by a dislike", "undo-like": "nothing to undo" },
    shown: { create: "Ik heb er een.", update: "Toch niet, hij is kapot." },
  },
  ghost: {
    name: "De Stadskrant",
    handle: "index",
    sharedInbox: true,
    outcomes: { ...usual, "create-article": "not for the wijk" },
    shown: { create: "<p>Ik heb er een.</p>", update: broken },
  },
  gotosocial: {
    // Without a name of its own it is called by its handle.
    name: "slak",
    handle: "slak",
    sharedInbox: false,
    outcomes: { ...usual, "create-not-to-be-shared": answer },
    shown: {
      create: "<p>Ik heb er een.</p>",
      update: broken,
      "create-not-to-be-shared": `<p><strong>Onder ons</strong></p><p>Dit blijft hier.</p>${file("https://gts.example/@slak/statuses/01KAVC5ZP8QY7X2M3N4R5T6V7X")}`,
    },
  },
  hollo: {
    name: "Hong",
    handle: "hong",
    sharedInbox: true,
    outcomes: {
      ...usual,
      "create-with-object-link": answer,
      "create-with-quote": answer,
      "emoji-react": "like kept",
    },
    shown: {
      create: "<p>Ik heb er een.</p>\n",
      update: `${broken}\n`,
      "create-with-quote": `<p><strong>Oude ladder</strong></p><p>Zie ook deze.</p>\n${quote("https://holtveen.example/ap/o/andere")}${file("https://hollo.example/@hong/0199a1b2-0000-7000-8000-000000000002")}`,
      // What its `tag` names is held here, and read here.
      "create-with-object-link":
        '<p>Zie de vraag zelf.</p>\n<p>RE: <a href="https://holtveen.example/vragen/vraag">https://holtveen.example/vragen/vraag</a></p>',
    },
  },
  lemmy: {
    name: "Nienke",
    handle: "nienke",
    sharedInbox: true,
    outcomes: { ...usual, dislike: "like taken away by a dislike", "undo-like": "nothing to undo" },
    shown: { create: "<p>Ik heb er <em>een</em>.</p>\n", update: `${broken}\n` },
  },
  mastodon: {
    // The name of a picture of its own server could be taken for a badge.
    name: "Sanne",
    handle: "sanne",
    sharedInbox: true,
    outcomes: {
      ...usual,
      "create-with-warning": answer,
      "create-with-quote": answer,
      "undo-announce": "nothing to undo",
      "quote-request": "quote refused",
    },
    shown: {
      create:
        '<p>Ik heb er een, kijk bij <a href="https://mastodon.example/tags/gereedschap" rel="nofollow noopener noreferrer ugc">#gereedschap</a>.</p>',
      update: broken,
      "create-with-warning": `<p><strong>Oude ladder</strong></p><p>Hij is van hout.</p>${file("https://mastodon.example/@sanne/115600000000000002")}`,
      // The link that Mastodon wrote itself, and no second one.
      "create-with-quote":
        '<p>Zie ook deze.</p><p>RE: <a href="https://holtveen.example/vragen/andere" rel="nofollow noopener noreferrer ugc">https://holtveen.example/vragen/andere</a></p>',
    },
  },
  mbin: {
    name: "marieke",
    handle: "marieke",
    sharedInbox: true,
    outcomes: usual,
    shown: {
      create: `<p>Ik heb er een.</p>\n${file("https://mbin.example/m/holtveen@holtveen.example/p/9/-/reply/303")}`,
      update: `${broken}\n`,
    },
  },
  misskey: {
    name: "Mei",
    handle: "mei",
    sharedInbox: true,
    outcomes: { ...usual, "create-with-quote": answer },
    shown: {
      create: "<p> Ik heb er een.</p>",
      update: "<p> Toch niet, hij is kapot.</p>",
      "create-with-quote": `<p><strong>Oude ladder</strong></p><p> Zie ook deze.</p>${quote("https://holtveen.example/ap/o/andere")}${file("https://misskey.example/notes/9zq1bbbbbb")}`,
    },
  },
  nodebb: {
    name: "Bart",
    handle: "bart",
    sharedInbox: true,
    outcomes: usual,
    // With a name, as its answers have, and no vote for that.
    shown: { create: "<p>Ik heb er een.</p>\n", update: `${broken}\n` },
  },
  piefed: {
    name: "Pieter",
    handle: "pieter",
    sharedInbox: true,
    outcomes: usual,
    shown: { create: "<p>Ik heb er een.</p>\n", update: `${broken}\n` },
  },
  snac2: {
    name: "Grun",
    handle: "grunfink",
    sharedInbox: true,
    outcomes: usual,
    shown: { create: "<p>Ik heb er een.</p>", update: broken },
  },
  wordpress: {
    name: "Willem",
    handle: "willem",
    sharedInbox: true,
    outcomes: { ...withoutLikes, "create-article": "not for the wijk" },
    shown: { create: "<p>Ik heb er een.</p>", update: broken },
  },
};

let world: Awaited<ReturnType<typeof createFixtureWorld>>;
beforeAll(async () => {
  world = await createFixtureWorld();
});
afterAll(() => world.close());

test("There are files of every kind of software that is told of here", () => {
  expect(softwareWithFiles()).toEqual(Object.keys(expected).sort());
});

for (const [software, { name, handle, sharedInbox, outcomes, shown }] of Object.entries(expected)) {
  test(`What ${software} sends is read as it is meant`, async () => {
    const { activities, actor, report, shown: stands, take } = await world.readFiles(software);
    const read = actor();
    expect(read).toMatchObject({
      name,
      handle,
      host: `${software.replace("gotosocial", "gts").replace("snac2", "snac")}.example`,
    });
    expect(read?.sharedInbox !== null).toBe(sharedInbox);
    const came: Record<string, string> = {};
    const seen: Record<string, string | null> = {};
    for (const activity of activities) {
      came[activity] = await take(activity);
      if (/^(create|update)/.test(activity) && shown[activity] !== undefined) seen[activity] = await stands(activity);
    }
    expect(came).toEqual(outcomes);
    expect(seen).toEqual(shown);
    expect(await stands("create")).toBe("");
    expect(report()?.ok ?? true).toBe(true);
  });
}
