import type postgres from "postgres";
import type { Person } from "../support/person.ts";
import type { ReceivedLetter } from "../support/post-office.ts";
import { inWords, objectOf } from "./listener.ts";
import type { Model, ModelPost } from "./model.ts";
import type { Arrival, PeerServer } from "./peer-server.ts";

const timesIn = (html: string, words: string): number =>
  html.replaceAll(/data-view="[^"]*"/g, "").split(words).length - 1;

/** Everything that is wrong with what stands on the pages and in the tables; nothing when all is well. */
export const wrongHere = async (sql: postgres.Sql, reader: Person, model: Model): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const stored = await sql<{ words: string }[]>`select coalesce(title, body || html) as words from post
    where withdrawn_at is null`;
  const storedTimes = (words: string) => stored.filter((row) => row.words.includes(words)).length;

  const byPath = Map.groupBy(model.posts, ({ path }) => path);
  for (const [path, posts] of byPath) {
    const { status, html } = await reader.get(path);
    const question = posts.find(({ kind }) => kind === "question");
    if (question === undefined || (question.withdrawn === false && status !== 200))
      wrong.push(`${path}: status ${status}`);
    if (question?.withdrawn === true && status !== 404) wrong.push(`${path}: withdrawn, and status ${status}`);
    for (const post of posts) wrong.push(...wrongWith(post, (words) => timesIn(html, words), storedTimes));
  }
  for (const { words } of model.unanswered) {
    if (storedTimes(words) > 1) wrong.push(`${words}: never answered, and ${storedTimes(words)} times there`);
  }

  const activities = await sql<{ id: string; done: boolean; outcome: string | null }[]>`
    select activity_id as id, done_at is not null as done, outcome from inbox_activity`;
  const known = Map.groupBy(activities, ({ id }) => id);
  for (const id of model.acknowledged) {
    const rows = known.get(id) ?? [];
    if (rows.length !== 1 || rows[0]?.done !== true || rows[0].outcome === "failed")
      wrong.push(`${id}: acknowledged, and there is ${JSON.stringify(rows)}`);
  }

  const twice = await sql`select kind, payload ->> 'answerId' as answer, payload ->> 'postId' as post, count(*)::int
    from event where kind in ('AnswerReceived', 'PostWithdrawn') group by 1, 2, 3 having count(*) > 1`;
  wrong.push(...twice.map((row) => `happened twice: ${JSON.stringify(row)}`));
  const changes = await sql<{ uri: string; times: number }[]>`
    select post.uri, count(event.id)::int as times from post
    left join event on event.kind = 'AnswerChanged' and event.payload ->> 'answerId' = post.id::text
    where post.kind = 'answer' group by post.uri`;
  const changesOf = new Map(changes.map(({ uri, times }) => [uri, times]));
  for (const { byPeer, uri, oldWords } of model.posts) {
    const times = changesOf.get(uri);
    if (byPeer && times !== oldWords.length)
      wrong.push(`${uri}: changed ${oldWords.length} times elsewhere and ${times} times here`);
  }
  return wrong;
};

const wrongWith = (
  post: ModelPost,
  onPage: (words: string) => number,
  stored: (words: string) => number,
): readonly string[] => {
  const wrong: string[] = [];
  const say = (what: string) => wrong.push(`${post.kind} ${post.uri} (${post.words.join(" or ")}): ${what}`);
  for (const old of post.oldWords) if (onPage(old) + stored(old) > 0) say(`the old words ${old} are still there`);
  const now = post.words.map(stored).reduce((sum, count) => sum + count);
  const shown = post.words.map(onPage).reduce((sum, count) => sum + count);
  if (post.withdrawn === true) {
    if (now > 0 || shown > 0) say("withdrawn, and still there");
  } else if (now > 1 || (post.kind === "answer" && shown > 1)) say(`there ${now} times, shown ${shown} times`);
  else if (post.withdrawn === false && now !== 1) say("acknowledged, and not there");
  else if (post.withdrawn === false && shown === 0) say("there, and not on its page");
  return wrong;
};

