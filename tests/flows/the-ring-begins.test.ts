import { afterEach, beforeEach, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { askRing, type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let ring: RingOfWijken;
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let anneke: Person;

beforeEach(async () => {
  ring = await startRing(clock, ["Holtveen", "Lindehout"]);
  [holtveen, lindehout] = ring.wijken as [RunningWijk, RunningWijk];
  anneke = await holtveen.neighbour("Anneke");
}, 120_000);
afterEach(() => ring.close());

test("Without a ring nobody can ask it, and the form does not offer it", async () => {
  expect((await anneke.get("/vragen/nieuw")).html).not.toContain('value="kring"');
  expect(await askRing(anneke, "Leest de kring dit?")).toBe("422");
}, 90_000);

test("A wijk is in the ring once both administrators said yes, and not before", async () => {
  await holtveen.administrator.post("/beheer/kring", { address: lindehout.handle });
  await ring.settle();
  expect((await holtveen.administrator.get("/beheer/kring")).html).toContain("Er is nog geen antwoord");
  expect((await lindehout.administrator.get("/beheer/kring")).html).toContain("Deze wijken vragen ons in hun kring");
  expect((await lindehout.administrator.get("/beheer")).html).toContain("1 wijk vraagt ons in de kring.");
  expect((await anneke.get("/vragen/nieuw")).html).not.toContain('value="kring"');
  await ring.choose(lindehout, holtveen, "accept");
  await ring.settle();
  for (const wijk of [holtveen, lindehout])
    expect((await wijk.administrator.get("/beheer/kring")).html).toContain("Kwam in de kring");
  expect((await lindehout.administrator.get("/beheer")).html).not.toContain("in de kring.");
}, 90_000);
