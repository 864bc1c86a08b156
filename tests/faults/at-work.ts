import { setTimeout as pause } from "node:timers/promises";
import { everyone } from "../hostile/inbound-world.ts";
import type { Person } from "../support/person.ts";
import type { Dice } from "./dice.ts";
import { type Answer, counted, type Model, type ModelPost } from "./model.ts";
import type { Pace } from "./pace.ts";
import type { PeerServer } from "./peer-server.ts";

/** Goes on until `signal`, and then ends what it began. Rejects when something is answered that should not be. */
export type AtWork = (signal: AbortSignal) => Promise<void>;

type Conditions = { readonly origin: string; readonly model: Model; readonly dice: Dice; readonly pace: Pace };

type FormAnswer = Answer & { readonly location: string };

/** Sends a form as a page of ours does, and looks at the answer itself, not at the page behind it. */
const sendForm = async (origin: string, person: Person, path: string, fields: object): Promise<FormAnswer> => {
  const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(new URL(path, origin), {
    method: "POST",
    redirect: "manual",
    headers: { accept: "text/html", origin, cookie },
    body: new URLSearchParams(fields as Record<string, string>),
  });
  await response.text();
  return {
    status: response.status,
    location: response.headers.get("location") ?? "",
    retryAfter: response.headers.get("retry-after") ?? undefined,
  };
};

const isDone = (answer: FormAnswer | null): answer is FormAnswer =>
  answer !== null && answer.status >= 200 && answer.status < 400;

/** Questions that stay, under which everyone may answer. */
export const standingQuestions = (model: Model): readonly ModelPost[] =>
  model.posts.filter(({ kind, withdrawn, mayGo }) => kind === "question" && withdrawn === false && !mayGo);

/** A resident who asks, answers, changes and withdraws without rest. */
export const resident =
  (given: Conditions & { readonly person: Person }): AtWork =>
  async (signal) => {
    const { origin, person, model, dice, pace } = given;
    const own: ModelPost[] = [];
    const send = (path: string, fields: object) => counted(model, () => sendForm(origin, person, path, fields));
    const question = (title: string) => ({
      title,
      text: "",
      theme: "lenen",
      audience: "everyone",
      outside: "stand-in",
    });

    const ask = async () => {
      const words = model.newWords();
      const answer = await send("/vragen", question(words));
      const path = isDone(answer) ? /^\/vragen\/[0-9a-f-]{36}/.exec(answer.location)?.[0] : undefined;
      if (path === undefined) return void model.unanswered.push({ words, path: null });
      const id = path.slice("/vragen/".length);
      const mayGo = dice.below(4) === 0;
      keep({ kind: "question", path, id, uri: `${origin}/ap/o/${id}`, words: [words], mayGo });
    };
    const answerOne = async () => {
      const { path } = dice.pick(standingQuestions(model));
      const words = model.newWords();
      const answer = await send(`${path}/antwoorden`, { text: words, outside: "stand-in" });
      const id = isDone(answer) ? /#antwoord-([0-9a-f-]{36})/.exec(answer.location)?.[1] : undefined;
      if (id === undefined) return void model.unanswered.push({ words, path });
      keep({ kind: "answer", path, id, uri: `${origin}/ap/o/${id}`, words: [words], mayGo: true });
    };
    const keep = (post: Pick<ModelPost, "kind" | "path" | "id" | "uri" | "words" | "mayGo">) => {
      const kept = { ...post, oldWords: [], withdrawn: false, byPeer: false };
      own.push(kept);
      model.posts.push(kept);
    };
    const pathOf = (post: ModelPost) => (post.kind === "question" ? post.path : `/antwoorden/${post.id}`);
    const change = async (post: ModelPost) => {
      const words = model.newWords();
      const fields = post.kind === "question" ? question(words) : { text: words };
      if (isDone(await send(`${pathOf(post)}/veranderen`, fields))) {
        post.oldWords.push(...post.words);
        post.words = [words];
      } else {
        post.words = [...post.words, words];
        forget(post);
      }
    };
    const withdraw = async (post: ModelPost) => {
      post.withdrawn = null;
      if (isDone(await send(`${pathOf(post)}/intrekken`, {}))) post.withdrawn = true;
      forget(post);
    };
    /** What is not certain is left alone from now on. */
    const forget = (post: ModelPost) => void own.splice(own.indexOf(post), 1);

    for (; !signal.aborted; await pace.room()) {
      const before = model.answers.get(0) ?? 0;
      const throwOf = dice.below(10);
      const [mine, mayGo] = [own, own.filter((post) => post.mayGo)];
      if (throwOf < 3 || standingQuestions(model).length === 0) await ask();
      else if (throwOf < 7 || mine.length === 0) await answerOne();
      else if (throwOf < 9 || mayGo.length === 0) await change(dice.pick(mine));
      else await withdraw(dice.pick(mayGo));
      const unheard = (model.answers.get(0) ?? 0) > before;
      await pause(unheard ? 300 : 50 + dice.below(150));
    }
  };

/** Someone on a peer who answers, changes the answer and withdraws it; what was not taken is sent again, as it was. */
export const peerAtWork =
  (given: Conditions & { readonly peer: PeerServer }): AtWork =>
  async (signal) => {
    const { origin, peer, model, dice, pace } = given;
    const inbox = `${origin}/ap/inbox`;

    /** Sends until it is taken, also after `signal`: other servers keep trying too. */
    const deliver = async (activity: { readonly id: string }) => {
      for (;;) {
        const answer = await counted(model, () => peer.send(inbox, activity));
        if (answer?.status === 202) break;
        if (answer !== null && answer.status < 500) throw new Error(`${activity.id} was answered ${answer.status}.`);
        await pause(300);
      }
      model.acknowledged.push(activity.id);
    };
    const activity = (type: string, object: unknown) => ({
      "@context": "https://www.w3.org/ns/activitystreams",
      id: `${peer.url}/activities/${model.newWords()}`,
      type,
      actor: peer.person.id,
      to: [everyone],
      object,
    });

    for (; !signal.aborted; await pace.room()) {
      const questions = standingQuestions(model);
      if (questions.length === 0) {
        await pause(100);
        continue;
      }
      const { path, uri: inReplyTo } = dice.pick(questions);
      const words = model.newWords();
      const now = () => new Date().toISOString();
      const uri = `${peer.url}/notes/${words}`;
      const note = { id: uri, type: "Note", attributedTo: peer.person.id, inReplyTo, to: [everyone], published: now() };
      await deliver(activity("Create", { ...note, content: `<p>${words}</p>` }));
      const post: ModelPost = {
        kind: "answer",
        path,
        id: null,
        uri,
        words: [words],
        oldWords: [],
        withdrawn: false,
        byPeer: true,
        mayGo: true,
      };
      model.posts.push(post);
      for (let changes = dice.below(3); changes > 0; changes--) {
        await pause(dice.below(100));
        const changed = model.newWords();
        await deliver(activity("Update", { ...note, content: `<p>${changed}</p>`, updated: now() }));
        post.oldWords.push(...post.words);
        post.words = [changed];
      }
      if (dice.below(4) === 0) {
        await pause(dice.below(100));
        await deliver(activity("Delete", { id: uri, type: "Tombstone" }));
        post.withdrawn = true;
      }
      await pause(100 + dice.below(400));
    }
  };
