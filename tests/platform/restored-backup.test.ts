import { existsSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createPerson, type Person } from "../support/person.ts";
import { quickFolder } from "../support/quick-folder.ts";
import { createWorkshop, freePort, type WijkProcess } from "../support/wijk-process.ts";

const workshop = createWorkshop(await quickFolder());
afterAll(() => workshop.clear());

type Environment = { readonly DATA_DIR: string; readonly PORT: string };

const started = async (environment: Environment): Promise<WijkProcess> => {
  const server = workshop.run(["start"], environment);
  await server.printed(/The wijk is at/);
  return server;
};

const stopped = async (server: WijkProcess): Promise<void> => {
  server.send("SIGTERM");
  expect(await server.ended, server.complaints()).toBe(0);
};

const joined = async (origin: string, code: string, name: string): Promise<Person> => {
  const person = createPerson(origin);
  await person.post("/meedoen", { code, name, email: `${name.toLowerCase()}@post.example` });
  const box = await createPerson(origin).get("/dev/mail");
  const letter = await createPerson(origin).get(/href="(\/dev\/mail\/[^"]+)"/.exec(box.html)?.[1] ?? "/no-letter");
  const inside = await person.get(/\/inloggen\/link\/[\w-]+/.exec(letter.html)?.[0] ?? "/no-link");
  expect(inside.status).toBe(200);
  return person;
};

test("who left after a backup was made has left again when it is put back, before anybody is let in; the others are there, and so is the only administrator in it", async () => {
  const PORT = String(await freePort());
  const origin = `http://localhost:${PORT}`;
  const now = { DATA_DIR: await workshop.dataDirectory(), PORT };
  let server = await started(now);
  const [, setUpCode = ""] = await server.printed(/with this code: ([\w-]+)\n/);
  const administrator = createPerson(origin);
  await administrator.post("/inrichten", {
    code: setUpCode,
    name: "Holtveen",
    place: "Veldermeer",
    handle: "holtveen",
    door: "oker",
    administratorName: "Marja",
    email: "marja@holtveen.example",
  });
  await administrator.post("/beheer/toelating", { vouchers: "1", held: "0" });
  const codes = await administrator.post("/beheer/codes", { uses: "9", days: "30" });
  const code = /meedoen\/([a-z0-9-]{8,})/.exec(codes.html)?.[1] ?? "";
  const [sam, noor] = [await joined(origin, code, "Sam"), await joined(origin, code, "Noor")];
  for (const [person, title] of [
    [sam, "Wie heeft een hoge ladder?"],
    [noor, "Wie heeft een kruiwagen?"],
  ] as const)
    await person.post("/vragen", { title, text: "", theme: "klussen", audience: "wijk" });
  const members = (await administrator.get("/beheer/leden")).html;
  const ofAdministrator = /\/beheer\/leden\/([0-9a-f-]{36})\/rollen/.exec(members.slice(members.indexOf("Marja")))?.[1];
  await stopped(server);

  const backup = await workshop.copyOfData(now.DATA_DIR);
  expect(existsSync(join(backup, "who-left"))).toBe(false);

  server = await started(now);
  await sam.post("/ik/weggaan", { words: "nothing", when: "now", sure: "yes" });
  expect((await noor.get("/vragen")).html).not.toContain("hoge ladder");
  const journal = join(now.DATA_DIR, "who-left");
  await expect.poll(() => existsSync(journal), { timeout: 10_000 }).toBe(true);
  await stopped(server);
  const written = await readFile(journal, "utf8");
  expect(written).toMatch(/^\S+Z [0-9a-f-]{36} nothing\n$/);
  expect(written).not.toContain("Sam");
  expect((await stat(journal)).mode & 0o077).toBe(0);

  const restored = { DATA_DIR: backup, PORT };
  // The administrator left after somebody else became one too, of whom this backup does not know.
  await writeFile(join(backup, "who-left"), `${written}${written.split(" ")[0]} ${ofAdministrator} nothing\n`);
  server = await started(restored);
  const list = (await noor.get("/vragen")).html;
  expect(list).toContain("kruiwagen");
  expect(list).not.toContain("hoge ladder");
  expect((await sam.get("/ik")).url).toContain("/inloggen");
  expect((await administrator.get("/beheer/leden")).html).not.toContain("Sam");
  expect(server.complaints()).toContain("A backup brought back people who had left");
  expect(server.complaints()).toContain("Somebody who left is the only administrator in this backup, and has to stay.");
  expect((await createPerson(origin).get("/dev/mail")).html).not.toContain("Je doet niet meer mee");
  await stopped(server);

  server = await started(restored);
  await stopped(server);
  expect(server.complaints()).not.toContain("A backup brought back");
}, 120_000);