/** Everything that is wrong with what a peer got. */
export const wrongAt = async (sql: postgres.Sql, peer: PeerServer, model: Model): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const say = (what: string) => wrong.push(`${peer.host}: ${what}`);
  const due = await sql<{ place: number; uri: string; object: string; outcome: string | null }[]>`
    select delivery.id::int as place, uri, delivery.object_uri as object, outcome
    from delivery join outgoing_activity on outgoing_activity.id = activity_id
    where inbox = ${`${peer.url}/inbox`} order by delivery.id`;
  const placeOf = new Map(due.map(({ uri, place }) => [uri, place]));
  const seen = new Set(peer.arrivals.map(({ activity }) => activity.id));
  for (const { uri, outcome } of due) {
    if (outcome !== "delivered") say(`${uri} ended as ${outcome}`);
    if (!seen.has(uri)) say(`${uri} never came`);
  }
  for (const { activity, signed } of peer.arrivals) {
    if (!signed) say(`${activity.id} came without a signature`);
    if (!placeOf.has(activity.id)) say(`${activity.id} came and stands nowhere`);
  }

  const about = Map.groupBy(peer.arrivals, ({ activity }) => objectOf(activity) ?? "");
  for (const [object, arrivals] of about) {
    for (const what of wrongOrder(arrivals, placeOf)) say(`${object}: ${what}`);
  }

  for (const { uri, words, withdrawn } of model.posts) {
    const arrivals = about.get(uri) ?? [];
    const last = arrivals.findLast(({ activity, body }) => /Create|Update/.test(inWords(activity)) && body.length > 0);
    if (withdrawn === false && words.length === 1 && !(last?.body.includes(words[0] ?? "") ?? false))
      say(`${uri} stands with the words ${words[0]}, and the last that came was ${last?.body}`);
    if (withdrawn === true && arrivals.length > 0 && !arrivals.some(({ activity }) => /Delete/.test(inWords(activity))))
      say(`${uri} is withdrawn, of which nothing came`);
  }
  return wrong;
};

/** What is wrong with the order of what came about one object. */
const wrongOrder = (arrivals: readonly Arrival[], placeOf: ReadonlyMap<string, number>): readonly string[] => {
  const wrong: string[] = [];
  const place = ({ activity }: Arrival) => placeOf.get(activity.id) ?? 0;
  const first = arrivals.filter(
    ({ activity }, index) => arrivals.findIndex((other) => other.activity.id === activity.id) === index,
  );
  const names = first.map(({ activity }) => inWords(activity));
  if (first.some((arrival, index) => index > 0 && place(arrival) < place(first[index - 1] as Arrival)))
    wrong.push(`sent in another order than added: ${names.join(", ")}`);
  const stages = names.map((name) => [/Create/, /Update/, /Delete|Undo/].findIndex((stage) => stage.test(name)));
  const known = stages.filter((stage) => stage >= 0);
  if (known.some((stage, index) => stage < (known[index - 1] ?? 0))) wrong.push(`came as ${names.join(", ")}`);
  const gone = arrivals.findIndex(({ activity }) => /Delete/.test(inWords(activity)));
  const late = gone < 0 ? [] : arrivals.slice(gone).filter((each) => place(each) < place(arrivals[gone] as Arrival));
  for (const { activity } of late) wrong.push(`after its Delete came ${inWords(activity)} ${activity.id}`);
  return wrong;
};

/** Everything that is wrong with the letters about answers. `repeats` is how many may have gone out again. */
export const wrongLetters = async (
  sql: postgres.Sql,
  letters: readonly ReceivedLetter[],
  model: Model,
  repeats: number,
): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const ids = new Set(letters.map(({ messageId }) => messageId));
  if (letters.length - ids.size > repeats)
    wrong.push(`${letters.length} letters with ${ids.size} ids: more went out again than the ${repeats} kills explain`);

  const wanted = await sql<{ id: string }[]>`
    select answer.id from post answer join post question on question.id = answer.thread_id
    where answer.kind = 'answer' and answer.withdrawn_at is null and question.withdrawn_at is null
      and question.resident_id is not null and question.resident_id is distinct from answer.resident_id`;
  for (const { id } of wanted) {
    const sent = [...ids].filter((messageId) => messageId.startsWith(`<${id}@`)).length;
    if (sent !== 1) wrong.push(`answer ${id}: ${sent} letters`);
  }
  for (const { kind, words, oldWords } of model.posts) {
    if (kind !== "answer") continue;
    const all = [...words, ...oldWords];
    const told = letters.filter(({ text }) => text.split("\n").some((line) => all.includes(line.trim())));
    const different = new Set(told.map(({ messageId }) => messageId)).size;
    if (different > 1) wrong.push(`answer ${words.join(" or ")}: ${different} different letters`);
  }
  return wrong;
};
