import { afterAll, beforeAll, expect, test } from "vitest";
import { createOfficialWorld, type OfficialWorld } from "../federation/official-world.ts";
import { lettersTo, type MailServer, startMailServer } from "../support/mail-server.ts";

let server: MailServer;
let world: OfficialWorld;

/** Monday, 10:00 in Amsterdam. Anneke reads every day. */
beforeAll(async () => {
  server = await startMailServer();
  world = await createOfficialWorld({
    environment: { SMTP_URL: server.url, SMTP_SENDER: "post@holtveen.example" },
  });
  await world.anneke.post("/ik/post", { digest: "day", atOnce: ["answer"] });
  await world.settle();
  server.empty();
});
afterAll(async () => {
  await world.close();
  await server.close();
});

const at = async (moment: string): Promise<void> => {
  world.clock.move(new Date(moment).getTime() - world.clock().getTime());
  await world.settle();
};
const digests = () => lettersTo(server, "anneke@post.example");

test("A digest tells what an official source said, by its name; that it was corrected, and that the source took it back", async () => {
  const gemeente = await world.named();
  const note = await gemeente.publish("Grijs afval een dag later\n\nDe wagen komt op dinsdag.");
  await gemeente.publish("Ook dit weten\n\nDe wagen rijdt in de hele wijk.");
  await at("2026-11-23T16:00:00Z");
  const [first] = await digests();
  expect(first?.subject).toBe("Nieuw op het prikbord van Holtveen");
  for (const form of [first?.text, first?.html]) {
    expect(form).toContain("Grijs afval een dag later");
    expect(form).toContain(`Van ${gemeente.local.name}`);
    expect(form).toContain("Van officiële bronnen");
    expect(form).not.toContain("Van de wijk zelf");
    expect(form).toContain("De wagen komt op dinsdag.");
    expect(form).not.toContain("De tekst is verbeterd");
  }
  await at("2026-11-24T09:00:00Z");
  await gemeente.edit(note.uri, "Grijs afval een dag later\n\nDe wagen komt op woensdag.");
  await at("2026-11-24T16:00:00Z");
  const second = (await digests())[1];
  expect(second?.text).toContain("De tekst is verbeterd");
  expect(second?.text).toContain("De wagen komt op woensdag.");
  expect(second?.text).not.toContain("Ook dit weten");
  await at("2026-11-25T09:00:00Z");
  await gemeente.delete(note.uri);
  await at("2026-11-25T16:00:00Z");
  const third = (await digests())[2];
  expect(third?.text).toContain("De mededeling van maandag 23 november is ingetrokken");
  expect(third?.text).toContain(`${gemeente.local.name} heeft dit bericht ingetrokken.`);
  expect(third?.text).not.toMatch(/Grijs afval|woensdag\./);
});

test("What waits for a moderator while a digest closes is told in the first one after the yes", async () => {
  const gemeente = await world.named({ moderatorFirst: "ja" });
  await gemeente.publish("Pas na een ja\n\nDit bekijkt eerst een moderator.");
  await at("2026-11-26T16:00:00Z");
  const before = await digests();
  expect(before.map(({ text }) => text).join("\n")).not.toContain("Pas na een ja");
  const waiting = (await world.wijk.administrator.get("/moderatie")).html;
  const id = /action="\/moderatie\/([0-9a-f-]{36})\/doorlaten"/.exec(waiting)?.[1];
  await world.wijk.administrator.post(`/moderatie/${id}/doorlaten`, { version: "" });
  await at("2026-11-27T16:00:00Z");
  const [told, ...more] = (await digests()).slice(before.length);
  expect(told?.text).toContain("Pas na een ja");
  expect(more).toEqual([]);
});
