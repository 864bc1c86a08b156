import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { type MessageId, newId, type PostId, type PrivateThreadId } from "../../src/kernel/ids.ts";
import { visitor } from "../../src/kernel/reader.ts";
import { messageLetters } from "../../src/messages/messages.mail.ts";
import { residentKey, residentSeat, type Seat, type SeatKey } from "../../src/messages/seat.ts";
import { tellAboutMessages } from "../../src/messages/tell-about-messages.ts";
import { idIn, messagesOn, openPrivateWorld, type PrivateWorld } from "./private-world.ts";

let world: PrivateWorld;
beforeAll(async () => {
  world = await openPrivateWorld();
}, 60_000);
afterAll(() => world.close());

/** What the desk of a wijkwijzer calls. */
const askBack = (question: string, from: string, text: string) =>
  world.useCases.openPrivateThread({ questionId: question as PostId, from: world.idOf(from), text });

const askedBack = async (text: string): Promise<string> => {
  const opened = await askBack(await world.ask(world.anneke), "Ria", text);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  return `/gesprekken/${opened.value}`;
};

describe("a wijkwijzer asks the asker of a question back", () => {
  test("the asker gets a letter with the whole text, reads it, answers, and the wijkwijzer gets that", async () => {
    const { anneke, ria, write, lettersTo } = world;
    const path = await askedBack("Welk formulier bedoel je?\n\nHet blauwe of het groene?");
    const [letter] = await lettersTo("Anneke");
    expect(letter).toMatchObject({ subject: "Ria schreef je een bericht" });
    expect(letter?.text).toMatch(/Welk formulier bedoel je\?[\s>]+Het blauwe of het groene\?/);
    expect(letter?.text).toContain("Wie weet hoe dit formulier moet?");
    expect(letter?.text).toContain(`${world.wijk.origin}${path}`);
    expect(letter?.text).not.toContain("@");

    const page = await anneke.get(path);
    expect(page.html).toContain("Alleen jij en Ria lezen dit.");
    expect(page.html).toContain("<p>Welk formulier bedoel je?</p><p>Het blauwe of het groene?</p>");
    expect((await write(anneke, path, "Het groene.")).html).toContain("Je bericht is verstuurd.");
    expect((await ria.get(path)).html).toContain("Het groene.");
    expect((await lettersTo("Ria"))[0]?.text).toContain("Het groene.");
  });

  test("asking back again goes into the same conversation, and not into one that the asker closed", async () => {
    const { anneke } = world;
    const question = await world.ask(anneke);
    const first = await askBack(question, "Ria", "Een");
    expect(await askBack(question, "Ria", "Twee")).toEqual(first);
    if (!first.ok) throw new Error("Refused.");
    await anneke.post(`/gesprekken/${first.value}/sluiten`);
    expect(await askBack(question, "Ria", "Drie")).toMatchObject({
      ok: false,
      refusal: { reason: "conversation-closed" },
    });
    expect((await anneke.get(`/gesprekken/${first.value}`)).html).not.toContain("Drie");
  });

  test("only a wijkwijzer can, about a question of another resident that is still there", async () => {
    const { anneke, ria } = world;
    const question = await world.ask(anneke);
    const absent = { ok: false, refusal: { kind: "absent" } };
    expect(await askBack(question, "Daan", "Hoi")).toEqual(absent);
    expect(await askBack(question, "Mo", "Hoi")).toEqual(absent);
    expect(await askBack(await world.ask(ria), "Ria", "Hoi")).toEqual(absent);
    await anneke.post(`/vragen/${question}/intrekken`);
    expect(await askBack(question, "Ria", "Hoi")).toEqual(absent);
    expect(await askBack(await world.ask(anneke), "Ria", " ")).toMatchObject({
      ok: false,
      refusal: { kind: "invalid" },
    });
  });
});

