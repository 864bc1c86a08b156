import { afterAll, beforeAll, expect, test } from "vitest";
import { formWith, photosOnForm, telephonePhoto } from "../support/photo-files.ts";
import { announceTo, gemeenteForm } from "../support/running-gemeente.ts";
import { createGemeenteWorld, type GemeenteWorld } from "./gemeente-world.ts";

let world: GemeenteWorld;
beforeAll(async () => {
  world = await createGemeenteWorld();
}, 60_000);
afterAll(() => world.close());

const officer = () => world.gemeente.administrator;

test("the form shows the wijken that follow, with how many take part, and everybody else who follows", async () => {
  const { html } = await officer().get("/mededelingen/nieuw");
  for (const name of ["Holtveen", "Lindehout", "Zandkamp"]) expect(html).toContain(`>${name}</b>`);
  expect(html).toContain("1 bewoner doet mee.");
  expect(html).toContain("en de ene volger van elders");
});

test("nothing is sent to nobody, nothing without a title, and nothing that was typed is lost", async () => {
  const refused = await officer().post("/mededelingen", {
    ...gemeenteForm,
    title: "",
    text: "Wat ik typte",
    urgent: "ja",
  });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("Kies minstens één wijk.");
  expect(refused.html).toContain("Wat ik typte");
  expect(refused.html).toMatch(/name="urgent" value="ja" checked/);
  expect((await world.gemeente.visitor().get("/mededelingen")).html).not.toContain("Wat ik typte");
});

test("looked at first, it shows the sheet, how many it reaches and what could be plainer, and sends nothing", async () => {
  const page = await officer().post("/mededelingen", {
    ...gemeenteForm,
    text: "Indien u vragen heeft, belt u ons. Bewoners die met de auto bij hun huis willen komen, kunnen op werkdagen tussen negen en vijf uur bellen.",
    wijken: [world.idOf("Holtveen"), world.idOf("Zandkamp")],
    do: "preview",
  });
  expect(page.status).toBe(200);
  for (const words of [
    "Zo hangt het op het prikbord",
    "Dit gaat naar 2 wijken.",
    "Samen ongeveer 2 bewoners.",
    "In plaats van ‘indien’ kunt u ook ‘als’ schrijven.",
    "Deze zin heeft 19 woorden:",
    "Stuur naar 2 wijken",
  ])
    expect(page.html).toContain(words);
  expect(page.html).not.toContain("Ook volgers op Mastodon");
  expect((await world.gemeente.visitor().get("/mededelingen")).html).not.toContain(gemeenteForm.title);
});

test("photos go along to the wijken with their descriptions; for later they are not kept, and that is said", async () => {
  const fields = { ...gemeenteForm, title: "De nieuwe brug", wijken: world.idOf("Holtveen") };
  const chosen = await officer().post("/mededelingen", formWith(fields, [{ bytes: await telephonePhoto() }]));
  expect(chosen.status).toBe(200);
  const [photo = "no photo"] = photosOnForm(chosen.html);
  const described = { ...fields, [`photo-${photo}`]: "Een brug van hout" };
  const kept = await officer().post("/mededelingen", formWith({ ...described, do: "keep" }));
  expect(kept.status).toBe(422);
  expect(kept.html).toContain("blijven niet bewaard voor later");
  expect(kept.html).toContain('value="Een brug van hout"');
  const enter = await officer().post("/mededelingen", formWith({ ...described, do: "" }));
  expect(enter.html).toContain("Zo hangt het op het prikbord");
  expect(enter.html).toContain('value="Een brug van hout"');
  const sent = await officer().post("/mededelingen", formWith(described));
  expect(sent.html).toContain(`<img src="/fotos/${photo}/klein.webp" alt="Een brug van hout"`);
  expect((await fetch(`${world.gemeente.origin}/fotos/${photo}/groot.webp`)).status).toBe(200);
  const uri = `${world.gemeente.origin}/ap/o/${new URL(sent.url).pathname.split("/").at(-1)}`;
  const note = await fetch(uri, { headers: { accept: "application/activity+json" } });
  expect(JSON.stringify(await note.json())).toContain(`/fotos/${photo}/groot.webp`);
});

