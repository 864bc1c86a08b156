import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PostId } from "../../src/kernel/ids.ts";
import type { Person } from "../support/person.ts";
import { idIn, messagesOn, openPrivateWorld, type PrivateWorld } from "./private-world.ts";

let world: PrivateWorld;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
beforeAll(async () => {
  world = await openPrivateWorld();
}, 60_000);
afterAll(() => world.close());

const reports = async (person: Person): Promise<string> => (await person.get("/moderatie/meldingen")).html;
const reportIds = (html: string): readonly string[] =>
  [...html.matchAll(/meldingen\/([0-9a-f-]{36})\/sluiten/g)].map(([, id = ""]) => id);

/** A conversation of two newcomers with seven messages, the fourth of which is not right. */
const conversation = async (writer: Person, reader: Person) => {
  const path = await world.agreed(reader, writer, "woord-1");
  for (const [nth, person] of [
    [2, writer],
    [3, reader],
    [4, writer],
    [5, reader],
    [6, writer],
    [7, reader],
  ] as const)
    await world.write(person, path, `woord-${nth}`);
  const ids = messagesOn(await reader.get(path));
  return { path, ids, fourth: ids[3] ?? "" };
};

/** What the letter about a report says. */
const decisionTo = async (name: string): Promise<string | undefined> =>
  (await world.lettersTo(name)).find(({ subject }) => subject === "Over het bericht dat je doorgaf")?.text;

let count = 0;
const newcomers = async () => {
  count += 1;
  const [writer, reader] = [
    await world.wijk.neighbour(`Schrijver${count}`),
    await world.wijk.neighbour(`Lezer${count}`),
  ];
  return { writer, reader, ...(await conversation(writer, reader)) };
};

