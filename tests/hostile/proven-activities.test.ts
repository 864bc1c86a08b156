import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createInboundWorld, everyone } from "./inbound-world.ts";
import { newKeyPair, type Person, settle } from "./origins.ts";
import { contexts, type Json, type Prover, proven, spoiled, withProofKey } from "./proofs.ts";

/**
 * What somebody else brings is taken without asking its author's server when its author proved to have said it (FEP-8b32): a
 * wijk that ours follows shares it, or another server forwards it to our inbox. Requests are counted where they arrive.
 */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
let lindehout: Person;
/** Writes on the third server; so does their neighbour. Mallory is on the server of the wijk. */
let sanne: Prover;
let liars: { readonly neighbour: Prover; readonly stranger: Prover };
let count = 0;

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
  lindehout = settle(world.home, "lindehout");
  world.home.pages.set("/users/lindehout", { ...lindehout.document, type: "Group" });
  sanne = withProofKey(world.third, settle(world.third, "sanne"));
  liars = {
    neighbour: withProofKey(world.third, settle(world.third, "buur")),
    stranger: withProofKey(world.home, settle(world.home, "mallory")),
  };
  await world.wijk.administrator.post("/beheer/buurwijken", { address: lindehout.id });
  await world.wijk.settle();
  const [asked] = await sql`select follow_uri from neighbour`;
  await world.tell(lindehout, world.activity(lindehout, "Accept", asked?.follow_uri));
  // Known from here on, with a key that was seen.
  await share(proven(said("Create", question("Bekend")), sanne, world.clock()));
});
afterAll(async () => {
  await sql.end();
  await world.close();
});
beforeEach(() => {
  world.clock.move(1_000);
  world.third.requests.length = 0;
  world.home.requests.length = 0;
});

const question = (title: string, by: Person = sanne, more: Json = {}): Json & { readonly id: string } => {
  count += 1;
  const id = `${by.id}/questions/${count}`;
  const content = `<p>${title}</p>`;
  return {
    id,
    type: "Note",
    attributedTo: by.id,
    audience: lindehout.id,
    name: title,
    content,
    to: [everyone],
    ...more,
  };
};

const said = (type: string, object: Json & { readonly id: string }, by: Person = sanne): Json => {
  count += 1;
  return { id: `${object.id}/said/${count}`, type, actor: by.id, to: [everyone], object };
};

const deleted = ({ id }: { readonly id: string }): Json & { readonly id: string } => ({ id, type: "Tombstone" });

/** Sends an Announce by the neighbouring wijk around something, which may be a text. */
const share = async (inner: Json | string): Promise<void> => {
  const announce = JSON.stringify(world.activity(lindehout, "Announce", "INNER"));
  const text = announce.replace('"INNER"', () => (typeof inner === "string" ? inner : JSON.stringify(inner)));
  expect((await world.send(lindehout, text)).status).toBe(202);
  await world.wijk.settle();
};

/** Sends something of another as it is, signed by the one who sends it. */
const forward = async (activity: Json | string, by: Person = lindehout): Promise<number> => {
  const { status } = await world.send(by, activity);
  await world.wijk.settle();
  return status;
};

const stands = async (title: string): Promise<boolean> => (await world.times("/buurwijken", title)) > 0;
const serve = (note: Json & { readonly id: string }): void => {
  world.third.pages.set(new URL(note.id).pathname, note);
};
const asked = ({ id }: { readonly id: string }): number =>
  world.third.requests.filter((request) => request === `GET ${new URL(id).pathname}`).length;

