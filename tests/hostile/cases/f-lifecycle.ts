import { by, type HostileCase, harmless, ignored, type Sent } from "./case.ts";
import { everyone, type Json, type Stage } from "./stage.ts";

const inThread = (words: string, times: number) => ({
  after: async (s: Stage) => {
    const found = (await s.page()).split(words).length - 1;
    if (found !== times) throw new Error(`"${words}" stands there ${found} times`);
  },
});
type Note = Json & { readonly id: string };
const noteOf = (said: Json) => said.object as Note;
const newer = (s: Stage, note: Json, more: Json) => ({
  ...note,
  updated: new Date(s.now().getTime() + 1_000).toISOString(),
  ...more,
});
/** Says several things one after the other, each handled before the next; what came of the last one counts. */
const inTurn = async (s: Stage, ...said: readonly Json[]): Promise<Sent> => {
  let last: Sent | null = null;
  for (const each of said) {
    if (last !== null) await s.wijk.settle();
    last = await by(s, "mallory", each);
  }
  return last as Sent;
};
/** Says them all at once, in this order. */
const together = async (s: Stage, ...said: readonly Json[]): Promise<Sent> => {
  let last: Sent | null = null;
  for (const each of said) last = await by(s, "mallory", each);
  return last as Sent;
};
const followers = async (s: Stage) => {
  const rows = await s.sql`select 1 from follower join actor on actor.id = follower_id where uri = ${s.mallory.id}`;
  return rows.length;
};
const follows = (times: number) => ({
  after: async (s: Stage) => {
    if ((await followers(s)) !== times) throw new Error("another number of follows");
  },
});
const update = (s: Stage, note: Json) => s.about(s.mallory, "Update", note);
const remove = (s: Stage, object: unknown) => s.about(s.mallory, "Delete", object);