describe("two neighbours write to each other when both agreed", () => {
  test("before a yes only the first line is there, after it both can write", async () => {
    const { anneke, daan, write, request, lettersTo } = world;
    const question = await world.ask(daan, "Wie weet een goede kapper?");
    expect((await anneke.get(`/vragen/${question}`)).html).toContain(`href="/gesprekken/nieuw/${question}"`);
    const path = await request(anneke, question, "Over de kapper in jouw straat.");
    expect((await anneke.get(path)).html).toContain("Daan heeft nog niet ja of nee gezegd.");
    for (const person of [anneke, daan]) expect((await write(person, path, "Te vroeg")).status).toBe(409);
    expect((await anneke.get(path)).html).not.toContain("Te vroeg");
    expect((await anneke.post(`${path}/ja`)).status).toBe(404);

    const [asked] = await lettersTo("Daan");
    expect(asked).toMatchObject({ subject: "Anneke wil je een bericht sturen" });
    expect(asked?.text).toContain("Over de kapper in jouw straat.");
    expect((await daan.get(path)).html).toContain("Ja, dat mag");
    world.clock.move(60_000);
    expect((await daan.post(`${path}/ja`)).html).toContain("Jullie kunnen elkaar nu schrijven.");
    expect((await lettersTo("Anneke"))[0]).toMatchObject({ subject: "Daan zegt ja" });
    await write(daan, path, "Vraag maar.");
    await write(anneke, path, "Is hij duur?");
    expect((await daan.get(path)).html).toMatch(/Over de kapper[\s\S]*Vraag maar\.[\s\S]*Is hij duur\?/);
  });

  test("after a no nothing can be written, and it cannot be asked again", async () => {
    const { anneke, mo, ask, request, write } = world;
    const question = await ask(mo);
    const path = await request(anneke, question, "Hoi Mo");
    await mo.post(`${path}/nee`);
    expect((await anneke.get(path)).html).toContain("Mo wil nu geen berichten van je.");
    expect((await write(anneke, path, "Toch")).status).toBe(409);
    expect((await mo.post(`${path}/ja`)).html).toContain("Intussen was er iets veranderd.");
    expect((await write(anneke, path, "Toch")).status).toBe(409);
    const again = await anneke.post(`/gesprekken/nieuw/${question}`, { text: "Nog eens" });
    expect(again.status).toBe(422);
    expect(again.html).toContain("Deze buur zei nee.");
    expect(again.html).toContain("Nog eens</textarea>");
  });

  test("a request that nobody answers is over after 14 days, and can be made again then", async () => {
    const { anneke, daan, beheerder, clock, ask, request } = world;
    const question = await ask(beheerder);
    const path = await request(daan, question, "Beste beheerder");
    clock.move(14 * day - 60_000);
    expect((await daan.get(path)).html).toContain("nog niet ja of nee");
    expect((await daan.get(`/gesprekken/nieuw/${question}`)).url).toContain(path);
    clock.move(60_000);
    expect((await daan.get(path)).html).toContain("De vraag is verlopen.");
    expect((await beheerder.post(`${path}/ja`)).html).toContain("Intussen was er iets veranderd.");
    const next = await request(daan, question, "Nog een keer");
    expect(next).not.toBe(path);
    expect((await beheerder.get(next)).html).toContain("Nog een keer");
    expect((await anneke.get(next)).status).toBe(404);
  });

  test("a request that was taken back cannot be made again at once, nor more than five at a time", async () => {
    const { wijk, ask, request } = world;
    const [eager, other] = [await wijk.neighbour("Gretig"), await wijk.neighbour("Rustig")];
    const question = await ask(other);
    const path = await request(eager, question, "Hallo");
    const [line = ""] = messagesOn(await eager.get(path));
    await eager.post(`/berichten/${line}/intrekken`);
    expect((await other.post(`${path}/ja`)).html).toContain("Intussen was er iets veranderd.");
    expect((await eager.get(`/gesprekken/nieuw/${question}`)).html).toContain("Je vroeg dit kort geleden al.");
    for (const name of ["A1", "A2", "A3", "A4", "A5"])
      expect(await request(eager, await ask(await wijk.neighbour(name)), "Hallo")).toMatch(
        /gesprekken\/[0-9a-f-]{36}$/,
      );
    const sixth = await eager.post(`/gesprekken/nieuw/${await ask(await wijk.neighbour("A6"))}`, { text: "Hallo" });
    expect([sixth.status, sixth.html.includes("Er wachten al 5 vragen")]).toEqual([422, true]);
  });

  test("requests of the same two at the same moment end in one conversation", async () => {
    const { wijk, ask, sql } = world;
    const [one, two] = [await wijk.neighbour("Tegelijk"), await wijk.neighbour("Samen")];
    const [first, second] = [await ask(one), await ask(two)];
    const before = await sql`select count(*)::int as count from identity.private_thread`;
    await Promise.all(
      Array.from({ length: 10 }, (_, nth) =>
        nth % 2 === 0
          ? one.post(`/gesprekken/nieuw/${second}`, { text: "Hoi" })
          : two.post(`/gesprekken/nieuw/${first}`, { text: "Hoi" }),
      ),
    );
    const after = await sql`select count(*)::int as count from identity.private_thread`;
    expect(after[0]?.count - before[0]?.count).toBe(1);
  });

  test("nobody is found by what is not theirs, by what one wrote oneself, or by what one may not read", async () => {
    const { anneke, daan } = world;
    const own = await world.ask(anneke);
    const withdrawn = await world.ask(daan);
    await daan.post(`/vragen/${withdrawn}/intrekken`);
    for (const post of [own, withdrawn, crypto.randomUUID(), world.idOf("Daan")]) {
      expect((await anneke.get(`/gesprekken/nieuw/${post}`)).status).toBe(404);
      expect((await anneke.post(`/gesprekken/nieuw/${post}`, { text: "Hoi" })).status).toBe(404);
    }
  });

  test("whoever wants no requests gets none, but still a question back about an own question", async () => {
    const { wijk, ask } = world;
    const quiet = await wijk.neighbour("Stil");
    const question = await ask(quiet);
    expect((await quiet.get("/ik")).html).toMatch(/value="yes" checked/);
    expect((await quiet.post("/ik/berichten", { ask: "no" })).html).toContain("Je keuze is bewaard.");
    expect((await quiet.get("/ik")).html).toMatch(/value="no" checked/);
    const refused = await world.anneke.post(`/gesprekken/nieuw/${question}`, { text: "Hoi" });
    expect([refused.status, refused.html.includes("Deze buur wil geen berichten.")]).toEqual([422, true]);
    expect((await askBack(question, "Ria", "Wat bedoel je?")).ok).toBe(true);
    expect((await quiet.get("/gesprekken")).html).toContain("Ria");
    await quiet.post("/ik/berichten", { ask: "yes" });
    expect((await world.anneke.get(`/gesprekken/nieuw/${question}`)).html).toContain("Vraag of het mag");
  });
});