describe("What a neighbouring wijk shares of somebody on a third server", () => {
  test("is taken as it stands when they proved it, and costs their server nothing once they are known", async () => {
    const note = question("Bewezen vraag");
    await share(proven(said("Create", note), sanne, world.clock()));
    expect(await stands("Bewezen vraag")).toBe(true);
    expect(world.third.requests).toEqual([]);
  });

  test("costs one request for somebody who is not known: their own document, and not what they wrote", async () => {
    const other = withProofKey(world.third, settle(world.third, "nieuw"));
    await share(proven(said("Create", question("Vraag van een nieuwe", other), other), other, world.clock()));
    expect(await stands("Vraag van een nieuwe")).toBe(true);
    expect(world.third.requests).toEqual(["GET /users/nieuw"]);
  });

  test("is changed and taken back by what they proved, without a request", async () => {
    const note = question("Eerste woorden");
    await share(proven(said("Create", note), sanne, world.clock()));
    const changed = { ...note, name: "Andere woorden", updated: world.clock().toISOString() };
    await share(proven(said("Update", changed), sanne, world.clock()));
    expect([await stands("Eerste woorden"), await stands("Andere woorden")]).toEqual([false, true]);
    await share(proven(said("Delete", deleted(note)), sanne, world.clock()));
    expect(await stands("Andere woorden")).toBe(false);
    expect(world.third.requests).toEqual([]);
  });

  test("is fetched when there is no proof, and when the object is only named", async () => {
    const note = question("Opgehaalde vraag");
    serve(note);
    await share({ "@context": contexts, ...said("Create", { ...note, name: "Vervalst" }) });
    expect(asked(note)).toBe(1);
    const bare = question("Genoemde vraag");
    serve(bare);
    await share(proven({ ...said("Create", bare), object: bare.id }, sanne, world.clock()));
    expect(asked(bare)).toBe(1);
    expect([await stands("Opgehaalde vraag"), await stands("Genoemde vraag"), await stands("Vervalst")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each(Object.keys(spoiled))(
    "is not taken for a proof with %s: it is looked for where it was written",
    async (name) => {
      const title = `Bedrog ${count}`;
      const note = question(title);
      const text = spoiled[name]?.(said("Create", note), sanne, { ...liars, at: world.clock() }) ?? "";
      await share(text);
      expect(await stands(title)).toBe(false);
      expect(asked(note)).toBe(1);
      // Nobody else is asked for a key.
      expect(world.home.requests.filter((request) => request.startsWith("GET"))).toEqual([]);
      // And where it can be had, it is taken from there.
      serve(note);
      await share(text);
      const isTaken = name !== "an object of somebody else" && name !== "a poll, whose numbers have no order";
      if (isTaken) expect(await stands(title)).toBe(true);
      expect(await stands("Vervalst")).toBe(false);
    },
  );
});

describe("The key of a proof", () => {
  const told = async (by: Prover, title: string): Promise<boolean> => {
    const note = question(title, by);
    await share(proven(said("Create", note, by), by, world.clock()));
    return stands(title);
  };

  test("is one that the actor names for making proofs, as a Multikey of their own", async () => {
    const make = (name: string, more: Json = {}) => withProofKey(world.third, settle(world.third, name), more);
    expect(await told(make("eigen"), "Met eigen sleutel")).toBe(true);
    expect(await told(make("vanander", { controller: sanne.id }), "Met sleutel van een ander")).toBe(false);
    expect(await told(make("anderetype", { type: "JsonWebKey" }), "Met een ander soort sleutel")).toBe(false);
    expect(
      await told(make("rsa", { publicKeyMultibase: undefined, publicKeyPem: newKeyPair().publicPem }), "Met RSA"),
    ).toBe(false);
    const signer = make("ondertekenaar");
    const { assertionMethod, ...document } = signer.document;
    const [key] = assertionMethod as [Json];
    world.third.pages.set("/users/ondertekenaar", { ...document, publicKey: { ...key, owner: signer.id } });
    expect(await told(signer, "Met een sleutel om te ondertekenen")).toBe(false);
  });

  test("is fetched once more when it does not fit, and the new one counts", async () => {
    const before = withProofKey(world.third, settle(world.third, "ververst"));
    expect(await told(before, "Met de oude sleutel")).toBe(true);
    world.clock.move(120_000);
    const after = withProofKey(world.third, before);
    world.third.requests.length = 0;
    expect(await told(after, "Met de nieuwe sleutel")).toBe(true);
    expect(world.third.requests).toEqual(["GET /users/ververst"]);
    expect(await told(before, "Nog eens met de oude sleutel")).toBe(false);
  });
});

describe("What was said before", () => {
  test("does not win from what came after it", async () => {
    const note = question("Vraag met een verleden");
    const at = (minutes: number) => new Date(world.clock().getTime() - minutes * 60_000);
    const create = proven(said("Create", note), sanne, at(50));
    const older = { ...note, name: "Oudere versie", updated: at(40).toISOString() };
    const update = proven(said("Update", older), sanne, at(40));
    await share(create);
    await share(
      proven(said("Update", { ...note, name: "Nieuwste versie", updated: at(30).toISOString() }), sanne, at(30)),
    );
    for (const again of [update, create, { ...update, signature: { type: "RsaSignature2017" } }]) await share(again);
    expect(await forward(update)).toBe(202);
    expect(await forward(create)).toBe(202);
    expect([await stands("Nieuwste versie"), await stands("Oudere versie"), await stands(note.name as string)]).toEqual(
      [true, false, false],
    );
  });

  test("stays away once it was taken back, also when it never was here", async () => {
    for (const [title, isKnown] of [
      ["Teruggenomen vraag", true],
      ["Nooit gezien", false],
    ] as const) {
      const note = question(title);
      const create = proven(said("Create", note), sanne, world.clock());
      if (isKnown) await share(create);
      await share(proven(said("Delete", deleted(note)), sanne, world.clock()));
      await share(create);
      expect(await forward(create)).toBe(202);
      expect(await stands(title)).toBe(false);
    }
    expect(world.third.requests).toEqual([]);
  });

  test("is taken back by a proof of any age, and by nobody but its author", async () => {
    const { path, uri } = await world.ask();
    const more = { audience: undefined, name: undefined, inReplyTo: uri };
    const { neighbour } = liars;
    for (const bring of [share, forward]) {
      const note = question("Antwoord in onze wijk", sanne, more);
      await bring(proven(said("Create", note), sanne, world.clock()));
      await bring(proven(said("Delete", deleted(note), neighbour), neighbour, world.clock()));
      await bring({ "@context": contexts, ...said("Delete", deleted(note)) });
      expect(await world.times(path, "Antwoord in onze wijk")).toBe(1);
      await bring(proven(said("Delete", deleted(note)), sanne, new Date(world.clock().getTime() - 40 * 86_400_000)));
      expect(await world.times(path, "Antwoord in onze wijk")).toBe(0);
    }
  });

  test("is not changed by a neighbour of its author under the same id", async () => {
    const note = question("Vraag van Sanne");
    await share(proven(said("Create", note), sanne, world.clock()));
    const { neighbour } = liars;
    const taken = { ...note, attributedTo: neighbour.id, name: "Gekaapt", updated: world.clock().toISOString() };
    for (const type of ["Create", "Update"])
      await share(proven(said(type, taken, neighbour), neighbour, world.clock()));
    expect([await stands("Vraag van Sanne"), await stands("Gekaapt")]).toEqual([true, false]);
  });
});

describe("What another server forwards to our inbox", () => {
  const answer = async (words: string, by: Person = sanne) => {
    const { path, uri } = await world.ask();
    const more = { audience: undefined, name: undefined, content: `<p>${words}</p>`, inReplyTo: uri };
    return { path, note: question(words, by, more) };
  };
  const given = (path: string, words: string): Promise<number> => world.times(path, words);

  test("is taken when its author proved it, changed and taken back, without a request to their server", async () => {
    const { path, note } = await answer("Doorgestuurd antwoord");
    const create = proven(said("Create", note), sanne, world.clock());
    expect(await forward(create)).toBe(202);
    expect(await given(path, "Doorgestuurd antwoord")).toBe(1);
    const changed = { ...note, content: "<p>Beter antwoord</p>", updated: world.clock().toISOString() };
    expect(await forward(proven(said("Update", changed), sanne, world.clock()))).toBe(202);
    expect(await given(path, "Beter antwoord")).toBe(1);
    expect(await forward(proven(said("Delete", deleted(note)), sanne, world.clock()))).toBe(202);
    expect(await given(path, "Beter antwoord")).toBe(0);
    expect(world.third.requests).toEqual([]);
    const [row] =
      await sql`select actor_uri, forwarded_by from inbox_activity where activity_id = ${String(create.id)}`;
    expect(row).toEqual({ actor_uri: sanne.id, forwarded_by: lindehout.id });
  });

  test("comes once, forwarded and from its author", async () => {
    const { path, note } = await answer("Eén keer");
    const create = proven(said("Create", note), sanne, world.clock());
    expect(await forward(create)).toBe(202);
    expect((await world.send(sanne, create)).status).toBe(202);
    await world.wijk.settle();
    expect(await given(path, "Eén keer")).toBe(1);
    expect(await sql`select 1 from inbox_activity where activity_id = ${String(create.id)}`).toHaveLength(1);
  });

  test.each(Object.keys(spoiled))("is refused with %s, and nothing of it is kept", async (name) => {
    const { path, note } = await answer(`Bedrog ${count}`);
    const create = said("Create", note);
    const text = spoiled[name]?.(create, sanne, { ...liars, at: world.clock() }) ?? "";
    expect([400, 401, 403]).toContain(await forward(text));
    expect(await given(path, "Bedrog")).toBe(0);
    // The genuine one still gets through.
    expect((await world.send(sanne, { "@context": contexts, ...create })).status).toBe(202);
  });

  test("is refused without a proof, and with one by whoever sends it", async () => {
    const { note } = await answer("Zonder bewijs");
    expect(await forward({ "@context": contexts, ...said("Create", note) })).toBe(401);
    const { stranger } = liars;
    expect(await forward(proven(said("Create", note), stranger, world.clock()), stranger)).toBe(401);
  });

  test("is refused when the request itself is not signed by whom it says", async () => {
    const other = withProofKey(world.third, settle(world.third, "ongezien"));
    const { note } = await answer("Slecht bezorgd", other);
    const create = proven(said("Create", note, other), other, world.clock());
    const forged = { ...lindehout, privateKey: newKeyPair().privateKey };
    expect((await world.send(forged, create)).status).toBe(401);
    // Nobody makes us ask another server without saying who they are.
    expect(world.third.requests).toEqual([]);
    expect((await world.send(lindehout, create)).status).toBe(202);
    expect(world.third.requests).toEqual(["GET /users/ongezien"]);
  });

  test("is heard of what people write, and of nothing that says who follows, blocks, likes or lives where", async () => {
    const { note } = await answer("Geliefd");
    for (const type of ["Follow", "Undo", "Move", "Block", "Like", "Flag", "Accept", "Announce"]) {
      const activity = { ...said(type, note), object: type === "Move" ? sanne.id : world.wijkUri };
      expect(await forward(proven(activity, sanne, world.clock())), type).toBeGreaterThanOrEqual(400);
    }
    expect(await forward(proven({ ...said("Delete", note), object: sanne.id }, sanne, world.clock()))).toBe(401);
  });

  test("is refused when the one who wrote it or the one who sends it is shut out, but for what its author takes back", async () => {
    const { path, note } = await answer("Van een gemeden server");
    expect(await forward(proven(said("Create", note), sanne, world.clock()))).toBe(202);
    const other = withProofKey(world.third, settle(world.third, "gemeden"));
    const shut = async (host: string, lift = false) =>
      lift
        ? sql`delete from blocked_server`
        : sql`insert into blocked_server (host, reason, blocked_by, blocked_at) select ${host}, 'x', id, now() from resident limit 1`;
    const byOther = () => proven(said("Create", question("Nog iets", other), other), other, world.clock());
    for (const host of [world.third.url, world.home.url]) {
      await shut(new URL(host).host);
      expect(await forward(byOther()), host).toBe(403);
      // Nor what we could judge without asking anybody.
      expect(await forward(proven(said("Create", question("Van Sanne")), sanne, world.clock())), host).toBe(403);
      await shut("", true);
    }
    const shutPerson = (person: Person) => sql`insert into blocked_actor (actor_id, reason, blocked_by, blocked_at)
      select actor.id, 'x', resident.id, now() from actor, resident where uri = ${person.id} limit 1`;
    await shutPerson(lindehout);
    expect(await forward(byOther())).toBe(403);
    await sql`delete from blocked_actor`;
    const toWijk = { audience: undefined, cc: [world.wijkUri], tag: [{ type: "Mention", href: world.wijkUri }] };
    const waiting = proven(said("Create", question("Aan de wijk", sanne, toWijk)), sanne, world.clock());
    expect((await world.send(lindehout, waiting)).status).toBe(202);
    await shutPerson(lindehout);
    await world.wijk.settle();
    expect(await sql`select outcome from inbox_activity where activity_id = ${String(waiting.id)}`).toMatchObject([
      { outcome: "shut out" },
    ]);
    await sql`delete from blocked_actor`;
    await shutPerson(sanne);
    const changed = { ...note, content: "<p>Anders</p>", updated: world.clock().toISOString() };
    expect(await forward(proven(said("Update", changed), sanne, world.clock()))).toBe(403);
    await shut(new URL(world.third.url).host);
    expect(await forward(proven(said("Delete", deleted(note)), sanne, world.clock()))).toBe(202);
    expect(await given(path, "Van een gemeden server")).toBe(0);
    await sql`delete from blocked_actor`;
    await shut("", true);
    expect(world.third.requests.filter((request) => !request.includes("gemeden"))).toEqual([]);
  });

  test("waits for a moderator when the one who wrote it is limited, and when the one who brought it is", async () => {
    const limit = (host: string) => sql`insert into limited_server (host, reason, limited_by, limited_at)
      select ${new URL(host).host}, 'x', id, now() from resident limit 1`;
    for (const host of [world.third.url, world.home.url]) {
      const { path, note } = await answer(`Beperkt ${host}`);
      const { path: other, note: shared } = await answer(`Gedeeld ${host}`);
      await limit(host);
      expect(await forward(proven(said("Create", note), sanne, world.clock()))).toBe(202);
      await share(proven(said("Create", shared), sanne, world.clock()));
      await sql`delete from limited_server`;
      expect([await given(path, "Beperkt"), await given(other, "Gedeeld")], host).toEqual([0, 0]);
      const held =
        await sql`select held_at from post where uri in ${sql([note.id, shared.id])} and held_at is not null`;
      expect(held, host).toHaveLength(2);
    }
  });
});

test("What its own actor signs is taken as before, whatever proof it carries", async () => {
  const { path, uri } = await world.ask();
  const note = question("Zelf gestuurd", sanne, { audience: undefined, name: undefined, inReplyTo: uri });
  const wrong = { ...proven(said("Create", note), sanne, world.clock()), published: "2020-01-01T00:00:00Z" };
  expect((await world.send(sanne, wrong)).status).toBe(202);
  await world.wijk.settle();
  expect(await world.times(path, "Zelf gestuurd")).toBe(1);
});
