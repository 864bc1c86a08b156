import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { policyFromNote } from "../../src/posts/interaction-policy.activitypub.ts";
import { createInboundWorld, everyone } from "../hostile/inbound-world.ts";
import { type Person, settle } from "../hostile/origins.ts";

/** What authors elsewhere let us do with what they wrote (GoToSocial's policies; federation.md 3.4 and 4.6). */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
let lindehout: Person;

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 1 });
  const settled = settle(world.home, "lindehout");
  const document = { ...settled.document, type: "Group", name: "Lindehout" };
  world.home.pages.set("/users/lindehout", document);
  lindehout = { ...settled, document };
  await world.wijk.administrator.post("/beheer/buurwijken", { address: lindehout.id });
  await world.wijk.settle();
  const [asked] = await sql`select follow_uri from neighbour`;
  await world.tell(lindehout, world.activity(lindehout, "Accept", asked?.follow_uri));
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const onlyAuthor = { automaticApproval: [], manualApproval: [everyone] };
const free = { automaticApproval: [everyone], manualApproval: [] };

const shared = (title: string, more: object) => {
  const author = settle(world.home, `vrager-${title.length}`);
  const object = {
    id: `${author.id}/questions/${title.replaceAll(" ", "-")}`,
    type: "Note",
    attributedTo: author.id,
    audience: lindehout.id,
    name: title,
    content: `<p>${title}</p>`,
    to: [everyone],
    ...more,
  };
  return { object, create: { id: `${object.id}/activity`, type: "Create", actor: author.id, to: [everyone], object } };
};

const pathOf = async (uri: string) => {
  const [row] = await sql`select id from post where uri = ${uri}`;
  return `/vragen/${row?.id}`;
};

test("A question whose asker wants no answers from outside offers no form, says why, and takes no answer", async () => {
  const { object, create } = shared("Alleen voor mijn eigen volgers", { interactionPolicy: { canReply: onlyAuthor } });
  await world.tell(lindehout, world.activity(lindehout, "Announce", create));
  const path = await pathOf(object.id);
  const page = await world.anneke.get(path);
  expect(page.html).toContain("Wie dit vroeg, wil geen antwoorden van buiten.");
  expect(page.html).not.toContain(`action="${path}/antwoorden"`);
  expect((await world.wijk.visitor().get(path)).html).not.toContain("Weet jij");
  const answered = await world.anneke.post(`${path}/antwoorden`, { text: "Toch een antwoord." });
  expect(answered.status).toBe(409);
  expect(await world.times(path, "Toch een antwoord.")).toBe(0);
});

test("When the asker changes their mind, so does the page", async () => {
  const { object, create } = shared("Eerst voor iedereen", { interactionPolicy: { canReply: free } });
  await world.tell(lindehout, world.activity(lindehout, "Announce", create));
  const path = await pathOf(object.id);
  expect((await world.anneke.get(path)).html).toContain(`action="${path}/antwoorden"`);
  const changed = async (canReply: object) => {
    world.clock.move(60_000);
    const updated = world.clock().toISOString();
    const update = {
      id: `${object.id}/updates/${updated}`,
      type: "Update",
      actor: object.attributedTo,
      object: { ...object, updated, interactionPolicy: { canReply } },
    };
    await world.tell(lindehout, world.activity(lindehout, "Announce", update));
  };
  await changed(onlyAuthor);
  expect((await world.anneke.get(path)).html).not.toContain(`action="${path}/antwoorden"`);
  await changed(free);
  expect((await world.anneke.get(path)).html).toContain(`action="${path}/antwoorden"`);
});

test("A policy is read in its old words and its new, and who says nothing lets us do everything", () => {
  const wijk = "https://holtveen.example/ap/a/wijk";
  const read = (interactionPolicy: unknown) => policyFromNote({ interactionPolicy }, wijk);
  const all = { reply: true, announce: true };
  expect(read(undefined)).toEqual(all);
  expect(read("nonsense")).toEqual(all);
  expect(read({ canQuote: { automaticApproval: ["https://a.example/users/a"] } })).toEqual(all);
  expect(read({ canReply: free, canAnnounce: { automaticApproval: "as:Public" } })).toEqual(all);
  expect(read({ canReply: { always: [everyone] }, canAnnounce: { always: [], approvalRequired: [everyone] } })).toEqual(
    {
      reply: true,
      announce: false,
    },
  );
  expect(read({ canReply: { automaticApproval: [wijk] }, canAnnounce: onlyAuthor })).toEqual({
    reply: true,
    announce: false,
  });
  expect(read({ canReply: { automaticApproval: ["https://a.example/users/a/followers"] } })).toEqual({
    reply: false,
    announce: true,
  });
});
