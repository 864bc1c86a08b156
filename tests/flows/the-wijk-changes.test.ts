import { afterAll, beforeAll, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  peer = await createMastodonPeer({ clock });
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

const settings = { name: "Holtveen", place: "Veldermeer", about: "" };

test("An administrator changes the name and what the wijk says of itself, and everybody sees it", async () => {
  const about = "Een wijk met een **brink**.\n\n- een school\n- een buurthuis";
  const saved = await wijk.administrator.post("/beheer/wijk", { ...settings, name: "Holtveen-Oost", about });
  expect(saved.html).toContain("Het is bewaard.");
  const page = await wijk.visitor().get("/over");
  expect(page.html).toContain("Over Holtveen-Oost");
  expect(page.html).toContain("<li>een school</li>");
  const log = await wijk.administrator.get("/beheer/logboek");
  expect(log.html).toContain("De wijk veranderd: Holtveen-Oost");
});

test("Who looks after the wijk is told to residents, and to nobody else", async () => {
  const keeper = "beheerder";
  expect((await (await wijk.neighbour("Anneke")).get("/over")).html).toContain(keeper);
  expect((await wijk.visitor().get("/over")).html).not.toContain(keeper);
});

test("What is missing or unknown is told beside the field, and nothing changes", async () => {
  const before = (await wijk.visitor().get("/over")).html;
  const refused = await wijk.administrator.post("/beheer/wijk", {
    name: " ",
    place: "",
    about: "Nieuw",
  });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("Nieuw");
  expect((await wijk.visitor().get("/over")).html).toBe(before);
});

test("Whoever follows the wijk elsewhere gets the new name once, and nothing when only its words change", async () => {
  await wijk.settle();
  const sanne = await peer.account("sanne");
  await sanne.follow(await sanne.lookup(wijk.handle));
  await wijk.settle();
  await wijk.administrator.post("/beheer/wijk", { ...settings, name: "Holtveen-West" });
  await wijk.administrator.post("/beheer/wijk", { ...settings, name: "Holtveen-West", about: "Nieuw" });
  await wijk.settle();
  const updates = peer.received.flatMap(({ activity }) => {
    const { type, object } = activity as { type: string; object: { type?: string; name?: string; id?: string } };
    return type === "Update" && object.type === "Group" ? [object] : [];
  });
  expect(updates.map(({ name }) => name)).toEqual(["Holtveen-West"]);
  const document = await fetch(String(updates[0]?.id), { headers: { accept: "application/activity+json" } });
  expect(await document.json()).toMatchObject({ type: "Group", name: "Holtveen-West" });
});
