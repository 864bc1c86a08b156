import { type HostileCase, harmless, ignored, refused } from "./case.ts";
import type { Json, Stage } from "./stage.ts";

const as = "https://www.w3.org/ns/activitystreams";
const keyword = "JSON-LD keywords in the activity";
const taken = "answer received";
const withContext =
  (context: (s: Stage) => unknown, object: Json = {}, activity: Json = {}) =>
  (s: Stage) =>
    s.reply(s.mallory, object, { "@context": context(s), ...activity });
/** What must not stand in the wijk in another's name. */
const unheard = (words: string) => ({
  after: async (s: Stage) => {
    if ((await s.page()).includes(words)) throw new Error(`it says ${words}`);
  },
});

/** D: the same text, made to mean something else in JSON-LD. Only plain JSON is read, and no context is ever fetched. */
export const jsonLd: readonly HostileCase[] = [
  harmless(
    "a context on another server",
    taken,
    withContext((s) => `${s.trap.url}/context`),
  ),
  harmless(
    "a context on another server, behind the usual one",
    taken,
    withContext((s) => [as, `${s.trap.url}/context`]),
  ),
  harmless(
    "a context that brings another in",
    taken,
    withContext((s) => [as, { "@import": `${s.trap.url}/context` }]),
  ),
  harmless(
    "a context on another server for one term",
    taken,
    withContext((s) => [as, { x: { "@id": "as:x", "@context": `${s.trap.url}/c` } }], { x: {} }),
  ),
  harmless("a context inside the object, on another server", taken, (s) =>
    s.reply(s.mallory, { "@context": `${s.trap.url}/context` }),
  ),
  harmless(
    "a context at our own address",
    taken,
    withContext((s) => s.question.uri),
  ),
  harmless(
    "no context",
    taken,
    withContext(() => null),
  ),
  harmless(
    "a number for a context",
    taken,
    withContext(() => 7),
  ),
  harmless(
    "a context of ten thousand terms",
    taken,
    withContext(() => [as, Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`t${at}`, `as:t${at}`]))]),
  ),
  harmless(
    "sixty contexts in each other",
    taken,
    withContext(() => {
      let context: Json = {};
      for (let depth = 0; depth < 28; depth++) context = { x: { "@id": "as:x", "@context": context } };
      return [as, context];
    }),
  ),
  refused(
    "a type under another name that the context gives it",
    400,
    "type is not one name",
    withContext(() => [as, { soort: "@type" }], {}, { type: undefined, soort: "Create" }),
  ),
  harmless(
    "an actor under another name that the context gives it",
    taken,
    withContext(() => [as, { dader: "as:actor" }], {}, { dader: "https://elders.example/sanne" }),
  ),
  ignored(
    "words under another name that the context gives them",
    "not an answer",
    withContext(() => [as, { zegt: "as:content" }], { content: undefined, zegt: "<p>Onder een andere naam.</p>" }),
    unheard("Onder een andere naam."),
  ),
  harmless(
    "an author that the context makes into a reader",
    taken,
    withContext(
      (s) => [
        as,
        { attributedTo: "as:audience", schrijver: { "@id": "as:attributedTo", "@type": "@id" } },
        `${s.trap.url}/c`,
      ],
      { schrijver: "https://elders.example/sanne" },
    ),
  ),
  harmless(
    "properties by their whole addresses",
    taken,
    (s) => s.reply(s.mallory, { [`${as}#attributedTo`]: s.sanne.id, "as:content": "<p>Met prefix.</p>" }),
    unheard("Met prefix."),
  ),
  refused(
    "a type by its whole address",
    400,
    "type is not one name",
    withContext(() => as, {}, { type: `${as}#Create` }),
  ),
  refused(
    "a type with the prefix of its vocabulary",
    400,
    "type is not one name",
    withContext(() => as, {}, { type: "as:Create" }),
  ),
  refused(
    "an id that is relative to a base in the context",
    400,
    "id missing or not an id",
    withContext((s) => [as, { "@base": `${s.home.url}/users/sanne/` }], {}, { id: "statuses/1" }),
  ),
  harmless(
    "another vocabulary for all that has no prefix",
    taken,
    withContext(() => [as, { "@vocab": "https://elders.example/ns#" }]),
  ),
  refused("a graph beside the activity", 400, keyword, (s) => s.reply(s.mallory, {}, { "@graph": [s.reply(s.sanne)] })),
  refused("an activity that is included in another", 400, keyword, (s) =>
    s.reply(s.mallory, {}, { "@included": [s.reply(s.sanne)] }),
  ),
  refused("an activity that is turned around", 400, keyword, (s) =>
    s.reply(s.mallory, {}, { "@reverse": { object: s.sanne.id } }),
  ),
  refused("an id in JSON-LD beside the id", 400, keyword, (s) => s.reply(s.mallory, {}, { "@id": `${s.sanne.id}/1` })),
  refused("a type in JSON-LD beside the type", 400, keyword, (s) => s.reply(s.mallory, {}, { "@type": "Delete" })),
  refused("a value beside the activity", 400, keyword, (s) => s.reply(s.mallory, {}, { "@value": "x" })),
  refused("a set beside the activity", 400, keyword, (s) => s.reply(s.mallory, {}, { "@set": [] })),
  refused("a list beside the activity", 400, keyword, (s) => s.reply(s.mallory, {}, { "@list": [] })),
  refused("an object that is only a piece of JSON", 400, "the object has no id", (s) =>
    s.about(s.mallory, "Create", { "@type": "@json", "@value": s.known.object }),
  ),
  refused("an object by its id in JSON-LD alone", 400, "the object has no id", (s) =>
    s.reply(s.mallory, { id: undefined, "@id": `${s.mallory.id}/statuses/ld` }),
  ),
  harmless(
    "a graph inside the object",
    taken,
    (s) => s.reply(s.mallory, { "@graph": [{ ...s.known.object, content: "<p>Uit de graaf.</p>" }] }),
    unheard("Uit de graaf."),
  ),
  harmless(
    "an author in JSON-LD inside the object",
    taken,
    (s) => s.reply(s.mallory, { "@id": s.known.object.id, "@type": "Tombstone" }),
    {
      after: async (s) => {
        if (!(await s.page()).includes("Dit zei Sanne.")) throw new Error("what Sanne said is gone");
      },
    },
  ),
  ignored("words by language in a list", "not an answer", (s) =>
    s.reply(s.mallory, { content: undefined, contentMap: [{ "@language": "nl", "@value": "<p>x</p>" }] }),
  ),
  refused(
    "a linked-data signature of the victim over the victim's words",
    401,
    "key of another server than the actor's",
    (s) =>
      s.say(s.mallory, {
        ...s.reply(s.sanne),
        signature: { type: "RsaSignature2017", creator: s.sanne.keyId, signatureValue: "AAAA" },
      }),
  ),
  refused("a linked-data signature of the victim by a neighbour on the same server", 401, "key of another actor", (s) =>
    s.say(s.joost, {
      ...s.reply(s.sanne),
      signature: { type: "RsaSignature2017", creator: s.sanne.keyId, signatureValue: "AAAA" },
    }),
  ),
  harmless("a linked-data signature whose maker is on a server that no request may reach", taken, (s) =>
    s.reply(
      s.mallory,
      {},
      { signature: { type: "RsaSignature2017", creator: `${s.trap.url}/key`, signatureValue: "AAAA" } },
    ),
  ),
  harmless("a linked-data signature in our name over one's own words", taken, (s) =>
    s.reply(
      s.mallory,
      {},
      { signature: { type: "RsaSignature2017", creator: `${s.wijkUri}#main-key`, signatureValue: "AAAA" } },
    ),
  ),
  refused("two proofs, for one to hold", 401, "key of another server than the actor's", (s) =>
    s.say(s.mallory, { ...s.reply(s.sanne), proof: [{ type: "DataIntegrityProof" }, { type: "DataIntegrityProof" }] }),
  ),
  refused(
    "a proof whose key is on a server that no request may reach",
    401,
    "key of another server than the actor's",
    (s) =>
      s.say(s.mallory, {
        ...s.reply(s.sanne),
        "@context": [as],
        proof: {
          type: "DataIntegrityProof",
          cryptosuite: "eddsa-jcs-2022",
          verificationMethod: `${s.trap.url}/key`,
          proofPurpose: "assertionMethod",
          created: s.now().toISOString(),
          proofValue: `z${"2".repeat(87)}`,
        },
      }),
  ),
];
