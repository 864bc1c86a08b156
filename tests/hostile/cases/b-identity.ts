import { by, type HostileCase, harmless, ignored, refused } from "./case.ts";
import type { Json, Stage } from "./stage.ts";

const asId = (id: unknown) => (s: Stage) => s.reply(s.mallory, {}, { id: typeof id === "function" ? id(s) : id });
const noId = "id missing or not an id";
const foreignId = "the activity's id is not on the actor's server";
const foreignObject = "the object is not on the actor's server";
const unattributed = "the object is not attributed to the actor";
const noActor = "actor is not one id";
const hostOf = (s: Stage) => new URL(s.evil.url).host;
/** A share by the neighbouring wijk. */
const shared = (s: Stage, object: unknown) => by(s, "lindehout", s.about(s.lindehout, "Announce", object));

/** B: somebody speaks in another's name, or of what is another's. */
export const identity: readonly HostileCase[] = [
  refused(
    "an activity id on the victim's server",
    403,
    foreignId,
    asId((s: Stage) => `${s.sanne.id}/acts/1`),
  ),
  refused(
    "an activity id at another port of the same machine",
    403,
    foreignId,
    asId((s: Stage) => `${s.trap.url}/acts/1`),
  ),
  refused(
    "an activity id of ours",
    403,
    foreignId,
    asId((s: Stage) => s.question.uri),
  ),
  refused("an activity without id", 400, noId, asId(undefined)),
  refused("an empty id", 400, noId, asId("")),
  refused("an id of one space", 400, noId, asId(" ")),
  refused(
    "an id in a list",
    400,
    noId,
    asId((s: Stage) => [`${s.mallory.id}/1`]),
  ),
  refused(
    "an id in an object",
    400,
    noId,
    asId((s: Stage) => ({ id: `${s.mallory.id}/1` })),
  ),
  refused(
    "an id with a dot behind the host",
    400,
    noId,
    asId((s: Stage) => s.mallory.id.replace("127.0.0.1", "127.0.0.1.")),
  ),
  refused(
    "an id whose host is written in hexadecimal",
    400,
    noId,
    asId((s: Stage) => s.mallory.id.replace("127.0.0.1", "0x7f000001")),
  ),
  refused(
    "an id whose host is written in full-width digits",
    400,
    noId,
    asId((s: Stage) => s.mallory.id.replace("127", "１２７")),
  ),
  refused(
    "an id with a name before the host",
    400,
    noId,
    asId((s: Stage) => `http://${new URL(s.home.url).host}@${hostOf(s)}/1`),
  ),
  refused(
    "an id with a backslash for the first slash",
    400,
    noId,
    asId((s: Stage) => `http://${hostOf(s)}\\users/1`),
  ),
  refused(
    "an id with a tab in its scheme",
    400,
    noId,
    asId((s: Stage) => `ht\ttp://${hostOf(s)}/1`),
  ),
  refused(
    "an id in capitals",
    400,
    noId,
    asId((s: Stage) => s.mallory.id.replace("http", "HTTP")),
  ),
  refused("an id that is only a path", 400, noId, asId("/users/mallory/1")),
  refused(
    "an id without scheme",
    400,
    noId,
    asId((s: Stage) => `//${hostOf(s)}/1`),
  ),
  refused("an id that is data", 400, noId, asId("data:application/activity+json,{}")),
  refused("an id that is a URN", 400, noId, asId("urn:uuid:7c0b0f0e-0000-4000-8000-000000000001")),
  refused("an id that is script", 400, noId, asId("javascript:alert(1)")),
  refused(
    "an id that is a fragment of the victim's",
    403,
    foreignId,
    asId((s: Stage) => `${s.sanne.id}#1`),
  ),
  refused("no actor", 400, noActor, (s) => s.reply(s.mallory, {}, { actor: undefined })),
  refused("an actor as a whole object", 400, noActor, (s) => s.reply(s.mallory, {}, { actor: s.mallory.document })),
  refused("an actor in a list of one", 400, noActor, (s) => s.reply(s.mallory, {}, { actor: [s.mallory.id] })),
  refused("a stand-in of ours as the actor", 403, "our own actors do not post here", (s) =>
    s.reply({ id: `${s.wijk.origin}/ap/a/1` }),
  ),
  refused("our wijk itself as the actor", 403, "our own actors do not post here", (s) => s.reply({ id: s.wijkUri })),
  refused("the victim as the actor", 401, "key of another server than the actor's", (s) =>
    s.say(s.mallory, s.reply(s.sanne)),
  ),
  refused("the victim with a fragment, by a neighbour on the same server", 401, "key of another actor", (s) =>
    s.say(s.joost, s.reply({ id: `${s.sanne.id}#me` })),
  ),
  refused("the victim with a slash behind, by a neighbour on the same server", 401, "key of another actor", (s) =>
    s.say(s.joost, s.reply({ id: `${s.sanne.id}/` })),
  ),
  refused("the victim with a query, signed by the victim", 401, "key of another actor", (s) =>
    s.say(s.sanne, s.reply({ id: `${s.sanne.id}?x` })),
  ),
  refused("a like in the victim's name", 401, "key of another server than the actor's", (s) =>
    s.say(s.mallory, s.about(s.sanne, "Like", s.question.uri)),
  ),
  refused("a follow in the name of a neighbour on the same server", 401, "key of another actor", (s) =>
    s.say(s.joost, s.about(s.sanne, "Follow", s.wijkUri)),
  ),
  refused("an Undo of the victim's follow", 403, foreignObject, (s) => s.about(s.mallory, "Undo", s.follow.id)),
  refused("an Undo under an own id of what the victim did", 403, "what is undone is of another", (s) =>
    s.about(s.mallory, "Undo", { id: `${s.mallory.id}/f`, type: "Follow", actor: s.sanne.id, object: s.wijkUri }),
  ),
  refused("a Create of what stands on the victim's server", 403, foreignObject, (s) =>
    s.reply(s.mallory, { id: `${s.sanne.id}/statuses/forged` }),
  ),
  refused("an Update of what stands on the victim's server", 403, foreignObject, (s) =>
    s.about(s.mallory, "Update", { ...s.known.object, content: "<p>Vervalst.</p>" }),
  ),
  refused("a Delete of what stands on the victim's server", 403, foreignObject, (s) =>
    s.about(s.mallory, "Delete", s.known.object.id),
  ),
  refused("a Create of a question of ours", 403, foreignObject, (s) => s.reply(s.mallory, { id: s.question.uri })),
  refused("an Update of a question of ours", 403, foreignObject, (s) =>
    s.about(s.mallory, "Update", { id: s.question.uri, type: "Note", attributedTo: s.mallory.id, content: "<p>x</p>" }),
  ),
  refused("a Delete of a question of ours", 403, foreignObject, (s) => s.about(s.mallory, "Delete", s.question.uri)),
  refused("an own note in the victim's name", 403, unattributed, (s) =>
    s.reply(s.mallory, { attributedTo: s.sanne.id }),
  ),
  refused("an own note of two, of two servers", 403, unattributed, (s) =>
    s.reply(s.mallory, { attributedTo: [s.mallory.id, s.sanne.id] }),
  ),
  refused("an own note of two of one server, the other one first", 403, unattributed, (s) =>
    s.say(s.joost, s.reply(s.joost, { attributedTo: [s.sanne.id, s.joost.id] })),
  ),
  refused("an own note of nobody", 403, unattributed, (s) => s.reply(s.mallory, { attributedTo: [] })),
  refused("an own note of a whole victim", 403, unattributed, (s) =>
    s.reply(s.mallory, { attributedTo: s.sanne.document }),
  ),
  refused("a name for somebody on the same server", 403, unattributed, (s) =>
    s.say(s.joost, s.about(s.joost, "Update", { ...s.sanne.document, name: "Gemeente" })),
  ),
  ignored("a name for somebody on the same server, as one's own work", "not its own actor", (s) =>
    by(s, "joost", s.about(s.joost, "Update", { ...s.sanne.document, attributedTo: s.joost.id, name: "Gemeente" })),
  ),
  ignored("other words for an answer of somebody on the same server", "not its author", (s) => {
    const words = {
      ...s.known.object,
      attributedTo: s.joost.id,
      content: "<p>Vervalst.</p>",
      updated: "2026-11-24T00:00:00Z",
    };
    return by(s, "joost", s.about(s.joost, "Update", words));
  }),
  ignored("a Delete of an answer of somebody on the same server", "not its author", (s) =>
    by(s, "joost", s.about(s.joost, "Delete", s.known.object.id)),
  ),
  ignored("a share by a stranger of forged words of the victim", "not a neighbour that we follow", (s) =>
    s.about(s.mallory, "Announce", s.reply(s.sanne, { content: "<p>Vervalst.</p>" })),
  ),
  ignored("a share by a neighbouring wijk of forged words of the victim", "object cannot be had from its author", (s) =>
    shared(s, s.reply(s.sanne, { content: "<p>Vervalst.</p>" })),
  ),
  harmless(
    "a share by a neighbouring wijk of the victim's words with others in their place",
    "answer received",
    async (s) => {
      const said = s.reply(s.sanne, { content: "<p>Zo is het gezegd.</p>" });
      const note = said.object as Json;
      s.home.pages.set(new URL(String(note.id)).pathname, note);
      const sent = await shared(s, { ...said, object: { ...note, content: "<p>Zo is het verdraaid.</p>" } });
      // What is taken is the victim's: it is their server that it belongs to.
      return { ...sent, owner: s.home.url };
    },
    {
      after: async (s) => {
        const page = await s.page();
        if (!page.includes("Zo is het gezegd.") || page.includes("Zo is het verdraaid."))
          throw new Error("not what was said");
      },
    },
  ),
  ignored("a share by a neighbouring wijk of other words for a question of ours", "written here", (s) =>
    shared(s, s.about(s.lindehout, "Update", { id: s.question.uri, type: "Note", content: "<p>Vervalst.</p>" })),
  ),
  ignored("a share by a neighbouring wijk of a Delete of a question of ours", "not a thread of this neighbour", (s) =>
    shared(s, s.about(s.lindehout, "Delete", s.question.uri)),
  ),
  ignored("a yes by a stranger to our follow of a wijk", "no follow of ours", (s) =>
    s.about(s.mallory, "Accept", s.ourFollow),
  ),
  ignored("a no by a stranger to our follow of a wijk", "no follow of ours", (s) =>
    s.about(s.mallory, "Reject", { id: s.ourFollow, type: "Follow", actor: s.wijkUri, object: s.lindehout.id }),
  ),
  ignored("a move of the victim, by a stranger", "not its own move", (s) =>
    s.about(s.mallory, "Move", s.sanne.id, { target: s.mallory.id }),
  ),
  ignored("a choice by a stranger of what helped", "not for them to say", (s) =>
    s.about(s.mallory, "ChooseAnswer", s.known.object.id),
  ),
];
