import { afterAll, beforeAll, expect, test } from "vitest";
import { createPerson } from "../support/person.ts";
import { quickFolder } from "../support/quick-folder.ts";
import { createWorkshop, freePort } from "../support/wijk-process.ts";

const workshop = createWorkshop(await quickFolder());
let environment: Record<string, string>;
let seeded: { origin: string; signIn: Record<"officer" | "administrator", string> };

beforeAll(async () => {
  environment = { DATA_DIR: await workshop.dataDirectory(), PORT: String(await freePort()) };
  const seeding = workshop.run(["seed", "demo", "--gemeente", "--json"], environment);
  expect(await seeding.ended, seeding.complaints()).toBe(0);
  expect(seeding.complaints()).toBe("");
  seeded = JSON.parse(seeding.out());
  const server = workshop.run(["start"], environment);
  await server.printed(/The wijk is at/);
}, 300_000);
afterAll(() => workshop.clear());

test("The seeded gemeente shows what it said, the wijken that follow, and to its team what became of it", async () => {
  const front = (await createPerson(seeded.origin).get("/")).html;
  for (const words of ["Gemeente Veldermeer", "De Molenweg is 3 dagen dicht", "Holtveen", "Lindehout", "Zandkamp"])
    expect(front).toContain(words);
  expect(front).not.toContain("Meedenken over het plein");
  const officer = createPerson(seeded.origin);
  expect((await officer.get(seeded.signIn.officer)).status).toBe(200);
  const board = (await officer.get("/mededelingen")).html;
  expect(board).toContain("Meedenken over het plein");
  const path = /<h3><a href="([^"]+)"[^>]*>De Molenweg/.exec(board)?.[1] ?? "";
  const page = (await officer.get(path)).html;
  expect(page).toContain("Kan de thuiszorg er nog langs?");
  expect(page).toContain("1 antwoord");
  expect((await officer.get("/team")).status).toBe(404);
  expect((await officer.get("/wijken")).html).toContain("Noord");
  const administrator = createPerson(seeded.origin);
  await administrator.get(seeded.signIn.administrator);
  expect((await administrator.get("/team")).html).toContain("Samira");
});

test("Nothing of the square is there", async () => {
  const visitor = createPerson(seeded.origin);
  for (const path of ["/vragen", "/meedoen", "/peilingen", "/ik", "/huisregels"])
    expect((await visitor.get(path)).status).toBe(404);
});
