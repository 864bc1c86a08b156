import { readdirSync, readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as contexts from "../../src/federation/kit/addressing.ts";
import { ownTerms } from "../../src/federation/kit/own-terms.ts";
import { acceptOf, noteFromHandedAnswer, noteFromHandOver } from "../../src/handing-over/hand-overs.activitypub.ts";
import type {
  BroughtAppealId,
  HandedAnswerId,
  HandedQuestionId,
  HandOverId,
  PostId,
  ResidentId,
  SecondOpinionId,
} from "../../src/kernel/ids.ts";
import { answerToAppeal, offerOfAppeal } from "../../src/moderation/second-opinions/second-opinions.activitypub.ts";
import { localActor } from "../../src/posts/actor.ts";
import { createInboundWorld } from "../hostile/inbound-world.ts";
import { settle } from "../hostile/origins.ts";
import { typesWritten, writeOfEverything } from "./all-that-is-written.ts";
import { namesIn } from "./vocabularies.ts";

/** Whose words we use: every name in our JSON belongs to one of these, or is a mistake. */
const vocabularies: Readonly<Record<string, string>> = {
  "https://www.w3.org/ns/activitystreams#": "ActivityStreams 2.0",
  "http://www.w3.org/ns/ldp#": "Linked Data Platform (`inbox`)",
  "https://w3id.org/security#": "keys, signatures and proofs",
  "http://purl.org/dc/terms/": "Dublin Core (`created` of a signature)",
  "http://joinmastodon.org/ns#": "Mastodon",
  "https://join-lemmy.org/ns#": "Lemmy",
  "http://schema.org/": "schema.org (`language`, as Lemmy has it, and what events have of it)",
  "http://www.w3.org/2002/12/cal/ical#": "iCalendar (`status` of an Event)",
  "https://joinmobilizon.org/ns#": "Mobilizon (events)",
  "https://gotosocial.org/ns#": "GoToSocial (interaction policies)",
  "http://fedibird.com/ns#": "Fedibird (`searchableBy`, FEP-268d)",
  "https://purl.archive.org/socialweb/webfinger#": "`webfinger` (FEP-2c59)",
  "https://w3id.org/valueflows/ont/vf#": "ValueFlows (what is offered and looked for, FEP-0837)",
  "http://www.ontology-of-units-of-measure.org/resource/om-2/": "units of measure (FEP-0837)",
  "https://w3id.org/fep/044f#": "FEP-044f",
  [contexts.ownNamespace]: "our own",
};

/** Mastodon signs under this name, which no context has; without it Mastodon knows no signature. */
const outsideEveryContext = ["RsaSignature2017"];

const folder = new URL("golden/", import.meta.url);
const goldenFiles = readdirSync(folder);
const golden = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const vocabularyOf = (name: string): string =>
  name.slice(0, Math.max(name.lastIndexOf("#"), name.lastIndexOf("/")) + 1);

let world: Awaited<ReturnType<typeof createInboundWorld>>;
beforeAll(async () => {
  world = await createInboundWorld();
});
afterAll(() => world.close());

const expectKnown = async (document: unknown): Promise<void> => {
  const { undeclared, declared } = await namesIn(document);
  expect(undeclared.filter((each) => !outsideEveryContext.includes(each))).toEqual([]);
  const full = declared.filter((each) => !each.startsWith("@"));
  expect(full.filter((each) => vocabularies[vocabularyOf(each)] === undefined)).toEqual([]);
};

test.each(goldenFiles)("Every key and type in %s stands in a context and in a vocabulary that we know", (name) =>
  expectKnown(golden(name)),
);

test("So do those of what is handed over to a gemeente alone, and of its answer", async () => {
  const at = new Date("2026-11-26T10:00:00Z");
  const actor = (origin: string, name: string) =>
    localActor({ origin, kind: "stand_in", handle: name, name, signingKeyId: "none", at });
  const [wijk, speaker] = [actor("https://holtveen.example", "holtveen"), actor("https://holtveen.example", "vink")];
  const gemeente = actor("https://veldermeer.example", "gemeente");
  const uri = "https://holtveen.example/ap/o/0f0e0d0c-0b0a-4908-8706-050403020100";
  const words = { title: "Lamp", text: "Kapot.", place: "De Brink" };
  const handOver = {
    ...words,
    id: "x" as HandOverId,
    questionId: "x" as PostId,
    gemeente,
    speakerId: speaker.id,
    uri,
    at,
  };
  const note = noteFromHandOver(
    { ...handOver, withdrawnAt: null, toldSettled: false, promised: null },
    { speaker, wijk, state: "answered", changedAt: at },
  );
  const question = {
    id: "x" as HandedQuestionId,
    uri,
    wijk,
    asker: speaker,
    ...words,
    cameAt: at,
    year: 2026,
    number: 1,
  };
  const took = { answerBefore: "2026-12-01", why: "Druk.", settledAt: null, withdrawnAt: null, erasedAt: null };
  const id = "x" as HandedAnswerId;
  const by = "x" as ResidentId;
  const answer = {
    id,
    handedId: question.id,
    text: "Ja.",
    declined: false,
    answeredBy: by,
    at,
    editedAt: at,
    withdrawnAt: null,
  };
  await expectKnown(note);
  await expectKnown(acceptOf({ ...question, ...took }, { id: `${uri}/accept`, gemeente, at, reference: "V-2026-001" }));
  await expectKnown(noteFromHandedAnswer(answer, question, { gemeente, origin: "https://veldermeer.example" }));
});

test("So do those of an appeal that one wijk of the ring is asked to look at, and of its answer", async () => {
  const at = new Date("2026-11-26T10:00:00Z");
  const actor = (origin: string, name: string) =>
    localActor({ origin, kind: "wijk", handle: name, name, signingKeyId: "none", at });
  const [wijk, other] = [
    actor("https://holtveen.example", "holtveen"),
    actor("https://lindehout.example", "lindehout"),
  ];
  const uri = "https://holtveen.example/ap/o/0f0e0d0c-0b0a-4908-8706-050403020100";
  const copy = {
    kind: "hidden",
    rule: "private",
    reason: "Een naam.",
    text: "Wie kent [naam]?",
    words: "Mag dat niet?",
  } as const;
  const term = { ...copy, uri, answerBefore: at, answer: "Dit mag.", endedAt: null };
  const asked = {
    ...term,
    id: "x" as SecondOpinionId,
    wijk: other,
    agreedAt: at,
    state: "asked",
    outcome: null,
  } as const;
  await expectKnown(offerOfAppeal(asked, { id: `${uri}/offer`, wijk, at }));
  const brought = { ...term, id: "x" as BroughtAppealId, wijk, cameAt: at, decidedBy: null } as const;
  const around = { id: `${uri}/answer`, wijk: other, at };
  await expectKnown(answerToAppeal({ ...brought, state: "answered", outcome: "overturned" }, around));
  await expectKnown(answerToAppeal({ ...brought, state: "declined", outcome: null }, around));
});

test("So do those of all other activities that are written", async () => {
  await writeOfEverything(world, settle(world.third, "joost"));
  const sql = postgres(world.wijk.databaseUrl, { max: 1 });
  const written = (await sql`select body from outgoing_activity`).map(({ body }) => JSON.parse(body as string));
  await sql.end();
  expect(new Set(written.map(({ type }) => type))).toEqual(typesWritten);
  for (const activity of written) await expectKnown(activity);
});

test("Every term of our own that a context of ours has is published, and no other", async () => {
  const ours = new Set<string>();
  for (const context of Object.values(contexts)) {
    for (const part of Array.isArray(context) ? context : []) {
      for (const [name, definition] of Object.entries(typeof part === "object" ? part : {})) {
        const id = typeof definition === "string" ? definition : (definition as { readonly "@id": string })["@id"];
        if (id.startsWith("ww:") || (id.startsWith(contexts.ownNamespace) && name !== "ww")) ours.add(name);
      }
    }
  }
  expect([...ours].sort()).toEqual(Object.keys(ownTerms).sort());
});

test("The terms of our own are served to any page as a JSON-LD context with what each of them says, before there is a wijk too", async () => {
  const response = await fetch(`${world.wijk.origin}/ap/ns`, { headers: { origin: "https://elders.example" } });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/ld+json",
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=86400",
  });
  expect(response.headers.has("set-cookie")).toBe(false);
  const document = (await response.json()) as { "@context": object; "@graph": readonly Record<string, unknown>[] };
  const example = Object.fromEntries(Object.keys(ownTerms).map((name) => [name, "x"]));
  const { undeclared, declared } = await namesIn({ "@context": document["@context"], ...example });
  expect(undeclared).toEqual([]);
  expect(declared).toEqual(document["@graph"].map((term) => term["@id"]).sort());
  for (const term of document["@graph"])
    expect(term["http://www.w3.org/2000/01/rdf-schema#comment"], String(term["@id"])).toMatch(/^.{20,}\.$/);
});

test("FEDERATION.md names every term of our own and every vocabulary that we use", () => {
  const text = readFileSync(new URL("../../FEDERATION.md", import.meta.url), "utf8");
  const section = text.slice(text.indexOf("## Terms"), text.indexOf("## What we take in"));
  for (const name of Object.keys(ownTerms)) expect(section).toContain(`\`${name}\``);
  for (const address of Object.keys(vocabularies)) expect(section).toContain(address);
});
