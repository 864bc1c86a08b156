import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asGroup } from "../federation/cases/listening.ts";
import { everyone } from "../hostile/inbound-world.ts";
import { createOrigin, type Person as Elsewhere, type Origin, post, settle } from "../hostile/origins.ts";
import { activityForm, makeActivity } from "../support/activity-form.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** Activities of wijken that ours follows: another one like ours, and a group that writes Events as Mobilizon does. */
const clock = createMovedClock();
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let origin: Origin;
let group: Elsewhere;
let anneke: Person;
let marja: Person;

beforeAll(async () => {
  [holtveen, lindehout] = [await startWijk({ clock, name: "Holtveen" }), await startWijk({ clock, name: "Lindehout" })];
  [anneke, marja] = [await holtveen.neighbour("Anneke"), await lindehout.neighbour("Marja")];
  origin = await createOrigin();
  group = asGroup(origin, settle(origin, "molenkamp"));
  await lindehout.administrator.post("/beheer/buurwijken", { address: holtveen.handle });
  await lindehout.administrator.post("/beheer/buurwijken", { address: group.id });
  await bothSettle();
  // The group says yes.
  const [follow] = await followsSent();
  await tell({ type: "Accept", object: follow });
  await bothSettle();
});
afterAll(async () => {
  await origin.close();
  await lindehout.close();
  await holtveen.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await holtveen.settle();
    await lindehout.settle();
    clock.move(60_000);
  }
};
let count = 0;
const tell = async (activity: object): Promise<void> => {
  count += 1;
  const id = `${group.id}/activities/${count}`;
  const whole = {
    "@context": "https://www.w3.org/ns/activitystreams",
    id,
    actor: group.id,
    to: [everyone],
    ...activity,
  };
  expect((await post(`${lindehout.origin}/ap/inbox`, whole, group, clock())).status).toBe(202);
  await lindehout.settle();
};
/** What Lindehout sent to the group, as it stands in its table. */
const followsSent = async (): Promise<readonly object[]> => {
  const sql = postgres(lindehout.databaseUrl, { max: 1 });
  const rows = await sql`select body from outgoing_activity where type = 'Follow'`;
  await sql.end();
  return rows.map(({ body }) => JSON.parse(body as string)).filter(({ object }) => object === group.id);
};

const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const neighbours = async (): Promise<string> =>
  /<section aria-labelledby="buurwijken">.*?<\/section>/s.exec((await marja.get("/agenda")).html)?.[0] ?? "";
const pageOf = async (title: string): Promise<string> =>
  new RegExp(`href="(/agenda/[0-9a-f-]{36})"[^>]*>${title}`).exec(await neighbours())?.[1] ?? "/agenda/none";

const event = (more: object = {}) => ({
  id: `${origin.url}/events/1`,
  type: "Event",
  attributedTo: group.id,
  to: [everyone],
  cc: [`${group.id}/followers`],
  name: "Open dag van de molen",
  content: "<p>Kom kijken <script>alert(1)</script>naar de wieken.</p>",
  startTime: "2026-12-06T10:00:00Z",
  endTime: "2026-12-06T12:00:00Z",
  location: { type: "Place", name: "De molen" },
  status: "CONFIRMED",
  published: clock().toISOString(),
  ...more,
});

test("An activity of a neighbouring wijk stands apart on our agenda, says when and where once, and is gone to there", async () => {
  const { path } = await makeActivity(anneke, { title: "Straatvoetbal" });
  await bothSettle();
  expect(words(await neighbours())).toMatch(/Straatvoetbal .*zaterdag 5 december van 14\.00 tot 16\.00 uur.*Holtveen/);
  const page = await marja.get(await pageOf("Straatvoetbal"));
  expect(words(page.html)).toContain("Dit is in buurwijk Holtveen.");
  expect(words(page.html).match(/Wanneer/g)).toHaveLength(1);
  expect(page.html).toContain(`href="${holtveen.origin}${path}"`);
  expect(page.html).not.toMatch(/Anneke|>Meld me aan</);
  for (const place of ["/", "/agenda.ics"]) expect((await marja.get(place)).html).not.toContain("Straatvoetbal");
  expect((await marja.get(`${await pageOf("Straatvoetbal")}/activiteit.ics`)).status).toBe(404);
});

