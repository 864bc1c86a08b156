import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { second } from "../../src/kernel/clock.ts";
import { dose } from "./dice.ts";
import { workingTown } from "./working-town.ts";

const { dice, database, pageStatus, ready, workGoesOn, allIsWell } = workingTown();

test("PostgreSQL that crashes under load loses nothing, is answered with 503, and work goes on within 30 seconds", async () => {
  for (let crash = 0; crash < (dose.nightly ? 30 : 3); crash++) {
    await pause(dice.below(1_500));
    await database().crash();
    console.info(`work went on ${await workGoesOn(30 * second)} ms after PostgreSQL was back`);
  }
  await allIsWell();
});

test.each(["refuses", "cuts"] as const)(
  "A database whose door %s every connection makes the wijk unready, and afterwards work goes on within 30 seconds",
  async (way) => {
    database().way(way);
    await pause(second);
    expect.soft(await pageStatus()).toBe(503);
    expect.soft(await ready()).toBe(503);
    await pause(4 * second);
    database().way("open");
    console.info(`work went on after ${await workGoesOn(30 * second)} ms`);
    expect(await ready()).toBe(200);
    await allIsWell();
  },
);

test("A network that swallows everything and then breaks loses nothing, and work goes on within 30 seconds", async () => {
  database().way("silent");
  await pause(8 * second);
  database().way("open");
  console.info(`work went on after ${await workGoesOn(30 * second)} ms`);
  await allIsWell();
});