describe("a seat that is opened by the secret of a link", () => {
  test("is one of somebody without a name, who reads, writes and is written to like everybody", async () => {
    const { ria, idOf, clock, wijk, useCases, lettersTo } = world;
    const link: SeatKey = { kind: "link", secret: "geheim-van-de-link" };
    const seat: Seat = { key: link, name: "iemand (merel)", writeTo: idOf("Mo"), page: "/bij-mij/geheim-van-de-link" };
    const thread = newId<PrivateThreadId>();
    const at = clock();
    await wijk.wijk.doorUnitOfWork(({ privateThreads }) =>
      privateThreads.add({
        id: thread,
        questionId: null,
        state: "open",
        openedAt: at,
        lastMessageAt: at,
        seats: [residentSeat(idOf("Ria")), seat],
      }),
    );
    const { readThreads, writeMessage } = useCases;
    await world.write(ria, `/gesprekken/${thread}`, "Welke hulp zoek je?");
    const letter = (await lettersTo("Mo")).find(({ text }) => text.includes("Welke hulp zoek je?"));
    expect(letter?.text).toContain(`${wijk.origin}/bij-mij/geheim-van-de-link\n`);
    expect(letter?.text).not.toContain("/gesprekken/");
    clock.move(60_000);
    expect(await writeMessage.write(link, thread, "Met een formulier.")).toMatchObject({ ok: true });
    expect((await lettersTo("Ria"))[0]).toMatchObject({ subject: "iemand (merel) schreef je een bericht" });
    const page = (await ria.get(`/gesprekken/${thread}`)).html;
    expect(page).toContain("Alleen jij en iemand (merel) lezen dit.");
    expect(page).not.toMatch(/\bMo\b|geheim/);
    const read = await readThreads.one(link, visitor, thread);
    expect(read?.messages.map(({ text }) => text)).toEqual(["Welke hulp zoek je?", "Met een formulier."]);
    expect(read?.otherName).toBe("Ria");

    // Neither another secret opens it, nor being the resident whom the letters go to.
    for (const key of [{ kind: "link", secret: "ander-geheim" }, residentKey(idOf("Mo"))] as const) {
      expect(await readThreads.one(key, visitor, thread)).toBeNull();
      expect(await writeMessage.write(key, thread, "Hoi")).toEqual({ ok: false, refusal: { kind: "absent" } });
    }
    expect((await world.mo.get(`/gesprekken/${thread}`)).status).toBe(404);
  });
});

