import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboundWorld } from "../hostile/inbound-world.ts";
import { type Person, settle } from "../hostile/origins.ts";

/** Requests to quote a post of ours (FEP-044f; federation.md 2.8): only its author may. */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let joost: Person;
const told: Record<string, unknown>[] = [];

beforeAll(async () => {
  world = await createInboundWorld();
  joost = settle(world.third, "joost");
  world.third.pages.set("/users/joost/inbox", (request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (piece) => {
      text += piece;
    });
    request.on("end", () => {
      told.push(JSON.parse(text));
      response.writeHead(202).end();
    });
  });
});
afterAll(() => world.close());

const asking = (about: string, number: number, more: object = {}) => ({
  "@context": ["https://www.w3.org/ns/activitystreams", { QuoteRequest: "https://w3id.org/fep/044f#QuoteRequest" }],
  id: `${joost.id}/quote_requests/${number}`,
  type: "QuoteRequest",
  actor: joost.id,
  object: about,
  instrument: `${joost.id}/statuses/${number}`,
  ...more,
});

test("Who asks to quote a question is told no by its asker, with the request, once for each request", async () => {
  const { uri } = await world.ask();
  const request = asking(uri, 1);
  await world.tell(joost, request);
  await world.tell(joost, request);
  const note = (await world.read(uri)).json;
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    type: "Reject",
    actor: note.attributedTo,
    to: [joost.id],
    cc: [],
    object: { id: request.id, type: "QuoteRequest", actor: joost.id, object: uri, instrument: request.instrument },
  });
  await world.tell(joost, asking(uri, 2, { object: { id: uri, type: "Note" } }));
  expect(told.map(({ type }) => type)).toEqual(["Reject", "Reject"]);
  expect(told[0]?.id).not.toBe(told[1]?.id);
});

test("Who was refused a quote is not told of later changes to the question for that", async () => {
  const { path, title, uri } = await world.ask();
  await world.tell(joost, asking(uri, 3));
  const before = told.length;
  world.clock.move(60_000);
  await world.anneke.post(`${path}/veranderen`, { title: `${title} nu`, text: "", theme: "lenen" });
  await world.wijk.settle();
  expect(told.length).toBe(before);
});

test("A request about what not everyone may read is as quiet as one about nothing at all", async () => {
  const fields = { text: "", theme: "lenen", outside: "standin" };
  const ask = async (title: string, audience: string) => {
    const page = await world.anneke.post("/vragen", { ...fields, title, audience });
    return new URL(page.url).pathname;
  };
  const uriOf = (path: string) => `${world.wijk.origin}/ap/o/${path.split("/").at(-1)}`;
  const inside = uriOf(await ask("Alleen in de wijk", "wijk"));
  const withdrawn = await ask("Ingetrokken", "everyone");
  await world.anneke.post(`${withdrawn}/intrekken`);
  const thread = await ask("Met een verborgen antwoord", "everyone");
  const answered = await world.anneke.post(`${thread}/antwoorden`, { text: "Straks verborgen." });
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec(answered.html)?.[1] ?? "";
  await world.wijk.administrator.post(`/antwoorden/${answer}/verbergen`, {
    rule: "friendly",
    reason: "Hoort hier niet.",
  });
  await world.wijk.settle();

  const stranger = settle(world.home, "stranger");
  const before = told.length;
  const seen: string[][] = [];
  const about = [
    `${world.wijk.origin}/ap/o/00000000-0000-4000-8000-000000000000`,
    inside,
    uriOf(withdrawn),
    `${world.wijk.origin}/ap/o/${answer}`,
  ];
  for (const [number, object] of about.entries()) {
    // Known by its key, so that the only thing left to fetch would be for this answer.
    await world.tell(stranger, world.activity(stranger, "Like", `${world.home.url}/nothing`));
    const asked = world.home.requests.length;
    await world.tell(stranger, { ...asking(object, number), id: `${stranger.id}/q/${number}`, actor: stranger.id });
    seen.push(world.home.requests.slice(asked));
  }
  expect(seen).toEqual([[], [], [], []]);
  expect(told.length).toBe(before);
});
