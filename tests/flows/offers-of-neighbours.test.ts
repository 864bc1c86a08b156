import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { makeOffer, offerForm } from "../support/offer-form.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** Offers of a wijk that ours follows. */
const clock = createMovedClock();
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let anneke: Person;
let marja: Person;

beforeAll(async () => {
  [holtveen, lindehout] = [await startWijk({ clock, name: "Holtveen" }), await startWijk({ clock, name: "Lindehout" })];
  [anneke, marja] = [await holtveen.neighbour("Anneke"), await lindehout.neighbour("Marja")];
  await lindehout.administrator.post("/beheer/buurwijken", { address: holtveen.handle });
  await bothSettle();
});
afterAll(async () => {
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
const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const near = async (): Promise<string> =>
  /<section aria-labelledby="buren">.*?<\/section>/s.exec((await marja.get("/aanbod")).html)?.[0] ?? "";
const pageOf = async (title: string): Promise<string> =>
  new RegExp(`href="(/aanbod/[0-9a-f-]{36})"[^>]*>${title}`).exec(await near())?.[1] ?? "/aanbod/none";

test("An offer of a neighbouring wijk stands apart, says everything once, and is gone to there", async () => {
  const { path } = await makeOffer(anneke, { title: "Partytent te leen" });
  await bothSettle();
  expect(words(await near())).toMatch(/Partytent te leen .*Lenen .*Bij het plein .*Holtveen/);
  const page = await marja.get(await pageOf("Partytent te leen"));
  expect(words(page.html)).toContain("Dit is van buurwijk Holtveen.");
  expect(words(page.html).match(/Bij het plein/g)).toHaveLength(1);
  expect(words(page.html).match(/geldt tot en met/g)).toHaveLength(1);
  expect(page.html).toContain(`href="${holtveen.origin}${path}"`);
  expect(page.html).not.toMatch(/Anneke|gesprekken\/nieuw/);
  expect((await marja.get("/")).html).not.toContain("Partytent te leen");
});

test("What is asked here is told nobody there: no offer of a neighbour is a door, nor may it help", async () => {
  await makeOffer(anneke, { title: "Brieven lezen", manner: "help", theme: "formulieren" });
  await bothSettle();
  const asked = await marja.post("/vragen", {
    title: "Wie leest een brief?",
    text: "",
    theme: "formulieren",
    audience: "wijk",
  });
  expect(asked.html).not.toContain("Misschien kan dit helpen");
});

test("What changes there changes here, what is gone leaves the list, and what is taken back goes", async () => {
  const { path } = await makeOffer(anneke, { title: "Steiger te leen" });
  await bothSettle();
  const away = await pageOf("Steiger te leen");
  await anneke.post(`${path}/veranderen`, { ...offerForm, title: "Steiger te leen", location: "In de schuur" });
  await bothSettle();
  expect(words((await marja.get(away)).html)).toContain("In de schuur");
  await anneke.post(`${path}/stand`, { stand: "away" });
  await bothSettle();
  expect(words((await marja.get(away)).html).match(/Nu even niet/g)).toHaveLength(1);
  await anneke.post(`${path}/stand`, { stand: "gone" });
  await bothSettle();
  expect(await near()).not.toContain("Steiger te leen");
  await anneke.post(`${path}/intrekken`);
  await bothSettle();
  expect((await marja.get(away)).status).toBe(404);
});

test("What is for the other wijk alone never arrives", async () => {
  await makeOffer(anneke, { title: "Alleen voor Holtveen", audience: "wijk" });
  await bothSettle();
  expect(await near()).not.toContain("Alleen voor Holtveen");
});