test("What changes there changes here, what does not go on says why, and what is taken back goes", async () => {
  const { path } = await makeActivity(anneke, { title: "Kaartavond" });
  await bothSettle();
  const away = await pageOf("Kaartavond");
  await anneke.post(`${path}/veranderen`, {
    ...activityForm,
    title: "Kaartavond",
    place: "In de kerk",
    from: "19:00",
    to: "22:00",
  });
  await bothSettle();
  const changed = words((await marja.get(away)).html);
  expect(changed).toContain("van 19.00 tot 22.00 uur");
  expect(changed).toContain("Waar In de kerk");
  await anneke.post(`${path}/afgelasten`, { why: "Te weinig kaarten." });
  await bothSettle();
  expect(words((await marja.get(away)).html)).toContain("Gaat niet door Te weinig kaarten.");
  await anneke.post(`${path}/intrekken`);
  await bothSettle();
  expect((await marja.get(away)).status).toBe(404);
});

test("What is for the other wijk alone never arrives", async () => {
  await makeActivity(anneke, { title: "Alleen voor Holtveen", audience: "wijk" });
  await bothSettle();
  expect(await neighbours()).not.toContain("Alleen voor Holtveen");
});

test("An Event of a group that our wijk follows is read as an activity, without what could be harmful", async () => {
  await tell({
    type: "Announce",
    object: { id: `${group.id}/creates/1`, type: "Create", actor: group.id, object: event() },
  });
  const away = await pageOf("Open dag van de molen");
  const page = await marja.get(away);
  expect(words(page.html)).toContain("Wanneer zondag 6 december van 11.00 tot 13.00 uur");
  expect(words(page.html)).toContain("Waar De molen");
  expect(page.html).not.toContain("alert(1)");
  clock.move(60_000);
  const changed = event({ status: "CANCELLED", updated: clock().toISOString() });
  await tell({ type: "Update", object: changed });
  expect(words((await marja.get(away)).html)).toContain("Gaat niet door");
  await tell({ type: "Delete", object: `${origin.url}/events/1` });
  expect((await marja.get(away)).status).toBe(404);
});

test.each([
  ["without a beginning", { startTime: undefined }],
  ["with a beginning that is none", { startTime: "morgen" }],
  ["without a name", { name: "" }],
  ["of another wijk", { audience: "https://elders.example/wijk" }],
  ["for its followers alone", { to: [], cc: [] }],
  ["by somebody of another server", { attributedTo: "https://elders.example/iemand" }],
])("An Event %s is left alone", async (_, more) => {
  const object = event({ id: `${origin.url}/events/${crypto.randomUUID()}`, name: "Vreemde dag", ...more });
  await tell({
    type: "Announce",
    object: { id: `${group.id}/creates/${crypto.randomUUID()}`, type: "Create", actor: group.id, object },
  });
  expect((await marja.get("/agenda")).html).not.toContain("Vreemde dag");
});

test("An Event that says no end, or one before its beginning, takes an hour", async () => {
  for (const [name, endTime] of [
    ["Zonder einde", undefined],
    ["Eerder voorbij", "2026-12-06T09:00:00Z"],
  ] as const) {
    const object = event({ id: `${origin.url}/events/${crypto.randomUUID()}`, name, endTime });
    await tell({
      type: "Announce",
      object: { id: `${group.id}/creates/${crypto.randomUUID()}`, type: "Create", actor: group.id, object },
    });
    expect(words((await marja.get(await pageOf(name))).html)).toContain("van 11.00 tot 12.00 uur");
  }
});

test("When the other server is shut out, what it does is on the agenda no more", async () => {
  await makeActivity(anneke, { title: "Laatste feest" });
  await bothSettle();
  expect(await neighbours()).toContain("Laatste feest");
  await lindehout.administrator.post("/beheer/servers", { host: holtveen.host, reason: "Ruzie" });
  expect(await neighbours()).not.toContain("Laatste feest");
});
