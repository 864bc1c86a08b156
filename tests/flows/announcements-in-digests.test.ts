import { afterEach, beforeEach, expect, test } from "vitest";
import { announce, announcementForm } from "../support/announcement-form.ts";
import { lettersTo, type MailServer, startMailServer } from "../support/mail-server.ts";
import { createMovedClock, type MovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

let clock: MovedClock;
let server: MailServer;
let wijk: RunningWijk;
let anneke: Person;

/** Monday, 10:00 in Amsterdam. Anneke reads every day, Daan every Friday. */
beforeEach(async () => {
  clock = createMovedClock();
  server = await startMailServer();
  wijk = await startWijk({ clock, environment: { SMTP_URL: server.url, SMTP_SENDER: "post@holtveen.example" } });
  anneke = await wijk.neighbour("Anneke");
  await wijk.neighbour("Daan");
  await anneke.post("/ik/post", { digest: "day", atOnce: ["answer"] });
  await wijk.settle();
  server.empty();
});
afterEach(async () => {
  await wijk.close();
  await server.close();
});

const at = async (moment: string): Promise<void> => {
  clock.move(new Date(moment).getTime() - clock().getTime());
  await wijk.settle();
};
const digestsOf = (name: string) => lettersTo(server, `${name}@post.example`);
const correct = (path: string, correction: string) =>
  wijk.administrator.post(`${path}/veranderen`, { ...announcementForm, correction });

test("An announcement stands first in the next digest, in full, said by the wijk; alone it is news enough", async () => {
  await announce(wijk.administrator, { lastDay: "2026-12-03", audience: "wijk" });
  await at("2026-11-23T16:00:00Z");
  const [letter, ...more] = await digestsOf("anneke");
  expect(more).toEqual([]);
  expect(letter?.subject).toBe("Nieuws van Holtveen zelf");
  for (const form of [letter?.text, letter?.html]) {
    expect(form).toContain(announcementForm.title);
    expect(form).toContain("Er komt nieuw asfalt.");
    expect(form).toContain("Geldt tot en met donderdag 3 december");
    expect(form).not.toMatch(/Beheer\b/);
  }
  await at("2026-11-24T16:00:00Z");
  expect(await digestsOf("anneke")).toHaveLength(1);
  await at("2026-11-27T16:00:00Z");
  expect((await digestsOf("daan")).map(({ subject }) => subject)).toEqual(["Nieuws van Holtveen zelf"]);
});

test("Who was told hears what was wrong in the next digest, and not of a change without anything to tell", async () => {
  const { path } = await announce(wijk.administrator);
  await at("2026-11-23T16:00:00Z");
  await at("2026-11-24T10:00:00Z");
  await correct(path, "");
  await at("2026-11-24T16:00:00Z");
  expect(await digestsOf("anneke")).toHaveLength(1);
  await at("2026-11-25T10:00:00Z");
  await correct(path, "Het is de Brinkweg.");
  await at("2026-11-25T16:00:00Z");
  expect((await digestsOf("anneke"))[1]?.text).toContain("Verbeterd: Het is de Brinkweg.");
  await at("2026-11-26T16:00:00Z");
  expect(await digestsOf("anneke")).toHaveLength(2);
  await at("2026-11-27T16:00:00Z");
  const weekly = (await digestsOf("daan")).map(({ text }) => text ?? "");
  expect(weekly).toHaveLength(1);
  expect(weekly[0]?.split(announcementForm.title)).toHaveLength(2);
  expect(weekly[0]).toContain("Verbeterd: Het is de Brinkweg.");
});

test("Who was told hears that it was withdrawn and why; who was not hears nothing of it", async () => {
  const { path } = await announce(wijk.administrator);
  await at("2026-11-23T16:00:00Z");
  await at("2026-11-24T10:00:00Z");
  await wijk.administrator.post(`${path}/intrekken`, { farewell: "De weg blijft open." });
  const other = await announce(wijk.administrator, { title: "Vergissing van het bestuur" });
  await wijk.administrator.post(`${other.path}/intrekken`, { farewell: "Dit was een vergissing." });
  await at("2026-11-24T16:00:00Z");
  const text = (await digestsOf("anneke"))[1]?.text;
  expect(text).toContain("De mededeling van maandag 23 november is ingetrokken");
  expect(text).toContain("De weg blijft open.");
  expect(text).not.toContain(announcementForm.title);
  expect(text).not.toMatch(/[Vv]ergissing/);
});