describe("a message that is not right", () => {
  test("is shown beforehand to who reports it, and then to moderators, with two before and two after, and no more", async () => {
    const { reader, writer, fourth } = await newcomers();
    const preview = (await reader.get(`/berichten/${fourth}/klopt-niet`)).html;
    expect(preview.match(/woord-\d/g)).toEqual(["woord-2", "woord-3", "woord-4", "woord-5", "woord-6"]);
    expect(preview).toContain("Precies deze 5 berichten zien ze");
    expect(await reports(world.mo)).not.toContain("woord-");
    const upTo = /name="upTo" value="(\d+)"/.exec(preview)?.[1] ?? "";
    const done = await reader.post(`/berichten/${fourth}/klopt-niet`, { reason: "Dit is schelden", upTo });
    expect(done.html).toContain("De moderatoren kijken ernaar.");
    expect(done.html).toContain("Je gaf dit door aan de moderatoren.");
    for (const moderator of [world.mo, world.beheerder]) {
      const html = await reports(moderator);
      expect(html.match(/woord-\d/g)).toEqual(["woord-2", "woord-3", "woord-4", "woord-5", "woord-6"]);
      expect(html).toContain("Dit is schelden");
    }
    // Neither does the writer see of it, nor can it be reported twice.
    const other = (await writer.get(new URL(done.url).pathname)).html;
    expect(other).not.toMatch(/moderator|schelden/);
    expect((await reader.post(`/berichten/${fourth}/klopt-niet`, { reason: "Nog eens", upTo })).status).toBe(404);
    const [id = ""] = reportIds(await reports(world.mo));
    await world.mo.post(`/moderatie/meldingen/${id}/sluiten`);
  });

  test("is shown to moderators only as far as its reader saw when reporting it", async () => {
    const { reader, writer, path } = await newcomers();
    await world.write(writer, path, "niet-aardig");
    const last = messagesOn(await reader.get(path)).at(-1) ?? "";
    const preview = (await reader.get(`/berichten/${last}/klopt-niet`)).html;
    const upTo = /name="upTo" value="(\d+)"/.exec(preview)?.[1] ?? "";
    await world.write(reader, path, "later-geschreven");
    await reader.post(`/berichten/${last}/klopt-niet`, { reason: "Onaardig", upTo });
    const html = await reports(world.mo);
    expect(html).toContain("niet-aardig");
    expect(html).not.toContain("later-geschreven");
    await world.mo.post(`/moderatie/meldingen/${reportIds(html)[0]}/sluiten`);
  });

  test("stays with the moderators when its writer takes it back, until they decide", async () => {
    const { reader, writer, path, fourth } = await newcomers();
    await reader.post(`/berichten/${fourth}/klopt-niet`, { reason: "Dreigt", upTo: "6" });
    await writer.post(`/berichten/${fourth}/intrekken`);
    expect((await reader.get(path)).html).not.toContain("woord-4");
    const html = await reports(world.mo);
    expect(html).toContain("woord-4");
    const [id = ""] = reportIds(html);
    const empty = await world.mo.post(`/moderatie/meldingen/${id}/afwijzen`, { reason: "" });
    expect([empty.status, empty.html.includes("Schrijf kort op waarom.")]).toEqual([422, true]);
    await world.mo.post(`/moderatie/meldingen/${id}/afwijzen`, { reason: "Het was een grap" });
    expect(reportIds(await reports(world.mo))).toEqual([]);
    const [row] = await world.sql`select sealed, outcome from identity.message_report where id = ${id}`;
    expect(row).toEqual({ sealed: null, outcome: "dismissed" });
    expect(await decisionTo(`Lezer${count}`)).toContain("Het was een grap");
    expect((await world.write(writer, path, "Gaat door")).status).toBe(200);
    expect((await world.lettersTo(`Schrijver${count}`)).map(({ text }) => text).join()).not.toMatch(/moderator/);
  });

  test("can end the conversation, which then looks as any that is closed; who reported it gets a letter", async () => {
    const { reader, writer, path, fourth } = await newcomers();
    const closed = await newcomers();
    await closed.reader.post(`${closed.path}/sluiten`);
    await reader.post(`/berichten/${fourth}/klopt-niet`, { reason: "Oplichting", upTo: "6" });
    const [id = ""] = reportIds(await reports(world.beheerder));
    expect((await world.beheerder.post(`/moderatie/meldingen/${id}/sluiten`)).html).toContain("gesloten");
    expect((await world.write(writer, path, "Nog iets")).status).toBe(409);
    const words = (html: string) =>
      html
        .replace(/^[\s\S]*<main/, "")
        .replaceAll(/(Lezer|Schrijver)\d+/g, "")
        .replaceAll(uuid, "")
        .replaceAll(/<time[\s\S]*?<\/time>/g, "")
        .replaceAll(/<!--.*?-->/g, "");
    expect(words((await writer.get(path)).html)).toBe(words((await closed.writer.get(closed.path)).html));
    expect(await decisionTo(`Lezer${count - 1}`)).toContain("Het gesprek is nu gesloten.");
    expect((await world.mo.post(`/moderatie/meldingen/${id}/afwijzen`, { reason: "Toch niet" })).status).toBe(404);
  });

  test("is neither shown to nor decided by a moderator who sits in the conversation", async () => {
    const reader = await world.wijk.neighbour("Bezorgd");
    const { fourth } = await conversation(world.mo, reader);
    await reader.post(`/berichten/${fourth}/klopt-niet`, { reason: "Van een moderator", upTo: "6" });
    expect(await reports(world.mo)).not.toContain("Van een moderator");
    const html = await reports(world.beheerder);
    expect(html).toContain("Van een moderator");
    const id = reportIds(html).at(-1) ?? "";
    for (const step of ["sluiten", "afwijzen"])
      expect((await world.mo.post(`/moderatie/meldingen/${id}/${step}`, { reason: "Ik wil het weg" })).status).toBe(
        404,
      );
    expect((await world.beheerder.post(`/moderatie/meldingen/${id}/sluiten`)).status).toBe(200);
  });

  test("is one of the other side: not one's own, not of another conversation, not one that was taken back", async () => {
    const { reader, writer, ids, fourth } = await newcomers();
    const { reader: stranger } = await newcomers();
    const form = { reason: "Zomaar", upTo: "7" };
    for (const [person, id] of [
      [writer, fourth],
      [reader, ids[2] ?? ""],
      [stranger, fourth],
      [world.mo, fourth],
      [world.beheerder, fourth],
    ] as const) {
      expect((await person.get(`/berichten/${id}/klopt-niet`)).status).toBe(404);
      expect((await person.post(`/berichten/${id}/klopt-niet`, form)).status).toBe(404);
    }
    await writer.post(`/berichten/${fourth}/intrekken`);
    expect((await reader.post(`/berichten/${fourth}/klopt-niet`, form)).status).toBe(404);
    expect((await reader.post(`/berichten/${ids[5]}/klopt-niet`, { reason: "x".repeat(201), upTo: "7" })).status).toBe(
      422,
    );
  });
});

