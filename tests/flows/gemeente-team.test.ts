import { afterEach, beforeEach, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningGemeente, startGemeente } from "../support/running-gemeente.ts";

const clock = createMovedClock();
let gemeente: RunningGemeente;
beforeEach(async () => {
  gemeente = await startGemeente({ clock });
});
afterEach(() => gemeente.close());

const rowOf = async (name: string): Promise<{ readonly id: string; readonly words: string }> => {
  const { html } = await gemeente.administrator.get("/team");
  const row = html.split("<li>").find((each) => each.includes(`>${name}</h3>`)) ?? "";
  return { id: /\/team\/([0-9a-f-]{36})\/weg/.exec(row)?.[1] ?? "", words: row.split("<form")[0] ?? "" };
};

test("an administrator puts a colleague on the team, who gets a letter without any secret and signs in by mail", async () => {
  const page = await gemeente.administrator.post("/team", {
    name: "Bart",
    email: "bart@veldermeer.example",
    role: "moderator",
  });
  expect(page.html).toContain("De uitnodiging is onderweg.");
  const letter = await gemeente.lastLetter();
  expect(letter).toContain("Ineke heeft u in het team van Gemeente Veldermeer gezet.");
  expect(letter).not.toContain("/inloggen/link/");
  const bart = await gemeente.signIn("bart@veldermeer.example");
  expect((await bart.get("/mededelingen/nieuw")).status).toBe(200);
  expect((await bart.get("/team")).status).toBe(404);
  expect((await rowOf("Bart")).words).toContain("Medewerker");
  await gemeente.settle();
  expect(await gemeente.lastLetter()).not.toContain("/vragen/nieuw");
});

test("what is wrong with an invitation is said at its field, and an address is on the team once", async () => {
  const wrong = await gemeente.administrator.post("/team", { name: "", email: "geen adres", role: "baas" });
  expect(wrong.status).toBe(422);
  for (const words of ["Vul een naam in", "Dit lijkt geen e-mailadres", "Kies een rol."])
    expect(wrong.html).toContain(words);
  const twice = await gemeente.administrator.post("/team", {
    name: "Ik",
    email: "INEKE@veldermeer.example",
    role: "moderator",
  });
  expect(twice.status).toBe(422);
  expect(twice.html).toContain("zit al in het team");
});

test("whoever is taken off the team is signed out everywhere, gets no letter to sign in, and can be invited anew", async () => {
  const bart = await gemeente.officer("Bart");
  const { id } = await rowOf("Bart");
  await gemeente.administrator.post(`/team/${id}/weg`);
  expect((await bart.get("/mededelingen/nieuw")).url).toContain("/inloggen");
  const before = await gemeente.lastLetter();
  await gemeente.visitor().post("/inloggen", { email: "bart@veldermeer.example" });
  expect(await gemeente.lastLetter()).toBe(before);
  expect((await rowOf("Bart")).id).toBe("");
  expect((await gemeente.administrator.get("/beheer/logboek")).html).toContain("Uit het team gehaald: Bart");
  const again = await gemeente.officer("Bart");
  expect((await again.get("/mededelingen/nieuw")).status).toBe(200);
});

test("the last administrator cannot go, and cannot become something else, also when two try at the same moment", async () => {
  const ineke = await rowOf("Ineke");
  const gone = await gemeente.administrator.post(`/team/${ineke.id}/weg`);
  expect(gone.status).toBe(422);
  expect(gone.html).toContain("Er moet altijd één beheerder zijn.");
  expect((await gemeente.administrator.post(`/team/${ineke.id}/rol`, { role: "moderator" })).status).toBe(422);
  const mo = await gemeente.officer("Mo", "administrator");
  const other = await rowOf("Mo");
  const both = await Promise.all([
    gemeente.administrator.post(`/team/${other.id}/weg`),
    mo.post(`/team/${ineke.id}/weg`),
  ]);
  const administrators = await gemeente.wijk.doorUnitOfWork(({ residents }) => residents.withRole("administrator"));
  expect(administrators).toHaveLength(1);
  expect(both.map(({ status }) => status)).not.toEqual([500, 500]);
});

test("an officer becomes administrator, and the other way round", async () => {
  const bart = await gemeente.officer("Bart");
  const { id } = await rowOf("Bart");
  await gemeente.administrator.post(`/team/${id}/rol`, { role: "administrator" });
  expect((await bart.get("/team")).status).toBe(200);
  await gemeente.administrator.post(`/team/${id}/rol`, { role: "moderator" });
  expect((await bart.get("/team")).status).toBe(404);
  expect((await gemeente.administrator.post(`/team/${id}/rol`, { role: "koning" })).status).toBe(422);
});
