import { by, type HostileCase, harmless, ignored } from "./case.ts";
import { canary, everyone, type Json, type Stage } from "./stage.ts";

const said =
  (object: Json, activity: Json = {}) =>
  (s: Stage) =>
    s.reply(s.mallory, { content: "<p>Niet voor hier.</p>", ...object }, activity);
const unheard = {
  after: async (s: Stage) => {
    if ((await s.page()).includes("Niet voor hier.")) throw new Error("it stands on the page");
  },
};
const taken = "answer received";
const notForRing = "not public";
/** Something new that is for the wijk, and answers nothing. */
const toWijk = (s: Stage, object: Json): Json =>
  s.reply(s.mallory, {
    inReplyTo: undefined,
    content: "<p>Weet iemand dit?</p>",
    tag: [{ type: "Mention", href: s.wijkUri }],
    ...object,
  });
/** No row of what goes out holds these words. */
const notSentOn = (words: string) => ({
  after: async (s: Stage) => {
    const found = await s.sql`select 1 from outgoing_activity where outgoing_activity::text like ${`%${words}%`}`;
    if (found.length > 0) throw new Error(`${words} goes out`);
  },
});

/** E: for whom something is, and what that opens. */
export const addressing: readonly HostileCase[] = [
  ignored("an answer for followers alone", notForRing, (s) => said({ to: [`${s.mallory.id}/followers`] })(s), unheard),
  ignored("an answer for the wijk alone", notForRing, (s) => said({ to: [s.wijkUri] })(s), unheard),
  ignored(
    "an answer for whoever asked alone",
    notForRing,
    (s) => said({ to: [`${s.question.uri}#asker`] })(s),
    unheard,
  ),
  ignored("an answer for nobody", notForRing, said({ to: [] }), unheard),
  ignored("an answer for everyone without showing it", notForRing, said({ to: [], bto: [everyone] }), unheard),
  ignored(
    "an answer for everyone in a copy without showing it",
    notForRing,
    said({ to: [], bcc: [everyone] }),
    unheard,
  ),
  ignored("an answer whose audience alone is everyone", notForRing, said({ to: [], audience: everyone }), unheard),
  ignored(
    "an answer that only its activity sends to everyone",
    notForRing,
    said({ to: [] }, { to: [everyone] }),
    unheard,
  ),
  ignored(
    "everyone without the s of its scheme",
    notForRing,
    said({ to: [everyone.replace("https", "http")] }),
    unheard,
  ),
  ignored("everyone in small letters", notForRing, said({ to: ["as:public"] }), unheard),
  ignored("everyone with a space behind it", notForRing, said({ to: [`${everyone} `] }), unheard),
  harmless("everyone in a list in a list, which is the same in JSON-LD", taken, (s) =>
    s.reply(s.mallory, { to: [[everyone]] }),
  ),
  ignored("everyone as a word in a sentence", notForRing, said({ to: [`not ${everyone}`] }), unheard),
  harmless("everyone in short, with its prefix", taken, (s) => s.reply(s.mallory, { to: "as:Public" })),
  harmless("everyone in one word", taken, (s) => s.reply(s.mallory, { to: ["Public"] })),
  harmless("everyone as an object with an id", taken, (s) =>
    s.reply(s.mallory, { to: { id: everyone, type: "Collection" } }),
  ),
  harmless("everyone in the copy of a note whose activity is for followers", taken, (s) =>
    s.reply(s.mallory, { to: [], cc: [everyone] }, { to: [`${s.mallory.id}/followers`] }),
  ),
  ignored(
    "an answer said to the followers of our wijk",
    notForRing,
    (s) => said({ to: [`${s.wijkUri}/followers`] })(s),
    unheard,
  ),
  ignored(
    "an answer said to our ring by somebody outside it",
    notForRing,
    (s) => said({ to: [`${s.wijkUri}/ring`] })(s),
    unheard,
  ),
  harmless(
    "a recipient that is not shown",
    taken,
    (s) => s.reply(s.mallory, { bto: ["https://elders.example/verborgen-bto"] }),
    notSentOn("verborgen-bto"),
  ),
  harmless(
    "a copy that is not shown",
    taken,
    (s) =>
      s.reply(
        s.mallory,
        { bcc: ["https://elders.example/verborgen-bcc"] },
        { bcc: ["https://elders.example/verborgen-bcc"] },
      ),
    notSentOn("verborgen-bcc"),
  ),
  harmless("a mention of somebody on a server that no request may reach", taken, (s) =>
    s.reply(s.mallory, {
      cc: [`${s.trap.url}/users/x`],
      tag: [{ type: "Mention", href: `${s.trap.url}/users/x`, name: "@x" }],
    }),
  ),
  ignored(
    "an answer to a question for the wijk alone",
    "answers nothing here",
    (s) => said({ inReplyTo: s.secret.uri })(s),
    {
      after: async (s) => {
        const rows =
          await s.sql`select 1 from post where thread_id = ${s.secret.path.split("/").at(-1) ?? ""} and kind = 'answer'`;
        if (rows.length > 0) throw new Error("it stands in the thread");
      },
    },
  ),
  ignored("an answer to the page of a question for the wijk alone", "answers nothing here", (s) =>
    said({ inReplyTo: `${s.wijk.origin}${s.secret.path}` })(s),
  ),
  ignored("a like of a question for the wijk alone", "not a post of ours", (s) =>
    s.about(s.mallory, "Like", s.secret.uri),
  ),
  ignored("a report of a question for the wijk alone", "names nothing of ours", (s) =>
    s.about(s.mallory, "Flag", [s.secret.uri]),
  ),
  ignored("asking to quote a question for the wijk alone", "not a post of ours, or nobody to answer", (s) =>
    s.about(s.mallory, "QuoteRequest", s.secret.uri, { instrument: `${s.mallory.id}/statuses/q` }),
  ),
  ignored("asking to quote what never was", "not a post of ours, or nobody to answer", (s) =>
    s.about(s.mallory, "QuoteRequest", `${s.wijk.origin}/ap/o/00000000-0000-4000-8000-000000000000`, {
      instrument: `${s.mallory.id}/q`,
    }),
  ),
  harmless(
    "an answer that quotes a question for the wijk alone",
    taken,
    (s) => s.reply(s.mallory, { quote: s.secret.uri }),
    {
      after: async (s) => {
        if ((await s.page()).includes(canary)) throw new Error("its title is told");
      },
    },
  ),
  harmless(
    "an answer that names a question for the wijk alone as a link",
    taken,
    (s) =>
      s.reply(s.mallory, {
        tag: [{ type: "Link", mediaType: "application/activity+json", href: s.secret.uri, name: "stil" }],
      }),
    {
      after: async (s) => {
        if ((await s.page()).includes(s.secret.path)) throw new Error("its page is told");
      },
    },
  ),
  ignored("a question to the wijk that is not for everyone", "not public", (s) => toWijk(s, { to: [s.wijkUri] })),
  ignored("a question that names a resident and not the wijk", "not for the wijk", (s) =>
    toWijk(s, { tag: [{ type: "Mention", href: `${s.question.uri}#asker` }] }),
  ),
  ignored("a question that belongs to another group", "belongs to another group", (s) =>
    toWijk(s, { audience: `${s.evil.url}/groups/1` }),
  ),
  harmless("a question to the wijk of a stranger", "waits for a moderator", (s) => toWijk(s, {}), {
    after: async (s) => {
      const shown = await fetch(`${s.wijk.origin}/vragen`);
      if ((await shown.text()).includes("Weet iemand dit?")) throw new Error("nobody let it through");
    },
  }),
  ignored("a choice in a poll, under a question that is none", "not an answer", (s) =>
    s.reply(s.mallory, { name: "Ja", content: undefined }),
  ),
  ignored("a share by a stranger of a question for the wijk alone", "not a neighbour that we follow", (s) =>
    s.about(s.mallory, "Announce", s.secret.uri),
  ),
  ignored("a share by a neighbouring wijk of a question for the wijk alone", "written here", (s) =>
    by(s, "lindehout", s.about(s.lindehout, "Announce", s.secret.uri)),
  ),
  ignored("a share by a neighbouring wijk of somebody's direct message", "not public", (s) => {
    const note = {
      ...(s.reply(s.lindehout, { to: [s.sanne.id], inReplyTo: undefined, audience: s.lindehout.id, name: "Geheim" })
        .object as Json),
    };
    return by(s, "lindehout", s.about(s.lindehout, "Announce", { ...s.about(s.lindehout, "Create", note) }));
  }),
  ignored("a follow of a question", "not an actor of ours", (s) => s.about(s.mallory, "Follow", s.question.uri)),
  ignored("a follow of everyone", "not an actor of ours", (s) => s.about(s.mallory, "Follow", everyone)),
];
