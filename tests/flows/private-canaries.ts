import { expect } from "vitest";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

/**
 * Everything that two people and a moderator can say in private, with the words that a scan looks for. Gives the ids of
 * the conversation, of a message and of the report.
 */
export const everythingInPrivate = async (given: {
  readonly asker: Person;
  readonly answerer: Person;
  readonly moderator: Person;
  /** Something that the answerer wrote. */
  readonly question: string;
  readonly words: {
    readonly "first line of a request": string;
    readonly "private message": string;
    readonly "reason of a report": string;
    readonly "reason of a dismissal": string;
    readonly "words of a report about a post": string;
  };
}): Promise<readonly string[]> => {
  const { asker, answerer, moderator, words } = given;
  const begun = await asker.post(`/gesprekken/nieuw/${given.question}`, { text: words["first line of a request"] });
  const path = new URL(begun.url).pathname;
  await answerer.post(`${path}/ja`);
  await answerer.post(`${path}/berichten`, { text: `Een ${words["private message"]}` });
  const message = [...(await asker.get(path)).html.matchAll(/id="bericht-([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? "";
  await asker.post(`/berichten/${message}/klopt-niet`, { reason: words["reason of a report"], upTo: "9" });
  const { html } = await moderator.get("/moderatie/meldingen");
  expect(html).toContain(words["private message"]);
  const report = /meldingen\/([0-9a-f-]{36})/.exec(html)?.[1] ?? "";
  await moderator.post(`/moderatie/meldingen/${report}/afwijzen`, { reason: words["reason of a dismissal"] });
  await asker.post(`/vragen/${given.question}/klopt-niet`, {
    why: "unkind",
    words: words["words of a report about a post"],
    openly: "yes",
  });
  expect((await moderator.get("/moderatie/meldingen")).html).toContain(words["words of a report about a post"]);
  const decision = { [`reason-${given.question}`]: words["reason of a dismissal"] };
  await moderator.post(`/moderatie/meldingen/${given.question}/laten`, decision);
  await asker.post(`/vragen/${given.question}/klopt-niet`, {
    why: "unkind",
    words: words["words of a report about a post"],
  });
  // One that is refused too.
  await answerer.post(`${path}/berichten`, { text: "x".repeat(5_000) + words["private message"] });
  return [path.split("/").at(-1) ?? "", message, report];
};

/**
 * Everything that a wijkwijzer can write down about somebody who called: a note, and a question that is then readable outside.
 * The memory aid and the note are for their eyes alone.
 */
export const everythingSpoken = async (given: {
  readonly wijk: RunningWijk;
  /** Who becomes one. */
  readonly wijkwijzer: { readonly person: Person; readonly name: string };
  readonly words: { readonly "memory aid of a wijkwijzer": string; readonly "note of a wijkwijzer": string };
  /** Stands in what may go out. */
  readonly outgoing: string;
}): Promise<void> => {
  const { wijk, words, outgoing } = given;
  const { person: wijkwijzer, name } = given.wijkwijzer;
  const id = (await wijk.wijk.useCases.members.all()).find((member) => member.name === name)?.id;
  await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
  const fields = { theme: "zorg", wayBack: "call", memoryAid: `Met ${words["memory aid of a wijkwijzer"]}` };
  const noted = { ...fields, title: `Vraag ${words["note of a wijkwijzer"]}`, text: words["note of a wijkwijzer"] };
  expect((await wijkwijzer.post("/mijn-tafel/gesproken", { ...noted, doen: "opschrijven" })).html).toContain(
    noted.title,
  );
  const title = `Gesproken ${outgoing}`;
  const placed = await wijkwijzer.post("/mijn-tafel/gesproken", { ...fields, title, text: "", doen: "plaatsen" });
  const path = new URL(placed.url).pathname;
  await wijkwijzer.post(`${path}/verder`, { trede: "outside", keuze: "ja", title, text: "", outside: "standin" });
  expect((await wijkwijzer.get("/mijn-tafel")).html).toContain(fields.memoryAid);
  // One that is refused too.
  await wijkwijzer.post("/mijn-tafel/gesproken", { ...noted, memoryAid: "x".repeat(300) + fields.memoryAid });
};
