import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { innocentNames, lookAlikeNames, namesWithBadges, realName } from "../support/look-alike-names.ts";
import { nameSource } from "../support/official-source.ts";
import { createInboundWorld, everyone } from "./inbound-world.ts";
import { type Person, settle } from "./origins.ts";

let world: Awaited<ReturnType<typeof createInboundWorld>>;
let model: Person;
let count = 0;

const names = Object.values(lookAlikeNames).flat();
const badgeOf = "Officieel: ";
const warning = "Let op: niet de officiële ";

/** An account with a name of its own; all sign with one key. */
const called = (name: string, type = "Person"): Person => {
  count += 1;
  const id = `${world.third.url}/users/iemand${count}`;
  const keyId = `${id}#main-key`;
  const document = {
    ...model.document,
    id,
    type,
    name,
    preferredUsername: `iemand${count}`,
    inbox: `${model.id}/inbox`,
    publicKey: { id: keyId, owner: id, publicKeyPem: model.publicPem },
  };
  world.third.pages.set(`/users/iemand${count}`, document);
  return { ...model, id, keyId, document };
};
const addressOf = ({ id }: Person): string => `@${id.split("/").at(-1)}@${new URL(id).host}`;
const plain = (html: string): string => html.replaceAll(/data-view="[^"]*"|<!--.*?-->/g, "");

beforeAll(async () => {
  world = await createInboundWorld();
  model = settle(world.third, "model");
  const gemeente = settle(world.home, "gemeente");
  const document = { ...gemeente.document, name: realName, type: "Organization" };
  world.home.pages.set("/users/gemeente", document);
  await nameSource(world.wijk.administrator, gemeente.id);
  await world.wijk.settle();
});
afterAll(() => world.close());

/** What each of these accounts answers under one question, as its own piece of the page. */
const answersOf = async (given: readonly string[]): Promise<readonly (readonly [Person, string])[]> => {
  const { path, uri } = await world.ask();
  const people = given.map((name) => called(name));
  for (const person of people)
    expect((await world.send(person, world.answer(person, uri, `Antwoord van ${person.id}.`))).status).toBe(202);
  await world.wijk.settle();
  const pieces = plain((await world.anneke.get(path)).html)
    .split('<li class="answer ')
    .slice(1);
  return people.map((person) => [person, pieces.find((piece) => piece.includes(`Antwoord van ${person.id}.`)) ?? ""]);
};

describe("a remote account that answers", () => {
  test("under a name that looks official has no badge, and stands there with its full address and as not the official one", async () => {
    const answers = await answersOf(names);
    expect(answers.filter(([, piece]) => !piece.includes(warning)).map(([{ document }]) => document.name)).toEqual([]);
    for (const [person, piece] of answers) {
      expect(piece).toContain(addressOf(person));
      expect(piece).not.toContain(badgeOf);
      expect(piece).not.toContain('class="plate"');
    }
  });

  test("with marks in its name stands there without them", async () => {
    for (const [index, [, piece]] of (await answersOf(namesWithBadges.map(([name]) => name))).entries()) {
      expect(piece).toContain(`<b dir="auto">${namesWithBadges[index]?.[1]}</b>`);
      expect(piece).not.toContain(warning);
    }
  });

  test("under a name of its own is called so", async () => {
    for (const [index, [, piece]] of (await answersOf(innocentNames)).entries()) {
      const name = (innocentNames[index] ?? "").replaceAll("&", "&amp;").replaceAll("'", "&#39;");
      expect(piece).toContain(`<b dir="auto">${name}</b>`);
      expect(piece).not.toContain(warning);
    }
  });

  test("that looks official is named by its address in the letter about the answer", async () => {
    await world.anneke.post("/ik/post", { digest: "never", atOnce: ["answer"] });
    world.clock.move(60_000);
    await answersOf([realName]);
    const letter = await world.wijk.letterWith(`@iemand${count}@`);
    expect(letter).toContain(`@iemand${count}@`);
    expect(letter).not.toContain(realName);
  });
});

describe("a neighbouring wijk", () => {
  test("under a name that looks official says nothing with a badge, on the board or on the page", async () => {
    for (const name of names) {
      const wijk = called(name, "Group");
      await world.wijk.administrator.post("/beheer/buurwijken", { address: wijk.id });
      await world.wijk.settle();
      world.clock.move(1_000);
      await world.tell(wijk, world.activity(wijk, "Accept", { type: "Follow", actor: world.wijkUri, object: wijk.id }));
      const note = {
        id: `${wijk.id}/notes/1`,
        type: "Note",
        kind: "mededeling",
        attributedTo: wijk.id,
        audience: wijk.id,
        name: `Nieuws van ${wijk.id}`,
        content: "<p><strong>Nieuws</strong></p><p>Er is iets.</p>",
        to: [everyone],
      };
      world.third.pages.set(`${new URL(wijk.id).pathname}/notes/1`, note);
      await world.tell(wijk, world.activity(wijk, "Announce", note.id));
      const board = plain((await world.anneke.get("/mededelingen")).html);
      const sheet = board.split("<article ").find((each) => each.includes(`Nieuws van ${wijk.id}`)) ?? "";
      const path = /href="(\/mededelingen\/[^"]+)"/.exec(sheet)?.[1] ?? "";
      const page = plain((await world.anneke.get(path)).html);
      for (const shown of [sheet.split("</article>")[0] ?? "", page]) {
        expect([name, shown.includes(warning)]).toEqual([name, true]);
        expect(shown).toContain(addressOf(wijk));
        expect(shown).not.toContain('class="plate"');
      }
    }
  }, 60_000);
});

describe("a resident", () => {
  const choose = (name: string) => world.anneke.post("/ik/naam", { name });

  test.each(names)("cannot be called %j, and is told why at the field", async (name) => {
    const page = await choose(name);
    expect(page.status).toBe(422);
    expect(page.html).toContain("Deze naam lijkt op die van de gemeente, de politie of een andere officiële bron.");
  });

  test.each(namesWithBadges)("cannot carry a badge in a name: %j", async (name) => {
    expect((await choose(name)).status).toBe(422);
  });

  test.each(innocentNames)("can be called %j", async (name) => {
    expect((await choose(name)).status).toBe(200);
  });

  test("who joins or asks to join cannot be called so either, nor choose such a handle", async () => {
    const made = await world.wijk.administrator.post("/beheer/codes", { uses: "10", days: "3" });
    const code = /meedoen\/([a-z0-9-]{8,})/.exec(made.html)?.[1] ?? "";
    const joined = await world.wijk.visitor().post("/meedoen", { code, name: realName, email: "x@post.example" });
    expect([joined.status, joined.html.includes("Deze naam lijkt op")]).toEqual([422, true]);
    const asked = await world.wijk
      .visitor()
      .post("/meedoen/zonder-code", { name: "Politie", email: "x@post.example", words: "Ik woon hier." });
    expect([asked.status, asked.html.includes("Deze naam lijkt op")]).toEqual([422, true]);
    for (const handle of ["gemeente_veldermeer", "p0litie", "officieel"]) {
      const page = await world.anneke.post("/ik/buiten", { handle });
      expect([page.status, page.html.includes("Deze naam lijkt op")]).toEqual([422, true]);
    }
  });
});
