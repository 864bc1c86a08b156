import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hour, minute } from "../../src/kernel/clock.ts";
import { createInboundWorld, everyone } from "../hostile/inbound-world.ts";
import { type Origin, type Person, settle } from "../hostile/origins.ts";

let world: Awaited<ReturnType<typeof createInboundWorld>>;
/** A neighbouring wijk, and two people on a third server. */
let lindehout: Person;
let sanne: Person;
let bram: Person;
let count = 0;

beforeAll(async () => {
  world = await createInboundWorld();
  const settled = settle(world.home, "lindehout");
  lindehout = { ...settled, document: { ...settled.document, type: "Group", name: "Lindehout" } };
  world.home.pages.set(new URL(lindehout.id).pathname, lindehout.document);
  sanne = settle(world.third, "sanne");
  bram = settle(world.third, "bram");
  await world.wijk.administrator.post("/beheer/buurwijken", { address: lindehout.id });
  await world.wijk.settle();
  const pair = { type: "Follow", actor: world.wijkUri, object: lindehout.id };
  await world.tell(lindehout, world.activity(lindehout, "Accept", pair));
});
afterAll(() => world.close());

const serve = (origin: Origin, document: { readonly id: string }) =>
  origin.pages.set(new URL(document.id).pathname, document);

/** A note that stands on its author's server and that nobody sent us. */
const noteOn = (origin: Origin, author: Person, inReplyTo: string, content: string, more: object = {}) => {
  count += 1;
  const note = {
    "@context": "https://www.w3.org/ns/activitystreams",
    id: `${author.id}/notes/${count}`,
    type: "Note",
    attributedTo: author.id,
    inReplyTo,
    content: `<p>${content}</p>`,
    to: [everyone],
    ...more,
  };
  serve(origin, note);
  return note;
};

/** A question of the neighbouring wijk, shared with us, with what its document says of its thread. */
const sharedQuestion = async (title: string, thread: (id: string) => object) => {
  count += 1;
  const id = `${lindehout.id}/questions/${count}`;
  const question = {
    "@context": "https://www.w3.org/ns/activitystreams",
    id,
    type: "Note",
    attributedTo: lindehout.id,
    audience: lindehout.id,
    name: title,
    content: `<p>${title}</p>`,
    to: [everyone],
    ...thread(id),
  };
  serve(world.home, question);
  const create = { id: `${id}/activity`, type: "Create", actor: lindehout.id, to: [everyone], object: question };
  await world.tell(lindehout, world.activity(lindehout, "Announce", create));
  const list = (await world.anneke.get("/buurwijken")).html;
  const path = new RegExp(`href="(/vragen/[0-9a-f-]+)"[^>]*>[^<]*(?:<[^>]*>\\s*)*${title}`).exec(list)?.[1];
  if (path === undefined) throw new Error(`${title} is not shown`);
  return { id, path };
};

const later = async (milliseconds: number) => {
  world.clock.move(milliseconds);
  await world.wijk.settle();
};

describe("answers given where a thread began", () => {
  test("An answer that was never sent to us is shown after an hour, and what answers it on a third server too", async () => {
    const { id, path } = await sharedQuestion("Wie snoeit er mee?", (uri) => ({ replies: `${uri}/replies` }));
    const answer = noteOn(world.home, lindehout, id, "Ik kom met een zaag");
    const below = noteOn(world.third, sanne, answer.id, "Neem ook een ladder mee");
    serve(world.home, {
      ...answer,
      replies: { type: "Collection", first: { type: "CollectionPage", items: [below.id] } },
    } as typeof answer);
    serve(world.home, { id: `${id}/replies`, type: "Collection", first: `${id}/replies/first` } as never);
    serve(world.home, { id: `${id}/replies/first`, type: "CollectionPage", items: [answer.id] } as never);
    await later(59 * minute);
    expect(await world.times(path, "Ik kom met een zaag")).toBe(0);
    await later(minute);
    expect(await world.times(path, "Ik kom met een zaag")).toBe(1);
    expect(await world.times(path, "Neem ook een ladder mee")).toBe(1);
  });

  test("What comes later is found after six hours and after a day, and then nobody is asked any more", async () => {
    const { id, path } = await sharedQuestion("Wie heeft een kar?", (uri) => ({ context: `${uri}/context` }));
    const items: string[] = [];
    const context = () =>
      serve(world.home, { id: `${id}/context`, type: "OrderedCollection", orderedItems: items } as never);
    const answers = ["Na een kwartier", "Na vijf uur", "Na twintig uur", "Na twee dagen"];
    const answerNow = (index: number) => {
      items.push(noteOn(world.third, bram, id, answers[index] ?? "").id);
      context();
    };
    const shown = async () => Promise.all(answers.map((answer) => world.times(path, answer)));
    answerNow(0);
    await later(hour);
    expect(await shown()).toEqual([1, 0, 0, 0]);
    answerNow(1);
    await later(5 * hour);
    expect(await shown()).toEqual([1, 1, 0, 0]);
    answerNow(2);
    await later(18 * hour);
    expect(await shown()).toEqual([1, 1, 1, 0]);
    answerNow(3);
    world.home.requests.length = 0;
    await later(48 * hour);
    expect(await shown()).toEqual([1, 1, 1, 0]);
    expect(world.home.requests.filter((request) => request.includes(new URL(id).pathname))).toEqual([]);
  });

  test("In a whole thread an answer may stand before what it answers", async () => {
    const { id, path } = await sharedQuestion("Wie bakt er?", (uri) => ({ context: `${uri}/context` }));
    const above = noteOn(world.third, sanne, id, "Ik bak een taart");
    const below = noteOn(world.third, bram, above.id, "Dan breng ik koffie");
    const created = { id: `${above.id}/activity`, type: "Create", actor: sanne.id, object: above };
    serve(world.home, { id: `${id}/context`, type: "Collection", items: [below.id, created] } as never);
    await later(hour);
    expect(await world.times(path, "Ik bak een taart")).toBe(1);
    expect(await world.times(path, "Dan breng ik koffie")).toBe(1);
  });

  test("A thread without end costs at most a hundred requests each time", async () => {
    const { id } = await sharedQuestion("Wie telt er mee?", (uri) => ({ replies: `${uri}/replies` }));
    let asked = 0;
    const base = `${world.third.url}/endless`;
    const endless = Array.from({ length: 300 }, (_, index) => `${base}/${index}`);
    for (const uri of endless) {
      world.third.pages.set(new URL(uri).pathname, (_request, response) => {
        asked += 1;
        const note = {
          id: uri,
          type: "Note",
          attributedTo: sanne.id,
          inReplyTo: id,
          content: "<p>x</p>",
          to: [everyone],
        };
        response.writeHead(200, { "content-type": "application/activity+json" }).end(JSON.stringify(note));
      });
    }
    serve(world.home, { id: `${id}/replies`, type: "Collection", items: endless } as never);
    world.home.requests.length = 0;
    world.third.requests.length = 0;
    await later(hour);
    expect(asked).toBeGreaterThan(50);
    expect(world.home.requests.length + world.third.requests.length).toBeLessThanOrEqual(100);
  });

  test("Nothing is taken from a server under the name of another, and nothing that is not for everyone", async () => {
    const { id, path } = await sharedQuestion("Wie waakt er?", (uri) => ({ replies: `${uri}/replies` }));
    const forged = noteOn(world.third, sanne, id, "Onder een valse naam", { attributedTo: lindehout.id });
    const secret = noteOn(world.third, sanne, id, "Onder ons gezegd", { to: [lindehout.id] });
    serve(world.home, { id: `${id}/replies`, type: "Collection", items: [forged.id, secret.id] } as never);
    await later(hour);
    expect(await world.times(path, "Onder een valse naam")).toBe(0);
    expect(await world.times(path, "Onder ons gezegd")).toBe(0);
  });
});

