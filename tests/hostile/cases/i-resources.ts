import { brotliCompressSync, gzipSync } from "node:zlib";
import { activityJson, settle } from "../origins.ts";
import { by, type HostileCase, harmless, ignored, refused } from "./case.ts";
import { everyone, type Json, type Stage } from "./stage.ts";

const taken = "answer received";
const unread = "object cannot be had from its author";
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const compressed = (encoding: string, squeeze: (body: string) => Buffer) => (s: Stage) => {
  const body = squeeze(JSON.stringify(s.reply(s.mallory, { padding: "x".repeat(1_000_000) })));
  return s.say(s.mallory, body, { headers: { "content-encoding": encoding } });
};
const newcomer = (document: (s: Stage) => Json) => async (s: Stage) => {
  const person = settle(s.evil, s.fresh());
  s.evil.pages.set(new URL(person.id).pathname, { ...person.document, ...document(s) });
  const said = s.reply(person);
  return { answer: await s.say(person, said), id: String(said.id) };
};
const shared = (s: Stage, object: Json) =>
  by(
    s,
    "lindehout",
    s.about(
      s.lindehout,
      "Announce",
      s.about(
        s.lindehout,
        "Create",
        s.reply(s.lindehout, { inReplyTo: undefined, audience: s.lindehout.id, name: "Vraag", ...object }).object,
      ),
    ),
  );
/** A note at an address of its own on Mallory's server, of which only the address is sent. */
const fetched = (s: Stage, page: (address: string) => Parameters<Stage["evil"]["pages"]["set"]>[1]) => {
  const id = s.serve(s.evil, page);
  return s.about(s.mallory, "Create", id);
};