test("what is kept for later is there for every colleague, is changed under the same id, and is gone when it is sent", async () => {
  const bart = await world.gemeente.officer("Bart");
  await officer().post("/mededelingen", {
    ...gemeenteForm,
    title: "Nog niet af",
    wijken: world.idOf("Holtveen"),
    do: "keep",
  });
  const board = (await bart.get("/mededelingen")).html;
  expect(board).toContain("Nog niet af");
  expect(board).toContain("Bewaard door Ineke");
  expect((await world.gemeente.visitor().get("/mededelingen")).html).not.toContain("Nog niet af");
  const id = /concept=([0-9a-f-]{36})/.exec(board)?.[1] ?? "";
  const opened = (await bart.get(`/mededelingen/nieuw?concept=${id}`)).html;
  expect(opened).toContain("Nog niet af");
  expect(opened).toMatch(new RegExp(`value="${world.idOf("Holtveen")}" checked`));
  await bart.post("/mededelingen", { ...gemeenteForm, title: "Bijna af", draft: id, do: "keep" });
  const later = (await bart.get("/mededelingen")).html;
  expect(later).toContain("Bijna af");
  expect(later).not.toContain("Nog niet af");
  await announceTo(world.gemeente, bart, { title: "Nu af", wijken: world.idOf("Holtveen"), draft: id });
  expect((await bart.get("/mededelingen")).html).not.toMatch(/Bijna af|Bewaard voor later/);
  const empty = await bart.post("/mededelingen", { ...gemeenteForm, title: "", text: "", do: "keep" });
  expect(empty.status).toBe(422);
  await bart.post("/mededelingen", { ...gemeenteForm, title: "Toch niet", do: "keep" });
  const thrown = /concepten\/([0-9a-f-]{36})\/weg/.exec((await bart.get("/mededelingen")).html)?.[1] ?? "";
  await bart.post(`/mededelingen/concepten/${thrown}/weg`);
  expect((await bart.get("/mededelingen")).html).not.toContain("Toch niet");
});

test("an area reaches the wijken that are in it at that moment", async () => {
  await officer().post("/wijken/gebieden", { name: "Noord" });
  const area = /gebieden\/([0-9a-f-]{36})/.exec((await officer().get("/wijken")).html)?.[1] ?? "";
  await officer().post(`/wijken/gebieden/${area}`, {
    name: "Noordoost",
    wijken: [world.idOf("Lindehout"), world.idOf("Zandkamp"), crypto.randomUUID()],
  });
  const listed = (await officer().get("/wijken")).html;
  expect(listed).toContain("Noordoost");
  expect(listed).toContain("2 wijken");
  const made = await announceTo(world.gemeente, officer(), { title: "In het noordoosten", areas: area });
  await world.settle();
  expect(await world.pathAt(world.wijken.Lindehout, "In het noordoosten")).not.toBe("");
  expect(await world.pathAt(world.wijken.Zandkamp, "In het noordoosten")).not.toBe("");
  expect(await world.pathAt(world.wijken.Holtveen, "In het noordoosten")).toBe("");
  expect(made.html).toContain("Lindehout");
  expect((await officer().post("/wijken/gebieden", { name: "noordoost" })).status).toBe(422);
  expect((await officer().post(`/wijken/gebieden/${area}`, { name: "", wijken: [] })).status).toBe(422);
  await officer().post(`/wijken/gebieden/${area}/verwijderen`);
  expect((await officer().get("/wijken")).html).not.toContain("Noordoost");
});

test("a wijk that follows no longer cannot be chosen any more", async () => {
  const path = /href="(\/beheer\/officiele-bronnen\/[0-9a-f-]{36})"/.exec(
    (await world.wijken.Zandkamp.administrator.get("/beheer/officiele-bronnen")).html,
  )?.[1];
  await world.wijken.Zandkamp.administrator.post(`${path}/stoppen`);
  await world.settle();
  expect(Object.keys(await world.gemeente.wijken()).sort()).toEqual(["Holtveen", "Lindehout"]);
  const refused = await officer().post("/mededelingen", { ...gemeenteForm, wijken: world.idOf("Zandkamp") });
  expect(refused.status).toBe(422);
});