/** F: what comes in another order, twice, or as something else than it was. */
export const lifecycle: readonly HostileCase[] = [
  harmless(
    "a Create after its Delete",
    "refused",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Eerst weg dan daar.</p>" });
      return inTurn(s, remove(s, noteOf(said).id), said);
    },
    inThread("Eerst weg dan daar.", 0),
  ),
  harmless(
    "a Create together with its Delete, the Delete first",
    "refused",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Tegelijk weg.</p>" });
      return together(s, remove(s, noteOf(said).id), said);
    },
    inThread("Tegelijk weg.", 0),
  ),
  harmless(
    "an Update of what was deleted",
    "unknown here",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Komt niet terug.</p>" });
      return inTurn(s, said, remove(s, noteOf(said).id), update(s, newer(s, noteOf(said), {})));
    },
    inThread("Komt niet terug.", 0),
  ),
  harmless(
    "a Create again of what was deleted, in another activity",
    "refused",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Twee levens.</p>" });
      return inTurn(s, said, remove(s, { id: noteOf(said).id, type: "Tombstone" }), {
        ...said,
        id: `${said.id}/again`,
      });
    },
    inThread("Twee levens.", 0),
  ),
  harmless(
    "an Update before its Create: it is the thing itself",
    "answer received",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Nieuws voor het begin.</p>" });
      return together(s, update(s, newer(s, noteOf(said), {})), said);
    },
    inThread("Nieuws voor het begin.", 1),
  ),
  harmless(
    "another body under the id of an activity that came",
    "answer received",
    async (s) => {
      const said = s.reply(s.mallory, { content: "<p>De eerste inhoud.</p>" });
      return inTurn(s, said, { ...said, object: { ...noteOf(said), content: "<p>De tweede inhoud.</p>" } });
    },
    inThread("De tweede inhoud.", 0),
  ),
  harmless(
    "other words under the id of a note that came, in a second Create",
    "answer received",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Eerste woorden.</p>" });
      return inTurn(s, said, {
        ...said,
        id: `${said.id}/2`,
        object: { ...noteOf(said), content: "<p>Tweede woorden.</p>" },
      });
    },
    inThread("Tweede woorden.", 0),
  ),
  harmless(
    "an Update older than what stands here",
    "nothing new",
    (s) => {
      const said = s.reply(s.mallory, { updated: s.now().toISOString(), published: "2026-11-01T00:00:00Z" });
      return inTurn(
        s,
        said,
        update(s, { ...noteOf(said), updated: "2026-11-02T00:00:00Z", content: "<p>Oud nieuws.</p>" }),
      );
    },
    inThread("Oud nieuws.", 0),
  ),
  harmless(
    "an Update that does not say when",
    "nothing new",
    (s) => {
      const said = s.reply(s.mallory);
      return inTurn(s, said, update(s, { ...noteOf(said), content: "<p>Zonder tijd.</p>" }));
    },
    inThread("Zonder tijd.", 0),
  ),
  harmless(
    "an Update of a century ahead, and then one of now",
    "nothing new",
    (s) => {
      const said = s.reply(s.mallory);
      const ahead = { ...noteOf(said), updated: "2126-01-01T00:00:00Z", content: "<p>Uit de toekomst.</p>" };
      return inTurn(
        s,
        said,
        update(s, ahead),
        update(s, { ...ahead, updated: "2026-01-01T00:00:00Z", content: "<p>Van vroeger.</p>" }),
      );
    },
    inThread("Van vroeger.", 0),
  ),
  harmless(
    "an Update that makes an actor of a note",
    "not its own actor",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Was een antwoord.</p>" });
      return inTurn(s, said, update(s, newer(s, noteOf(said), { type: "Person", name: "Gemeente" })));
    },
    inThread("Was een antwoord.", 1),
  ),
  harmless(
    "an Update that makes a video of a note",
    "nothing new",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Bleef een antwoord.</p>" });
      return inTurn(s, said, update(s, newer(s, noteOf(said), { type: "Video", content: "<p>Nu een film.</p>" })));
    },
    inThread("Nu een film.", 0),
  ),
  harmless(
    "an Update that narrows who may read it",
    "not public",
    (s) => {
      const said = s.reply(s.mallory);
      return inTurn(
        s,
        said,
        update(s, newer(s, noteOf(said), { to: [s.mallory.id], content: "<p>Nu in besloten kring.</p>" })),
      );
    },
    inThread("Nu in besloten kring.", 0),
  ),
  harmless(
    "an Update that takes it to another thread",
    "answer changed",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Blijft op zijn plek.</p>" });
      return inTurn(s, said, update(s, newer(s, noteOf(said), { inReplyTo: s.other.uri })));
    },
    inThread("Blijft op zijn plek.", 1),
  ),
  harmless(
    "an Update that opens what was said to few",
    "answer received",
    (s) => {
      const said = s.reply(s.mallory, { to: [s.mallory.id], content: "<p>Eerst voor weinigen.</p>" });
      return inTurn(s, said, update(s, newer(s, noteOf(said), { to: [everyone] })));
    },
    inThread("Eerst voor weinigen.", 1),
  ),
  harmless(
    "an Undo before its follow",
    "undone before",
    (s) => {
      const follow = s.about(s.mallory, "Follow", s.wijkUri);
      return together(s, s.about(s.mallory, "Undo", follow.id), follow);
    },
    follows(0),
  ),
  harmless(
    "a follow twice, under two ids, and one taken back",
    "follower removed",
    (s) => {
      const [first, second] = [s.about(s.mallory, "Follow", s.wijkUri), s.about(s.mallory, "Follow", s.wijkUri)];
      return inTurn(s, first, second, s.about(s.mallory, "Undo", second));
    },
    follows(0),
  ),
  harmless(
    "a follow of somebody's stand-in",
    "follow refused",
    async (s) => {
      const note = (await (
        await fetch(s.question.uri, { headers: { accept: "application/activity+json" } })
      ).json()) as Json;
      return by(s, "mallory", s.about(s.mallory, "Follow", note.attributedTo));
    },
    follows(0),
  ),
  harmless(
    "a like twice, and one of the two taken back",
    "undone",
    (s) => {
      const [first, second] = [s.about(s.mallory, "Like", s.question.uri), s.about(s.mallory, "Like", s.question.uri)];
      return inTurn(s, first, second, s.about(s.mallory, "Undo", { ...second, "@context": undefined }));
    },
    {
      after: async (s) => {
        const rows =
          await s.sql`select 1 from liking join actor on actor.id = actor_id where actor.uri = ${s.mallory.id}`;
        if (rows.length > 0) throw new Error("it still likes");
      },
    },
  ),
  harmless("an Undo of an Undo", "nothing to undo", (s) => {
    const undo = s.about(s.mallory, "Undo", `${s.mallory.id}/acts/never`);
    return inTurn(s, undo, s.about(s.mallory, "Undo", undo));
  }),
  harmless(
    "an Undo of a Create, which takes nothing back",
    "nothing to undo",
    (s) => {
      const said = s.reply(s.mallory, { content: "<p>Alleen een Delete helpt.</p>" });
      return inTurn(
        s,
        said,
        s.about(s.mallory, "Undo", { id: said.id, type: "Create", actor: s.mallory.id, object: noteOf(said).id }),
      );
    },
    inThread("Alleen een Delete helpt.", 1),
  ),
  harmless(
    "words that were published in a year to come",
    "answer received",
    (s) => s.reply(s.mallory, { published: "2099-01-01T00:00:00Z", content: "<p>Van straks.</p>" }),
    {
      after: async (s) => {
        const [row] = await s.sql`select 1 from post where html like '%Van straks.%' and published_at > ${s.now()}`;
        if (row !== undefined) throw new Error("it stands in the future");
      },
    },
  ),
  harmless("a Block of our wijk and then a follow", "follower added", (s) => {
    const block = s.about(s.mallory, "Block", s.wijkUri);
    return inTurn(s, block, s.about(s.mallory, "Undo", block), s.about(s.mallory, "Follow", s.wijkUri));
  }),
  harmless(
    "the follow of the case before, taken back by the pair alone",
    "follower removed",
    (s) =>
      s.about(s.mallory, "Undo", {
        id: `${s.mallory.id}/acts/made-up`,
        type: "Follow",
        actor: s.mallory.id,
        object: s.wijkUri,
      }),
    follows(0),
  ),
  ignored("a move to oneself", "no new address", (s) =>
    s.about(s.mallory, "Move", s.mallory.id, { target: s.mallory.id }),
  ),
  ignored("a move to somebody who says nothing of it", "new address does not name the old one", (s) =>
    s.about(s.mallory, "Move", s.mallory.id, { target: s.sanne.id }),
  ),
  ignored("a yes to what nobody asked", "no follow of ours", (s) =>
    s.about(s.mallory, "Accept", `${s.wijk.origin}/ap/v/00000000-0000-8000-8000-000000000000`),
  ),
  ignored("a yes to a yes", "no follow of ours", (s) =>
    s.about(s.mallory, "Accept", s.about(s.mallory, "Accept", s.ourFollow)),
  ),
];
