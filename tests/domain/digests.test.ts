import fc from "fast-check";
import { expect, test } from "vitest";
import { day, hour, later } from "../../src/kernel/clock.ts";
import type { ActorId, PostId, ResidentId } from "../../src/kernel/ids.ts";
import { digestLetter } from "../../src/notices/digest.mail.ts";
import { type AnswerNews, type AskedQuestion, digestFor, type QuestionNews } from "../../src/notices/digest.ts";
import { closedOf, lastDailyMoment, lastWeeklyMoment } from "../../src/notices/digest-moments.ts";
import type { Post } from "../../src/posts/post.ts";

const at = (text: string) => new Date(text);

test.each([
  ["in winter, a minute before 17:00", "2026-11-24T15:59:59Z", "2026-11-23T16:00:00Z"],
  ["in winter, at 17:00", "2026-11-24T16:00:00Z", "2026-11-24T16:00:00Z"],
  ["in summer, at 17:00", "2026-07-01T15:00:00Z", "2026-07-01T15:00:00Z"],
  ["in summer, a second before", "2026-07-01T14:59:59Z", "2026-06-30T15:00:00Z"],
  ["the morning after the clocks went forward", "2026-03-29T08:00:00Z", "2026-03-28T16:00:00Z"],
  ["the day that the clocks went forward, at 17:00", "2026-03-29T15:00:00Z", "2026-03-29T15:00:00Z"],
  ["the same day, an hour by the old clock before", "2026-03-29T14:59:59Z", "2026-03-28T16:00:00Z"],
  ["the morning after the clocks went back", "2026-10-25T09:00:00Z", "2026-10-24T15:00:00Z"],
  ["the day that the clocks went back, at 17:00", "2026-10-25T16:00:00Z", "2026-10-25T16:00:00Z"],
  ["the same day, an hour too early", "2026-10-25T15:30:00Z", "2026-10-24T15:00:00Z"],
  ["during the hour that is there twice", "2026-10-25T00:30:00Z", "2026-10-24T15:00:00Z"],
  ["on the first of January, at night", "2027-01-01T00:30:00Z", "2026-12-31T16:00:00Z"],
])("the last daily moment %s", (_when, now, moment) => {
  expect(lastDailyMoment(at(now))).toEqual(at(moment));
});

test.each([
  ["on a Monday", "2026-11-23T09:00:00Z", "2026-11-20T16:00:00Z"],
  ["on Friday before 17:00", "2026-11-27T15:59:00Z", "2026-11-20T16:00:00Z"],
  ["on Friday at 17:00", "2026-11-27T16:00:00Z", "2026-11-27T16:00:00Z"],
  ["over the weekend in which the clocks went forward", "2026-03-30T09:00:00Z", "2026-03-27T16:00:00Z"],
  ["the Friday after it", "2026-04-03T15:00:00Z", "2026-04-03T15:00:00Z"],
])("the last weekly moment %s", (_when, now, moment) => {
  expect(lastWeeklyMoment(at(now))).toEqual(at(moment));
});

test("whenever it is, it was 17:00 in Amsterdam then, at most a day and an hour ago, and on Friday for the week", () => {
  const inAmsterdam = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Amsterdam",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  fc.assert(
    fc.property(
      fc.date({ min: at("2020-01-01T00:00:00Z"), max: at("2045-01-01T00:00:00Z"), noInvalidDate: true }),
      (now) => {
        for (const [rhythm, days] of [
          ["day", 1],
          ["week", 7],
        ] as const) {
          const { closed, before } = closedOf(rhythm, now);
          for (const moment of [closed, before]) {
            expect(inAmsterdam.format(moment)).toMatch(rhythm === "day" ? /17:00:00$/ : /^Fri.*17:00:00$/);
          }
          expect(closed <= now && later(closed, days * day + hour) > now).toBe(true);
          expect(Math.abs(closed.getTime() - before.getTime() - days * day)).toBeLessThanOrEqual(hour);
        }
      },
    ),
    { numRuns: 500 },
  );
});

const reader = { id: "anneke" as ResidentId, name: "Anneke", roles: [], upTo: null };
const friday = at("2026-11-27T16:00:00Z");
const before = at("2026-11-20T16:00:00Z");

const post = (over: Partial<Post>): Post => ({
  photos: [],
  id: crypto.randomUUID() as PostId,
  kind: "question",
  threadId: "t" as PostId,
  inReplyTo: null,
  audience: "wijk",
  author: { kind: "resident", residentId: "daan" as ResidentId, actorId: null },
  homeWijkId: null,
  uri: null,
  url: null,
  title: "Wie weet dit?",
  body: "",
  html: "<p>Tekst</p>",
  language: null,
  publishedAt: at("2026-11-24T09:00:00Z"),
  editedAt: null,
  withdrawnAt: null,
  hidden: null,
  held: null,
  ...over,
});
const question = (over: Partial<Post>, news: Partial<QuestionNews> = {}): QuestionNews => ({
  post: post(over),
  theme: "zorg",
  state: "open",
  homeName: null,
  closing: friday,
  ...news,
});
const byAnneke = { kind: "resident", residentId: reader.id, actorId: null } as const;
const digest = (
  questions: readonly QuestionNews[],
  answers: readonly AnswerNews[] = [],
  open: readonly AskedQuestion[] = [],
) => digestFor({ announcements: [], questions, answers, open }, reader, before, friday);

