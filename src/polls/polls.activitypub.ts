import type { OutgoingActivity } from "../federation/delivery/outgoing.ts";
import { type Document, noteContext, plainContext } from "../federation/kit/addressing.ts";
import { plainText, safeHtml } from "../federation/kit/html.ts";
import {
  idOf,
  isObject,
  isOfType,
  type JsonObject,
  momentOf,
  objectsOf,
  pageOf,
  sameOrigin,
  textOf,
} from "../federation/kit/reading.ts";
import { contentIn } from "../federation/kit/words-of-note.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { escapeHtml, oneLine } from "../kernel/text.ts";
import { hashtag, mention, noteFromPost, tagsOf, titleAndBody } from "../posts/posts.activitypub.ts";
import type { Tally } from "./poll.ts";
import type { PollSurroundings } from "./surroundings.ts";
import type { VotesFor } from "./vote.ts";

const [activityStreams, security, terms] = noteContext;

/** Context of polls: that of notes, and Mastodon's word for how many people voted. */
const pollContext = [
  activityStreams,
  security,
  { ...terms, toot: "http://joinmastodon.org/ns#", votersCount: "toot:votersCount" },
] as const;

const tag = "wijkpeiling";

/**
 * A poll as a Question (FEP-9967; federation wire format, 4.5): the title in bold above the text and not in `name`, the
 * options with what was counted last, `endTime` always and `closed` once it is over. `updated` tells of other words, never
 * of other numbers: readers elsewhere would see a poll that was edited.
 */
export const noteFromPoll = (
  { poll, author, wijk, objectLinks }: PollSurroundings,
  given: { readonly origin: string },
): Document => {
  const { post, options, tally } = poll;
  const title = post.title ?? "";
  const tagLine = `<a href="${escapeHtml(given.origin)}/peilingen" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`;
  const content = `<p><strong>${escapeHtml(title)}</strong></p>${post.html}<p>${tagLine}</p>`;
  const around = { author, wijk, addressed: [], inReplyToUri: null, contextUri: `${post.uri}/context`, objectLinks };
  return {
    ...noteFromPost(post, around),
    "@context": pollContext,
    type: "Question",
    ...contentIn(languageOfWijk, content),
    source: {
      content: [`**${title}**`, post.body].filter((part) => part !== "").join("\n\n"),
      mediaType: "text/markdown",
    },
    [poll.several ? "anyOf" : "oneOf"]: options.map((name, option) => ({
      type: "Note",
      name,
      replies: { type: "Collection", totalItems: tally.votes[option] ?? 0 },
    })),
    endTime: poll.endsAt.toISOString(),
    ...(poll.closedAt === null ? {} : { closed: poll.closedAt.toISOString() }),
    votersCount: tally.voters,
    tag: tagsOf([{ ...hashtag(tag, given.origin), href: `${given.origin}/peilingen` }, mention(wijk)], around),
    kind: "poll",
    ...(poll.changedAt === null ? {} : { updated: poll.changedAt.toISOString() }),
  };
};

/** What a poll of a neighbouring wijk says. */
export type PollFromNote = {
  readonly uri: string;
  readonly url: string | null;
  readonly attributedTo: string;
  readonly audience: string | null;
  readonly title: string;
  readonly html: string;
  readonly options: readonly string[];
  readonly several: boolean;
  /** When it ended or will end. */
  readonly endsAt: Date;
  readonly tally: Omit<Tally, "at">;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

const longestHtml = 60_000;
const mostOptions = 20;
const longestName = 200;
const mostVotes = 1_000_000_000;

const contentOf = (note: JsonObject): string | null => {
  const map = note.contentMap;
  return textOf(note.content) ?? (isObject(map) ? textOf(Object.values(map)[0]) : null);
};

const countOf = (value: unknown): number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? Math.min(value, mostVotes) : 0;

const endOf = (note: JsonObject): Date | null => {
  const ended = momentOf(note.closed);
  return ended ?? momentOf(note.endTime);
};

/** Reads a Question with options; `null` for one without, and for anything else. */
export const pollFromNote = (note: JsonObject): PollFromNote | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const content = contentOf(note);
  const several = Array.isArray(note.anyOf);
  const items = objectsOf(several ? note.anyOf : note.oneOf);
  const endsAt = endOf(note);
  if (!isOfType(note, "Question") || uri === null || attributedTo === null || endsAt === null) return null;
  if (content === null || content.length > longestHtml || idOf(note.inReplyTo) !== null) return null;
  const options = items.map((item) => oneLine(textOf(item.name) ?? "").slice(0, longestName));
  const isList = options.length >= 2 && options.length <= mostOptions && new Set(options).size === options.length;
  const { title, body } = titleAndBody(content);
  if (!isList || options.includes("") || title === "") return null;
  const votes = items.map((item) => countOf(isObject(item.replies) ? item.replies.totalItems : null));
  const page = pageOf(note.url);
  return {
    uri,
    url: page !== null && sameOrigin(page, uri) ? page : null,
    attributedTo,
    audience: idOf(note.audience),
    title,
    html: safeHtml(body),
    options,
    several,
    endsAt,
    tally: {
      votes,
      voters:
        "votersCount" in note
          ? countOf(note.votersCount)
          : several
            ? Math.max(...votes)
            : votes.reduce((a, b) => a + b),
    },
    publishedAt: momentOf(note.published),
    updatedAt: momentOf(note.updated),
  };
};

/** A vote from another server: which option, by its name, of which poll. */
export type VoteFromNote = { readonly option: string; readonly pollUri: string; readonly attributedTo: string };

/**
 * Reads a Note as a vote, the way Mastodon sends one: a `name`, an `inReplyTo` and no words. With words it is a reply,
 * whatever its name.
 */
export const voteFromNote = (note: JsonObject): VoteFromNote | null => {
  const option = textOf(note.name);
  const pollUri = idOf(note.inReplyTo);
  const attributedTo = idOf(note.attributedTo);
  const hasWords = plainText(contentOf(note) ?? "") !== "";
  if (!isOfType(note, "Note") || hasWords || option === null || option === "") return null;
  return pollUri === null || attributedTo === null ? null : { option, pollUri, attributedTo };
};

/**
 * Votes as Mastodon sends them: a Create for each option, to the poll's maker alone, with ids that lead nowhere. No post of
 * ours stands at them, so that they are in no outbox and at no address.
 */
export const votesFor: VotesFor = ({ poll, author, voter, choices, at }) =>
  choices.map((option) => {
    const uri = `${voter.uri}#votes/${option + 1}`;
    const body = {
      "@context": plainContext,
      id: `${uri}/activity`,
      type: "Create",
      actor: voter.uri,
      to: [author.uri],
      cc: [],
      object: {
        id: uri,
        type: "Note",
        name: poll.options[option],
        attributedTo: voter.uri,
        inReplyTo: poll.post.uri,
        to: [author.uri],
        cc: [],
      },
    };
    return {
      id: crypto.randomUUID(),
      uri: body.id,
      type: "Create",
      signerId: voter.id,
      objectUri: uri,
      postId: null,
      body: JSON.stringify(body),
      madeAt: at,
      recipients: { actors: [author.id] },
    } satisfies OutgoingActivity;
  });