describe("what an answer answers", () => {
  const send = (author: Person, note: { readonly id: string }) =>
    world.tell(author, { id: `${note.id}/activity`, type: "Create", actor: author.id, to: [everyone], object: note });
  const toUs = () => ({ cc: [world.wijkUri] });

  test("What lies between a reply and a question of ours is fetched, from the top", async () => {
    const question = await world.ask();
    const first = noteOn(world.third, sanne, question.uri, "Bovenaan");
    const second = noteOn(world.third, bram, first.id, "Daaronder");
    const third = noteOn(world.third, sanne, second.id, "Helemaal onderaan", toUs());
    await send(sanne, third);
    for (const text of ["Bovenaan", "Daaronder", "Helemaal onderaan"])
      expect(await world.times(question.path, text)).toBe(1);
  });

  test("A reply that names nothing of ours makes us fetch nothing", async () => {
    const question = await world.ask();
    const first = noteOn(world.third, sanne, question.uri, "Niet gezien");
    world.third.requests.length = 0;
    await send(bram, noteOn(world.third, bram, first.id, "Gaat ons niet aan"));
    expect(world.third.requests.filter((request) => request.includes("/notes/"))).toEqual([]);
    expect(await world.times(question.path, "Gaat ons niet aan")).toBe(0);
  });

  test("A way of fifty notes is followed to its end, one of more is not", async () => {
    const chain = (questionUri: string, length: number, word: string) => {
      let above = questionUri;
      let last = { id: "" };
      for (let index = 0; index < length; index++) {
        last = noteOn(world.third, sanne, above, `${word} ${index}.`, index === length - 1 ? toUs() : {});
        above = last.id;
      }
      return last;
    };
    const question = await world.ask();
    await send(sanne, chain(question.uri, 51, "Trede"));
    expect(await world.times(question.path, "Trede 50.")).toBe(1);
    await send(sanne, chain(question.uri, 52, "Sport"));
    expect(await world.times(question.path, "Sport 51.")).toBe(0);
  });

  test("A server that is away for a moment is asked again", async () => {
    const question = await world.ask();
    const between = noteOn(world.third, bram, question.uri, "Straks weer daar");
    const page = world.third.pages.get(new URL(between.id).pathname) as object;
    world.third.pages.set(new URL(between.id).pathname, (_request, response) => void response.writeHead(503).end());
    await send(sanne, noteOn(world.third, sanne, between.id, "Daarop gezegd", toUs()));
    expect(await world.times(question.path, "Daarop gezegd")).toBe(0);
    world.third.pages.set(new URL(between.id).pathname, page);
    await later(minute);
    expect(await world.times(question.path, "Straks weer daar")).toBe(1);
    expect(await world.times(question.path, "Daarop gezegd")).toBe(1);
  });

  test("One server has at most twenty threads looked for in an hour", async () => {
    world.clock.move(2 * hour);
    world.third.requests.length = 0;
    const lost = Array.from({ length: 25 }, (_, index) => `${world.third.url}/lost/${index}`);
    for (const uri of lost) await send(sanne, noteOn(world.third, sanne, uri, "Waarop?", toUs()));
    expect(world.third.requests.filter((request) => request.includes("/lost/"))).toHaveLength(20);
  });
});