test("nothing new is no digest: neither what was told before, nor what is still to come, nor one's own question", () => {
  expect(digest([])).toBeNull();
  expect(digest([question({}, { closing: before })])).toBeNull();
  expect(digest([question({}, { closing: later(friday, day) })])).toBeNull();
  expect(digest([question({ author: byAnneke })])).toBeNull();
});

test("what the reader may not read is not in it: taken back, or hidden", () => {
  const hidden = { at: friday, by: "mo" as ResidentId, reason: "x" };
  expect(digest([question({ withdrawnAt: friday }), question({ hidden })])).toBeNull();
  const moderator = { ...reader, roles: ["moderator"] as const };
  expect(
    digestFor(
      { announcements: [], questions: [question({ hidden })], answers: [], open: [] },
      moderator,
      before,
      friday,
    ),
  ).not.toBeNull();
});

test("questions of the wijk and of neighbours stand apart; answers of others are counted at one's own question", () => {
  const mine = { post: post({ author: byAnneke }), state: "open" };
  const under = (over: Partial<Post>): AnswerNews => ({
    post: post({ kind: "answer", ...over }),
    closing: friday,
    question: mine,
  });
  const seen = digest(
    [question({}), question({ homeWijkId: "w" as ActorId, audience: "everyone" }, { homeName: "Lindehout" })],
    [under({}), under({}), under({ author: byAnneke }), under({ withdrawnAt: friday })],
  );
  expect([seen?.fromTheWijk.length, seen?.fromNeighbours.length]).toEqual([1, 1]);
  expect(seen?.own).toEqual([{ ...mine, newAnswers: 2 }]);
});

test("how one's own questions stand is told beside news, and is no news by itself", () => {
  const mine = { post: post({ author: byAnneke }), state: "open" };
  const gone = { post: post({ author: byAnneke, withdrawnAt: friday }), state: "open" };
  const ofDaan = { post: post({}), state: "open" };
  expect(digest([], [], [mine])).toBeNull();
  expect(digest([question({})], [], [mine, gone, ofDaan])?.own).toEqual([{ ...mine, newAnswers: 0 }]);
  const many = Array.from({ length: 30 }, () => ({ ...mine, post: post({ author: byAnneke }) }));
  expect(digest([question({})], [], many)?.own).toHaveLength(10);
});

test("what the wijk says is news by itself; taken back, its words are gone and the reason is told", () => {
  const said = (over: Partial<Post>, farewell = "") => ({
    post: post({ kind: "announcement", ...over }),
    source: null as string | null,
    lastDay: null,
    correction: "",
    farewell,
    closing: friday,
  });
  const told = (...announcements: readonly ReturnType<typeof said>[]) =>
    digestFor({ announcements, questions: [], answers: [], open: [] }, reader, before, friday);
  expect(told(said({}))?.announcements).toHaveLength(1);
  expect(told(said({ withdrawnAt: friday }))).toBeNull();
  expect(told(said({ withdrawnAt: friday, html: "" }, "Het gaat niet door."))?.announcements).toHaveLength(1);
  const bySource = { ...said({ withdrawnAt: friday, html: "" }), source: "Gemeente Veldermeer" };
  expect(told(bySource)?.announcements).toHaveLength(1);
});

const letter = (questions: readonly QuestionNews[]) =>
  digestLetter({
    wijk: "Holtveen",
    name: "Anneke",
    rhythm: "week",
    origin: "https://holtveen.example",
    themes: [
      { slug: "zorg", name: "Zorg en gezondheid", icon: "zorg", position: 1, sensitive: true, offered: true },
      { slug: "groen", name: "Tuinen", icon: "boom", position: 2, sensitive: false, offered: true },
    ],
    digest: { announcements: [], fromTheWijk: questions, fromNeighbours: [], own: [] },
  })("nl");

test("a digest has every question in full, and beyond what mailboxes show whole, by its title", () => {
  const long = `<p>${"Een lang verhaal. ".repeat(400)}</p>`;
  const { blocks, subject } = letter(Array.from({ length: 20 }, () => question({ html: long })));
  expect(subject).toBe("Deze week in Holtveen: 20 nieuwe vragen");
  const items = blocks.flatMap((block) => (block.kind === "items" ? block.items : []));
  expect(items).toHaveLength(20);
  expect(items.filter(({ html }) => html === long)).toHaveLength(3);
  expect(items.at(-1)?.about).toContain("De tekst van deze vraag staat op de site.");
  expect(JSON.stringify(letter([question({})]))).toContain("<p>Tekst</p>");
});

test("a digest calls themes as the wijk does, and names no sensitive question where mailboxes show it beside the subject", () => {
  const { blocks, subject, preview } = letter([
    question({ title: "Wie helpt mij met wassen?" }, { theme: "zorg" }),
    question({ title: "Wie snoeit er mee?" }, { theme: "groen" }),
  ]);
  expect(`${subject} ${preview}`).toContain("Wie snoeit er mee?");
  expect(`${subject} ${preview}`).not.toMatch(/wassen|zorg/i);
  expect(JSON.stringify(blocks)).toContain("Wie helpt mij met wassen?");
  expect(JSON.stringify(blocks)).toContain("Tuinen, ");
});
