import type { ServerResponse } from "node:http";
import { activityJson } from "../origins.ts";
import { by, type HostileCase, harmless, ignored } from "./case.ts";
import { everyone, type Json, type Stage } from "./stage.ts";

const unread = "object cannot be had from its author";
const words = "<p>Opgehaald antwoord.</p>";
const note = (s: Stage, id: string, more: Json = {}): Json => ({
  id,
  type: "Note",
  attributedTo: s.mallory.id,
  inReplyTo: s.question.uri,
  content: words,
  to: [everyone],
  ...more,
});
/** Only the address of a note is sent; what stands there is answered by `answer`. */
const at = (answer: (response: ServerResponse, note: Json, s: Stage, address: string) => void) => (s: Stage) => {
  const id = s.serve(s.evil, (address) => (_, response) => answer(response, note(s, address), s, address));
  return s.about(s.mallory, "Create", id);
};
const served = (status: number, type: string | null) =>
  at(
    (response, found) =>
      void response.writeHead(status, type === null ? {} : { "content-type": type }).end(JSON.stringify(found)),
  );
const bytes = (change: (text: string) => string | Buffer) =>
  at(
    (response, found) =>
      void response.writeHead(200, { "content-type": activityJson }).end(change(JSON.stringify(found))),
  );
const object = (more: (s: Stage, address: string) => Json) => (s: Stage) =>
  s.about(
    s.mallory,
    "Create",
    s.serve(s.evil, (address) => note(s, address, more(s, address))),
  );

/** J: documents that are fetched, and are not what they should be. */
export const documents: readonly HostileCase[] = [
  harmless(
    "a note as it should be",
    "answer received",
    object(() => ({})),
  ),
  ignored("a note served as a page", unread, served(200, "text/html")),
  ignored("a note served as any JSON", unread, served(200, "application/json")),
  ignored("a note served as a picture, as somebody may upload one", unread, served(200, "image/png")),
  ignored("a note served as JSON-LD of no profile", unread, served(200, "application/ld+json")),
  ignored(
    "a note served as JSON-LD of another profile",
    unread,
    served(200, 'application/ld+json; profile="https://elders.example/"'),
  ),
  ignored("a note served as nothing", unread, served(200, null)),
  ignored("a note served as text with the right type behind it", unread, served(200, `text/plain, ${activityJson}`)),
  ignored("a note with a status of part of it", unread, served(206, activityJson)),
  ignored(
    "a note with a status of no content",
    unread,
    at((response) => void response.writeHead(204, { "content-type": activityJson }).end()),
  ),
  ignored(
    "a note that says not to have changed",
    unread,
    at((response) => void response.writeHead(304).end()),
  ),
  ignored("a note in an answer that says not found", unread, served(404, activityJson)),
  ignored("a note in an answer that says forbidden", unread, served(403, activityJson)),
  ignored("a note in an answer that says gone", unread, served(410, activityJson)),
  ignored(
    "a note cut off in the middle",
    unread,
    bytes((text) => text.slice(0, -30)),
  ),
  ignored(
    "a note behind a byte order mark",
    unread,
    bytes((text) => `\ufeff${text}`),
  ),
  ignored(
    "a note that is no UTF-8",
    unread,
    bytes((text) => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0x7d])])),
  ),
  ignored(
    "a note that is a list",
    unread,
    bytes((text) => `[${text}]`),
  ),
  ignored(
    "a note with a NUL",
    unread,
    bytes((text) => text.replace("antwoord", "ant\\u0000woord")),
  ),
  ignored(
    "a note nested deeper than anything is",
    unread,
    bytes((text) => text.replace(/\}$/, `,"x":${"[".repeat(200)}${"]".repeat(200)}}`)),
  ),
  ignored(
    "a note under the id of the victim's",
    unread,
    object((s) => ({ id: s.known.object.id })),
  ),
  ignored(
    "a note without id",
    unread,
    object(() => ({ id: undefined })),
  ),
  ignored(
    "a note by the victim, on Mallory's server",
    unread,
    object((s) => ({ attributedTo: s.sanne.id })),
  ),
  ignored(
    "a note by somebody else on Mallory's server",
    unread,
    object((s) => ({ attributedTo: `${s.evil.url}/users/other` })),
  ),
  ignored(
    "a page that links to the note as an alternate",
    unread,
    at(
      (response, _, s, address) =>
        void response
          .writeHead(200, {
            "content-type": "text/html",
            link: `<${s.trap.url}/n>; rel="alternate"; type="${activityJson}"`,
          })
          .end(`<link rel="alternate" type="${activityJson}" href="${s.trap.url}${new URL(address).pathname}">`),
    ),
  ),
  ignored(
    "a redirect to nowhere",
    unread,
    at((response) => void response.writeHead(302).end()),
  ),
  ignored(
    "a redirect to what is no web",
    unread,
    at((response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end()),
  ),
  ignored(
    "a redirect to the victim's note",
    unread,
    at((response, _, s) => {
      s.home.pages.set("/statuses/hers", { ...s.known.object, id: `${s.home.url}/statuses/hers` });
      response.writeHead(302, { location: `${s.home.url}/statuses/hers` }).end();
    }),
  ),
  ignored(
    "a packing that is none",
    unread,
    at(
      (response, found) =>
        void response
          .writeHead(200, { "content-type": activityJson, "content-encoding": "gzip" })
          .end(JSON.stringify(found)),
    ),
  ),
  ignored(
    "a packing that nobody knows",
    unread,
    at(
      (response, found) =>
        void response
          .writeHead(200, { "content-type": activityJson, "content-encoding": "x-wijk" })
          .end(JSON.stringify(found)),
    ),
  ),
  ignored(
    "a tombstone where a note was named",
    "not an answer",
    object(() => ({ type: "Tombstone" })),
  ),
  ignored(
    "an actor where a note was named",
    "not an answer",
    object(() => ({ type: "Person" })),
  ),
  ignored(
    "a collection where a note was named",
    "not an answer",
    object(() => ({ type: "OrderedCollection", orderedItems: [] })),
  ),
  ignored(
    "a fetched note for others than was said",
    "not public",
    object((s) => ({ to: [s.sanne.id] })),
  ),
  harmless(
    "a share whose note at its own server says something else than the share",
    "answer received",
    async (s) => {
      const address = s.serve(s.home, (where) =>
        note(s, where, { attributedTo: s.sanne.id, content: "<p>Haar eigen woorden.</p>" }),
      );
      const inner = s.about(
        s.sanne,
        "Create",
        note(s, address, { attributedTo: s.sanne.id, content: "<p>Hun woorden.</p>" }),
      );
      return { ...(await by(s, "lindehout", s.about(s.lindehout, "Announce", inner))), owner: s.home.url };
    },
    {
      after: async (s) => {
        if ((await s.page()).includes("Hun woorden.")) throw new Error("it says what its author did not");
      },
    },
  ),
];
