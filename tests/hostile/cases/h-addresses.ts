import { settle } from "../origins.ts";
import { type HostileCase, harmless, ignored, refused } from "./case.ts";
import { everyone, type Json, type Stage } from "./stage.ts";

const taken = "answer received";
/** An answer that carries an address at which no request may arrive. */
const carrying = (object: (at: string, s: Stage) => Json) => (s: Stage) => s.reply(s.mallory, object(s.trap.url, s));
/** Somebody new on Mallory's server, whose document has more in it, and what they say first. */
const newcomer =
  (document: (at: string, s: Stage) => Json, say: (s: Stage, id: string) => Json = (s, id) => s.reply({ id })) =>
  async (s: Stage) => {
    const person = settle(s.evil, s.fresh());
    s.evil.pages.set(new URL(person.id).pathname, { ...person.document, ...document(s.trap.url, s) });
    const said = say(s, person.id);
    return { answer: await s.say(person, said), id: String(said.id) };
  };
const withKey = (keyId: (at: string, s: Stage) => string) => (s: Stage) =>
  s.say({ ...s.mallory, keyId: keyId(s.trap.url, s) }, s.reply(s.mallory));
const noKeyId = "key id is not an id";
const otherServer = "key of another server than the actor's";
/** Nothing of what an actor said may lead our deliveries elsewhere. */
const noDelivery = {
  after: async (s: Stage) => {
    const rows = await s.sql`select 1 from delivery where inbox like ${`${s.trap.url}%`}`;
    if (rows.length > 0) throw new Error("something would be delivered there");
    const actors =
      await s.sql`select 1 from actor where concat_ws(' ', inbox, shared_inbox, followers, url) like ${`%${s.trap.url}%`}`;
    if (actors.length > 0) throw new Error("it is kept as an address of the actor");
  },
};