/** I: what is made to cost time, memory or requests without end. The oracle counts all three. */
export const resources: readonly HostileCase[] = [
  harmless("ten thousand mentions", taken, (s) =>
    s.reply(s.mallory, { tag: times(10_000, (n) => ({ type: "Mention", href: `${s.trap.url}/u/${n}` })) }),
  ),
  harmless("ten thousand links to objects of ours that never were", taken, (s) =>
    s.reply(s.mallory, {
      tag: times(4_000, (n) => ({
        type: "Link",
        mediaType: "application/activity+json",
        href: `${s.wijk.origin}/ap/o/x${n}`,
        name: "x",
      })),
    }),
  ),
  harmless("a thousand files", taken, (s) =>
    s.reply(s.mallory, { attachment: times(1_000, (n) => ({ type: "Document", url: `${s.trap.url}/${n}` })) }),
  ),
  harmless("a name of 900 kB", taken, (s) => s.reply(s.mallory, { name: "n".repeat(900_000) })),
  harmless("a warning of 900 kB of tags that never close", taken, (s) =>
    s.reply(s.mallory, { summary: "<b".repeat(450_000) }),
  ),
  ignored("words of 900 kB", "not an answer", (s) => s.reply(s.mallory, { content: "w".repeat(900_000) })),
  harmless("twenty thousand tags in each other", taken, (s) =>
    s.reply(s.mallory, { content: `<p>Diep</p>${"<b>".repeat(19_000)}` }),
  ),
  ignored("mentions without end that never close", "not an answer", (s) =>
    s.reply(s.mallory, { content: `<p>Begin ${'<a class="mention" href="x">'.repeat(2_000)}` }),
  ),
  harmless("a mention whose name goes on and on", taken, (s) =>
    s.reply(s.mallory, { content: `<a class="${"mention ".repeat(7_000)}">x</a> Woorden` }),
  ),
  harmless("spaces where a mention might come", taken, (s) =>
    s.reply(s.mallory, { content: `<p>${" ".repeat(50_000)}Eindelijk` }),
  ),
  ignored("a quote line that never closes", "not an answer", (s) =>
    s.reply(s.mallory, { content: `<p class="quote-inline">${"<p>x".repeat(12_000)}` }),
  ),
  ignored("links that share one name", "not an answer", (s) =>
    s.reply(s.mallory, { content: '<a href="https://a.example">x</a>'.repeat(1_500) }),
  ),
  harmless("entities that stand for entities", taken, (s) =>
    s.reply(s.mallory, { content: "&amp;lt;b&amp;gt;".repeat(2_500) }),
  ),
  harmless("ten thousand languages", taken, (s) =>
    s.reply(s.mallory, { contentMap: Object.fromEntries(times(10_000, (n) => [`x-l${n}`, "<p>x</p>"])) }),
  ),
  harmless("a language of 100 kB", taken, (s) =>
    s.reply(s.mallory, { contentMap: { [`nl-${"x-".repeat(50_000)}`]: "<p>x</p>" }, content: "<p>x</p>" }),
  ),
  ignored("a report of ten thousand things", "names nothing of ours", (s) =>
    s.about(
      s.mallory,
      "Flag",
      times(10_000, (n) => `${s.wijk.origin}/ap/o/${n}`),
    ),
  ),
  ignored("a share of ten thousand things by a neighbouring wijk", "object cannot be had", (s) =>
    by(
      s,
      "lindehout",
      s.about(
        s.lindehout,
        "Announce",
        times(10_000, (n) => `${s.far.url}/o/${n}`),
      ),
    ),
  ),
  harmless("a poll of ten thousand answers", "not a poll of this neighbour", async (s) => ({
    ...(await shared(s, {
      type: "Question",
      oneOf: times(10_000, (n) => ({ type: "Note", name: `${n}`, replies: { totalItems: n } })),
    })),
    owner: s.far.url,
  })),
  refused(
    "a mebibyte in ten kB",
    415,
    "no content encoding",
    compressed("gzip", (body) => gzipSync(body)),
  ),
  refused(
    "the same in another way",
    415,
    "no content encoding",
    compressed("br", (body) => brotliCompressSync(body)),
  ),
  refused(
    "twenty times squeezed",
    415,
    "no content encoding",
    compressed("gzip, gzip", (body) =>
      times(20, () => 0).reduce<Buffer>((found) => gzipSync(found), Buffer.from(body)),
    ),
  ),
  harmless(
    "an actor with ten thousand keys, hers the first",
    taken,
    newcomer((s) => ({ assertionMethod: times(5_000, (n) => `${s.trap.url}/key/${n}`) })),
  ),
  harmless(
    "an actor with a name of 400 kB of tags",
    taken,
    newcomer(() => ({ name: "<b>".repeat(130_000), summary: "&".repeat(200_000) })),
  ),
  harmless(
    "an actor with a hundred thousand former addresses",
    taken,
    newcomer(() => ({ alsoKnownAs: times(100_000, () => "x:y") })),
  ),
  harmless(
    "an actor with a page of 500 kB",
    taken,
    newcomer((s) => ({ url: `${s.evil.url}/${"p".repeat(500_000)}` })),
  ),
  harmless(
    "an actor with an inbox of 500 kB",
    "author cannot be read",
    newcomer((s) => ({ inbox: `${s.evil.url}/${"p".repeat(500_000)}` })),
  ),
  harmless(
    "an actor with followers of 500 kB",
    taken,
    newcomer((s) => ({ followers: `${s.evil.url}/${"p".repeat(500_000)}` })),
  ),
  harmless(
    "an actor who may be found by a hundred thousand",
    taken,
    newcomer(() => ({ searchableBy: times(100_000, (n) => `x:${n}`) })),
  ),
  ignored("a note that answers itself", "answers nothing here", (s) => {
    const id = `${s.mallory.id}/statuses/self`;
    return s.reply(s.mallory, { id, inReplyTo: id });
  }),
  ignored("a note that is 5 MB once it is fetched", unread, (s) =>
    fetched(
      s,
      () => (_, response) => void response.writeHead(200, { "content-type": activityJson }).end(" ".repeat(5_000_000)),
    ),
  ),
  ignored("a note that unpacks to 60 MB", unread, (s) =>
    fetched(
      s,
      () => (_, response) =>
        void response.writeHead(200, { "content-type": activityJson, "content-encoding": "gzip" }).end(bomb()),
    ),
  ),
  ignored("a note that sends us on without end", unread, (s) =>
    fetched(
      s,
      (address) => (_, response) => void response.writeHead(302, { location: `${address}?${Math.random()}` }).end(),
    ),
  ),
  ignored("a note that is somewhere else, somewhere else again, and so on", unread, (s) => {
    for (const [from, to] of [
      ["a", "b"],
      ["b", "c"],
      ["c", "d"],
      ["d", "e"],
      ["e", "f"],
    ] as const) {
      s.evil.pages.set(`/chain/${from}`, {
        id: `${s.evil.url}/chain/${to}`,
        type: "Note",
        attributedTo: s.mallory.id,
        to: [everyone],
      });
    }
    return s.about(s.mallory, "Create", `${s.evil.url}/chain/a`);
  }),
  ignored("a note behind three redirects, whose id leads on to three more", unread, (s) => {
    const id = `${s.evil.url}/end`;
    for (const [from, to] of Object.entries({ a: "a1", a1: "a2", a2: "start", b: "b1", b1: "b2", b2: "end" })) {
      s.evil.pages.set(`/${from}`, (_, response) => void response.writeHead(302, { location: `/${to}` }).end());
    }
    s.evil.pages.set("/start", { id: `${s.evil.url}/b`, type: "Note", attributedTo: s.mallory.id, to: [everyone] });
    s.evil.pages.set("/end", { ...(s.reply(s.mallory).object as Json), id });
    return s.about(s.mallory, "Create", `${s.evil.url}/a`);
  }),
];

let packed: Buffer | null = null;
/** 60 MB of spaces, packed. Made once: it takes a while. */
const bomb = (): Buffer => {
  packed ??= gzipSync(Buffer.alloc(60_000_000, " "), { level: 1 });
  return packed;
};