describe("a conversation", () => {
  test("is listed with what is new first, and counted beside the own place until it is read", async () => {
    const { wijk, agreed, write } = world;
    const [reader, one, two] = [
      await wijk.neighbour("Lezer"),
      await wijk.neighbour("Eerste"),
      await wijk.neighbour("Tweede"),
    ];
    expect((await reader.get("/gesprekken")).html).toContain("Je hebt nog geen gesprekken.");
    const [older, newer] = [await agreed(one, reader), await agreed(two, reader)];
    await reader.get(older);
    await reader.get(newer);
    expect((await reader.get("/")).html).not.toContain("nieuw bericht");
    await write(one, older, "Iets nieuws");
    await write(one, older, "En nog iets");
    await write(reader, newer, "Van mijzelf");
    expect((await reader.get("/vragen")).html).toContain('<span class="visually-hidden">2 nieuwe seintjes</span>');
    expect((await reader.get("/gesprekken")).html).toMatch(/Eerste[\s\S]*2 nieuwe berichten[\s\S]*Tweede/);
    await reader.get(older);
    expect((await reader.get("/gesprekken")).html).toMatch(/Tweede[\s\S]*Eerste/);
    expect((await reader.get("/")).html).not.toContain("nieuwe berichten");
  });

  test("tells the other side neither that it was opened nor that somebody is there", async () => {
    const { anneke, daan, agreed, write } = world;
    const path = await agreed(daan, anneke);
    await write(daan, path, "Ben je er?");
    const looks = async () => (await daan.get(path)).html;
    const before = await looks();
    await anneke.get(path);
    await anneke.get("/gesprekken");
    expect(await looks()).toBe(before);
  });

  test("is closed by either side for both; what was typed meanwhile stays in sight, and nothing is stored", async () => {
    const { wijk, agreed, write } = world;
    const [one, two] = [await wijk.neighbour("Sluiter"), await wijk.neighbour("Typer")];
    for (const [closer, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const path = await agreed(closer, other);
      expect((await closer.get(`${path}/sluiten`)).html).toContain("180 dagen na het laatste bericht");
      expect((await closer.post(`${path}/sluiten`)).html).toContain("Dit gesprek is gesloten.");
      const late = await write(other, path, "Net te laat");
      expect([late.status, late.html.includes("Net te laat</textarea>")]).toEqual([409, true]);
      expect((await closer.get(path)).html).not.toContain("Net te laat");
      expect(messagesOn(await other.get(path))).toHaveLength(1);
    }
  });

  test("refuses an empty or too long message at the field, and keeps what was typed", async () => {
    const { anneke } = world;
    const path = await askedBack("Hoi");
    expect((await anneke.post(`${path}/berichten`, { text: "  " })).html).toContain("Je bericht is nog leeg.");
    const long = `${"lang ".repeat(801)}einde`;
    const refused = await anneke.post(`${path}/berichten`, { text: long });
    expect([refused.status, refused.html.includes(`${long}</textarea>`)]).toEqual([422, true]);
    expect(messagesOn(await anneke.get(path))).toHaveLength(1);
  });

  test("loses a message that its writer takes back at once, with a letter that lies in the box", async () => {
    const { anneke, ria, write, sql, lettersTo } = world;
    const path = await askedBack("Hoi");
    await write(anneke, path, "Vergissing met mijn adres");
    const [, mine = ""] = messagesOn(await anneke.get(path));
    expect((await lettersTo("Ria"))[0]?.text).toContain("Vergissing met mijn adres");
    expect((await ria.post(`/berichten/${mine}/intrekken`)).status).toBe(404);
    expect((await anneke.get(`/berichten/${mine}/intrekken`)).html).toContain("Vergissing met mijn adres");
    expect((await anneke.post(`/berichten/${mine}/intrekken`)).html).toContain("Je bericht is ingetrokken.");
    for (const person of [anneke, ria]) {
      const { html } = await person.get(path);
      expect([html.includes("Vergissing"), html.includes("Dit bericht is ingetrokken.")]).toEqual([false, true]);
    }
    expect(await sql`select sealed from identity.message where id = ${mine}`).toMatchObject([{ sealed: null }]);
    expect((await lettersTo("Ria")).filter(({ text }) => text.includes("Vergissing"))).toEqual([]);
    expect((await anneke.post(`/berichten/${mine}/intrekken`)).html).toContain("ingetrokken");
  });

  test("is told of in one letter for each message, however often the work is done", async () => {
    const { anneke, write, lettersTo, clock, wijk } = world;
    const path = await askedBack("Hoi");
    await write(anneke, path, "Eenmalig");
    await wijk.settle();
    const [, id = ""] = messagesOn(await anneke.get(path));
    const tell = tellAboutMessages({
      unitOfWork: wijk.wijk.doorUnitOfWork,
      clock,
      origin: wijk.origin,
      letters: messageLetters,
    });
    await tell.otherSide(id as MessageId);
    await tell.otherSide(id as MessageId);
    expect((await lettersTo("Ria")).filter(({ text }) => text.includes("Eenmalig"))).toHaveLength(1);
  });

  test("is erased 180 days after its last message when it is over, and never while it is open", async () => {
    const { anneke, daan, ria, clock, sql, wijk, agreed, request, ask } = world;
    const open = await agreed(daan, ria, "Open blijft");
    const closed = await askedBack("Gaat weg");
    const waiting = await request(await wijk.neighbour("Wachter"), await ask(daan), "Verloopt");
    await anneke.post(`${closed}/sluiten`);
    const there = async () => {
      await wijk.settle();
      const rows =
        await sql`select id from identity.private_thread where id = any(${[open, closed, waiting].map(idIn)})`;
      return rows.map(({ id }) => id).sort();
    };
    clock.move(180 * day - 3_600_000);
    expect(await there()).toHaveLength(3);
    clock.move(3 * 3_600_000);
    expect(await there()).toEqual([idIn(open)]);
    for (const table of ["message", "participant", "message_report"]) {
      const left = await sql`select 1 from ${sql(`identity.${table}`)} where thread_id = ${idIn(closed)}`;
      expect([table, left.length]).toEqual([table, 0]);
    }
  });
});