/** H: addresses in everything that is sent. What stands at them is not asked for; sockets have their own test. */
export const addresses: readonly HostileCase[] = [
  harmless(
    "an icon",
    taken,
    carrying((at) => ({ icon: { type: "Image", url: `${at}/icon.png` } })),
  ),
  harmless(
    "an image",
    taken,
    carrying((at) => ({ image: { type: "Image", url: `${at}/image.png` } })),
  ),
  harmless(
    "a picture that hangs on it",
    taken,
    carrying((at) => ({ attachment: [{ type: "Image", mediaType: "image/png", url: `${at}/a.png` }] })),
  ),
  harmless(
    "a film that hangs on it as a link",
    taken,
    carrying((at) => ({ attachment: { type: "Link", mediaType: "video/mp4", href: `${at}/a.mp4` } })),
  ),
  harmless(
    "a page for people elsewhere",
    taken,
    carrying((at) => ({ url: `${at}/page` })),
    {
      after: async (s) => {
        if ((await s.page()).includes(`${s.trap.url}/page`))
          throw new Error("the page of another server is shown as its own");
      },
    },
  ),
  harmless(
    "a list of pages for people elsewhere",
    taken,
    carrying((at) => ({ url: [{ type: "Link", mediaType: "text/html", href: `${at}/html` }, `${at}/other`] })),
  ),
  harmless(
    "an address that is script",
    taken,
    carrying(() => ({ url: "javascript:fetch('/')", content: '<p><a href="javascript:alert(1)">klik</a></p>' })),
    {
      after: async (s) => {
        if ((await s.page()).includes("javascript:")) throw new Error("script stands on the page");
      },
    },
  ),
  harmless(
    "a picture in the words",
    taken,
    carrying((at) => ({ content: `<p>Zie <img src="${at}/i.png"></p>` })),
  ),
  harmless(
    "a frame and a style sheet in the words",
    taken,
    carrying((at) => ({
      content: `<p>Zie</p><iframe src="${at}/f"></iframe><link rel="stylesheet" href="${at}/s.css"><style>@import "${at}/s"</style>`,
    })),
  ),
  harmless(
    "a link in the words, of which other software shows a card",
    taken,
    carrying((at) => ({ content: `<p>Lees <a href="${at}/article">dit</a></p>` })),
  ),
  harmless(
    "somebody who is mentioned",
    taken,
    carrying((at) => ({ tag: { type: "Mention", href: `${at}/users/x`, name: "@x" } })),
  ),
  harmless(
    "a hashtag",
    taken,
    carrying((at) => ({ tag: { type: "Hashtag", href: `${at}/tags/x`, name: "#x" } })),
  ),
  harmless(
    "an emoji",
    taken,
    carrying((at) => ({
      tag: { type: "Emoji", id: `${at}/e`, name: ":x:", icon: { type: "Image", url: `${at}/e.png` } },
    })),
  ),
  harmless(
    "a link to an object",
    taken,
    carrying((at) => ({ tag: { type: "Link", mediaType: "application/activity+json", href: `${at}/o` } })),
  ),
  harmless(
    "a quote",
    taken,
    carrying((at) => ({ quote: `${at}/q` })),
  ),
  harmless(
    "a quote by its older name",
    taken,
    carrying((at) => ({ _misskey_quote: `${at}/q`, quoteUrl: `${at}/q` })),
  ),
  harmless(
    "a leave to quote that is to be checked",
    taken,
    carrying((at) => ({ quoteAuthorization: `${at}/stamp`, quote: `${at}/q2` })),
  ),
  harmless(
    "replies that are to be read",
    taken,
    carrying((at) => ({ replies: `${at}/replies` })),
  ),
  harmless(
    "replies whose first page is to be read",
    taken,
    carrying((at) => ({ replies: { type: "Collection", first: `${at}/replies?page=1` } })),
  ),
  harmless(
    "likes and shares that are to be counted",
    taken,
    carrying((at) => ({ likes: `${at}/likes`, shares: `${at}/shares` })),
  ),
  harmless(
    "a context and a conversation",
    taken,
    carrying((at) => ({ context: `${at}/context`, conversation: `${at}/conversation` })),
  ),
  harmless(
    "a place",
    taken,
    carrying((at) => ({ location: { type: "Place", id: `${at}/place` } })),
  ),
  harmless(
    "who made it, with what, and a preview",
    taken,
    carrying((at) => ({ generator: `${at}/g`, instrument: `${at}/i`, preview: `${at}/p` })),
  ),
  harmless(
    "an audience and recipients",
    taken,
    carrying((at) => ({ to: [everyone, `${at}/followers`], cc: [`${at}/users/x`], audience: `${at}/group` })),
  ),
  harmless(
    "somebody who may quote it",
    taken,
    carrying((at) => ({ interactionPolicy: { canQuote: { automaticApproval: [`${at}/followers`] } } })),
  ),
  harmless(
    "somebody who may find it",
    taken,
    carrying((at) => ({ searchableBy: [`${at}/followers`] })),
  ),
  ignored(
    "something that it answers",
    "answers nothing here",
    carrying((at) => ({ inReplyTo: `${at}/statuses/1` })),
  ),
  ignored(
    "something that it answers at a port of another service",
    "answers nothing here",
    carrying((at) => ({ inReplyTo: `${at.replace(/:\d+$/, ":22")}/` })),
  ),
  refused("an object at the address alone", 403, "the object is not on the actor's server", (s) =>
    s.about(s.mallory, "Create", `${s.trap.url}/o`),
  ),
  ignored("a share by a stranger", "not a neighbour that we follow", (s) =>
    s.about(s.mallory, "Announce", `${s.trap.url}/o`),
  ),
  ignored("a report", "names nothing of ours", (s) =>
    s.about(s.mallory, "Flag", [`${s.trap.url}/o`, `${s.trap.url}/p`]),
  ),
  ignored("a like", "not a post of ours", (s) => s.about(s.mallory, "Like", `${s.trap.url}/o`)),
  ignored("a follow", "not an actor of ours", (s) => s.about(s.mallory, "Follow", `${s.trap.url}/users/x`)),
  ignored("a block", "not an actor of ours", (s) => s.about(s.mallory, "Block", `${s.trap.url}/users/x`)),
  ignored("something that is asked to be quoted, and the quote", "not a post of ours, or nobody to answer", (s) =>
    s.about(s.mallory, "QuoteRequest", `${s.trap.url}/o`, { instrument: `${s.trap.url}/q` }),
  ),
  harmless("a quote at half a letter of the sender's own server", "quote refused", (s) =>
    s.about(s.mallory, "QuoteRequest", s.question.uri, { instrument: `${s.mallory.id}/\ud83d` }),
  ),
  ignored(
    "a move of somebody whom nobody here knows",
    "actor unknown here",
    newcomer(
      () => ({}),
      (s, id) => s.about({ id }, "Move", id, { target: `${s.trap.url}/users/x` }),
    ),
  ),
  harmless(
    "an inbox elsewhere",
    "author cannot be read",
    newcomer((at) => ({ inbox: `${at}/inbox` })),
    noDelivery,
  ),
  harmless(
    "a shared inbox elsewhere",
    "follower added",
    newcomer(
      (at) => ({ endpoints: { sharedInbox: `${at}/inbox`, proxyUrl: `${at}/proxy` } }),
      (s, id) => s.about({ id }, "Follow", s.wijkUri),
    ),
    noDelivery,
  ),
  harmless(
    "followers elsewhere",
    taken,
    newcomer((at) => ({ followers: `${at}/followers` })),
    noDelivery,
  ),
  harmless(
    "a page of the actor elsewhere",
    taken,
    newcomer((at) => ({ url: `${at}/@x` })),
    noDelivery,
  ),
  harmless(
    "a face, a banner and what is pinned",
    taken,
    newcomer((at) => ({
      icon: { type: "Image", url: `${at}/i` },
      image: { type: "Image", url: `${at}/b` },
      featured: `${at}/featured`,
      outbox: `${at}/outbox`,
    })),
  ),
  harmless(
    "a former address and a new one",
    taken,
    newcomer((at) => ({ alsoKnownAs: [`${at}/users/x`], movedTo: `${at}/users/y` })),
  ),
  refused(
    "a key in a document elsewhere",
    401,
    "key does not belong to its owner",
    newcomer((at) => ({ publicKey: `${at}/key` })),
  ),
  refused(
    "an owner of the key elsewhere",
    401,
    "key does not belong to its owner",
    newcomer((at, s) => ({
      publicKey: { id: `${s.evil.url}/x`, owner: `${at}/users/x`, publicKeyPem: s.mallory.publicPem },
    })),
  ),
  refused(
    "a key id elsewhere",
    401,
    otherServer,
    withKey((at) => `${at}/key`),
  ),
  refused(
    "a key id at a port of another service",
    401,
    otherServer,
    withKey((at) => `${at.replace(/:\d+$/, ":6379")}/key`),
  ),
  refused(
    "a key id that is a file",
    401,
    noKeyId,
    withKey(() => "file:///etc/passwd"),
  ),
  refused(
    "a key id that is data",
    401,
    noKeyId,
    withKey(() => "data:application/activity+json,{}"),
  ),
  refused(
    "a key id of an older web",
    401,
    noKeyId,
    withKey((at) => at.replace("http", "gopher")),
  ),
  refused(
    "a key id with a name and a password",
    401,
    noKeyId,
    withKey((at) => at.replace("//", "//mallory:secret@")),
  ),
  refused(
    "a key id of ours",
    401,
    otherServer,
    withKey((_, s) => `${s.wijkUri}#main-key`),
  ),
  refused(
    "a key id with a line break",
    401,
    "signature malformed",
    withKey((at) => `${at}/key\\"`),
  ),
];