describe("somebody who was blocked", () => {
  test("notices nothing: every page and answer is the same as with somebody who does not react", async () => {
    const looks = async (blocking: boolean): Promise<readonly string[]> => {
      const nth = blocking ? 1 : 2;
      const target = await world.wijk.neighbour(`Doel${nth}`);
      const sender = await world.wijk.neighbour(`Zender${nth}`);
      const path = await world.agreed(sender, target);
      const question = (await world.ask(target)).toString();
      if (blocking) {
        expect((await target.get(`${path}/blokkeren`)).html).toContain("De ander merkt er niets van.");
        await target.post(`${path}/blokkeren`);
      }
      const seen = [
        await world.write(sender, path, "Hallo?"),
        await sender.get(path),
        await sender.get("/gesprekken"),
        await sender.post(`${path}/sluiten`),
        await sender.get(`/gesprekken/nieuw/${question}`),
      ];
      return seen.map(({ status, html }) =>
        `${status} ${html}`
          .replaceAll(uuid, "(id)")
          .replaceAll(/(Doel|Zender)\d/g, "$1")
          .replaceAll(/<!--.*?-->/g, "")
          .replaceAll(/<time[\s\S]*?<\/time>/g, ""),
      );
    };
    expect(await looks(true)).toEqual(await looks(false));
  });

  test("does not reach whoever blocked them: no page, no count, no letter, also not with a new request", async () => {
    const [target, sender] = [await world.wijk.neighbour("Rust"), await world.wijk.neighbour("Onrust")];
    const path = await world.agreed(sender, target);
    await target.get(path);
    await target.post(`${path}/blokkeren`);
    const letters = await world.lettersTo("Rust");
    await world.write(sender, path, "Waarom zeg je niets?");
    expect(await world.lettersTo("Rust")).toEqual(letters);
    expect((await target.get(path)).status).toBe(404);
    expect((await target.post(`${path}/berichten`, { text: "x" })).status).toBe(404);
    const list = (await target.get("/gesprekken")).html;
    expect(list).toContain("Van wie je niets hoort");
    expect(list).not.toContain(path);
    expect(list).not.toContain("nieuw bericht");

    const question = await world.ask(sender);
    expect((await target.get(`/gesprekken/nieuw/${question}`)).html).toContain("Hef dat eerst op bij Jouw gesprekken.");
    const unblock = /\/blokkades\/([0-9a-f-]{36})\/opheffen/.exec(list)?.[1] ?? "";
    expect((await sender.post(`/blokkades/${unblock}/opheffen`)).status).toBe(404);
    expect((await target.post(`/blokkades/${unblock}/opheffen`)).html).toContain("Deze persoon kan je weer schrijven.");
    expect((await target.get(path)).html).toContain("Waarom zeg je niets?");
    expect(await world.lettersTo("Rust")).toEqual(letters);
  });

  test("asks in vain, as a wijkwijzer too", async () => {
    const { ria } = world;
    const asker = await world.wijk.neighbour("Vrager");
    const opened = await world.useCases.openPrivateThread({
      questionId: (await world.ask(asker)) as PostId,
      from: world.idOf("Ria"),
      text: "Hoi",
    });
    if (!opened.ok) throw new Error("Refused.");
    await asker.post(`/gesprekken/${opened.value}/blokkeren`);
    const letters = await world.lettersTo("Vrager");
    const again = await world.useCases.openPrivateThread({
      questionId: (await world.ask(asker)) as PostId,
      from: world.idOf("Ria"),
      text: "Over iets anders",
    });
    expect(again.ok && (await ria.get(`/gesprekken/${again.value}`)).status).toBe(200);
    const request = await world.request(ria, await world.ask(asker), "Mag ik?");
    expect((await ria.get(request)).html).toContain("nog niet ja of nee gezegd");
    expect((await asker.post(`${request}/ja`)).status).toBe(404);
    expect((await asker.get("/gesprekken")).html).not.toContain('class="row__title"');
    expect(await world.lettersTo("Vrager")).toEqual(letters);
    expect(idIn(request)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
