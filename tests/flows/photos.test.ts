import postgres from "postgres";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PostId } from "../../src/kernel/ids.ts";
import { photosOfNote } from "../../src/posts/posts.activitypub.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { formWith, photosOnForm, placeInPhoto, telephonePhoto } from "../support/photo-files.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let anneke: Person;
let daan: Person;
let moderator: Person;
let visitor: Person;
let photo: Buffer;
let sql: postgres.Sql;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 2 });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  moderator = wijk.administrator;
  visitor = wijk.visitor();
  photo = await telephonePhoto();
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const question = {
  title: "Van wie is deze kat?",
  text: "Ze zit al een week in de schuur.",
  theme: "lenen",
  audience: "wijk",
};
const pathOf = (url: string): string => new URL(url).pathname;
const countPhotos = async (): Promise<number> => Number((await sql`select count(*) as n from photo`)[0]?.n);
const bytesOf = async (person: Person, path: string) => {
  const response = await fetch(new URL(path, wijk.origin), {
    headers: { cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

/** Brings a photo as a form without a script does, and gives its id. */
const bring = async (person: Person, bytes: Buffer = photo): Promise<string> => {
  const page = await person.post("/vragen", formWith({ ...question, addPhotos: "ja" }, [{ bytes }]));
  const id = photosOnForm(page.html).at(-1);
  if (id === undefined) throw new Error(`No photo on the form: ${page.status}`);
  return id;
};

const askWithPhoto = async (person: Person, audience = "wijk") => {
  const id = await bring(person);
  const page = await person.post(
    "/vragen",
    formWith({ ...question, audience, [`photo-${id}`]: "Een rode kat in een schuur" }),
  );
  return { id, path: pathOf(page.url), page };
};

test("A photo that goes along with the form stands on it with a field for what can be seen, and then with the question", async () => {
  const first = await anneke.post("/vragen", formWith(question, [{ bytes: photo }]));
  expect(first.status).toBe(200);
  expect(pathOf(first.url)).toBe("/vragen");
  expect(first.html).toContain("Wat is er te zien op foto 1?");
  expect(first.html).toContain("Ze zit al een week in de schuur.");
  const [id = ""] = photosOnForm(first.html);

  const asked = await anneke.post("/vragen", formWith({ ...question, [`photo-${id}`]: "Een rode kat in een schuur" }));
  expect(pathOf(asked.url)).toMatch(/^\/vragen\/[0-9a-f-]{36}$/);
  expect(asked.html).toMatch(
    new RegExp(`<img src="/fotos/${id}/klein\\.webp" alt="Een rode kat in een schuur" width="900" height="1200"`),
  );
  expect((await daan.get(pathOf(asked.url))).html).toContain(`/fotos/${id}/groot.webp`);
});

test("Nothing of what stood around the picture is kept, and it stands as the camera was held", async () => {
  expect(photo.includes(placeInPhoto)).toBe(true);
  const { id } = await askWithPhoto(anneke);
  for (const size of ["klein", "groot"]) {
    const { bytes, headers } = await bytesOf(daan, `/fotos/${id}/${size}.webp`);
    expect(headers.get("content-type")).toBe("image/webp");
    const { exif, xmp, iptc, icc, orientation, width = 0, height = 0 } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
    expect(height).toBeGreaterThan(width);
    expect(bytes.includes("Telefoon")).toBe(false);
  }
});

test("A photo is seen by who may read what it stands with; for all others it looks as one that never was", async () => {
  const { id, path } = await askWithPhoto(anneke);
  const never = await visitor.get(`/fotos/${crypto.randomUUID()}/groot.webp`);
  expect(never.status).toBe(404);
  const denied = await visitor.get(`/fotos/${id}/groot.webp`);
  expect({ status: denied.status, html: denied.html }).toEqual({ status: 404, html: never.html });
  const seen = await bytesOf(daan, `/fotos/${id}/groot.webp`);
  expect(seen.status).toBe(200);
  expect(seen.headers.get("cache-control")).toBe("private, no-store");
  expect(seen.headers.get("content-security-policy")).toContain("sandbox");
  expect(seen.headers.get("x-content-type-options")).toBe("nosniff");

  await anneke.post(`${path}/intrekken`);
  expect((await daan.get(`/fotos/${id}/groot.webp`)).status).toBe(404);
  expect((await sql`select 1 from photo where id = ${id}`).length).toBe(0);
});

test("A photo that waits is seen and placed by whoever brought it and nobody else, and is erased after a day", async () => {
  const id = await bring(anneke);
  expect((await anneke.get(`/fotos/${id}/klein.webp`)).status).toBe(200);
  expect((await daan.get(`/fotos/${id}/klein.webp`)).status).toBe(404);
  expect((await moderator.get(`/fotos/${id}/klein.webp`)).status).toBe(404);
  const stolen = await daan.post("/vragen", formWith({ ...question, [`photo-${id}`]: "Van een ander" }));
  expect(stolen.status).toBe(422);
  expect(stolen.html).toContain("Deze foto is er niet meer.");
  expect((await daan.post(`/fotos/${id}/weg`)).status).toBe(404);

  clock.move(25 * 3_600_000);
  await wijk.settle();
  expect((await anneke.get(`/fotos/${id}/klein.webp`)).status).toBe(404);
});

test("The database itself lets nobody place a photo that another brought", async () => {
  const id = await bring(anneke);
  const { path } = await askWithPhoto(daan);
  const post = path.split("/").at(-1) ?? "";
  const named = sql.json([{ id, alt: "", width: 1, height: 1 }]);
  await expect(sql`update post set photos = ${named} where id = ${post}`).rejects.toThrow("not its own");
});

test("A photo stands with an answer, and goes when its writer takes it out", async () => {
  const { path } = await askWithPhoto(anneke);
  const id = await bring(daan);
  const answered = await daan.post(
    `${path}/antwoorden`,
    formWith({ text: "Dat is Moos.", [`photo-${id}`]: "Moos op de bank" }),
  );
  expect(answered.html).toContain('alt="Moos op de bank"');
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec(answered.html)?.[1] ?? "";
  const form = await daan.get(`/antwoorden/${answer}/veranderen`);
  expect(photosOnForm(form.html)).toEqual([id]);

  const without = await daan.post(
    `/antwoorden/${answer}/veranderen`,
    formWith({ text: "Dat is Moos.", [`photo-${id}`]: "Moos op de bank", removePhoto: id }),
  );
  expect(photosOnForm(without.html)).toEqual([]);
  expect((await daan.get(`/fotos/${id}/klein.webp`)).status).toBe(200);
  const saved = await daan.post(`/antwoorden/${answer}/veranderen`, formWith({ text: "Dat is Moos." }));
  expect(saved.html).not.toContain("Moos op de bank");
  expect((await daan.get(`/fotos/${id}/klein.webp`)).status).toBe(404);
});

test("A moderator puts a photo with an announcement, and another one corrects it with a second", async () => {
  const id = await bring(moderator);
  const announcement = { title: "De brug is dicht", text: "Tot vrijdag.", lastDay: "", audience: "everyone" };
  const made = await moderator.post(
    "/mededelingen",
    formWith({ ...announcement, [`photo-${id}`]: "De brug met hekken" }),
  );
  expect(made.html).toContain('alt="De brug met hekken"');
  await wijk.settle();
  const object = pathOf(made.url).replace("/mededelingen/", `${wijk.origin}/ap/o/`);
  const note = await fetch(object, { headers: { accept: "application/activity+json" } });
  expect(((await note.json()) as { attachment: unknown }).attachment).toEqual([
    {
      type: "Document",
      mediaType: "image/webp",
      url: `${wijk.origin}/fotos/${id}/groot.webp`,
      name: "De brug met hekken",
      width: 900,
      height: 1_200,
    },
  ]);
  const seen = await bytesOf(visitor, `/fotos/${id}/groot.webp`);
  expect(seen.headers.get("cache-control")).toBe("public, no-cache");
  expect(seen.headers.get("cross-origin-resource-policy")).toBe("cross-origin");

  const mo = await wijk.neighbour("Mo");
  const member = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Mo");
  await moderator.post(`/beheer/leden/${member?.id}/rollen`, { roles: "moderator" });
  const second = await bring(mo);
  const corrected = await mo.post(
    `${pathOf(made.url)}/veranderen`,
    formWith({
      ...announcement,
      correction: "",
      photo: [id, second],
      [`photo-${id}`]: "De brug met hekken",
      [`photo-${second}`]: "De omleiding",
    }),
  );
  expect(corrected.html).toContain('alt="De brug met hekken"');
  expect(corrected.html).toContain('alt="De omleiding"');
});

test("What is no photo is refused in words, with what was typed kept and nothing stored", async () => {
  const before = await countPhotos();
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic0000mif1heic")]);
  const wide = await sharp({ create: { width: 12_000, height: 6_000, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const cases: readonly (readonly [Buffer, string])[] = [
    [Buffer.from("dit is geen foto"), "Dit is geen foto die we kennen."],
    [svg, "Dit is geen foto die we kennen."],
    [heic, "Deze soort foto kunnen we niet lezen."],
    [photo.subarray(0, photo.length / 2), "Dit bestand kunnen we niet als foto lezen."],
    [Buffer.concat([photo.subarray(0, 3), Buffer.alloc(4_000, 7)]), "Dit bestand kunnen we niet als foto lezen."],
    [wide, "Deze foto is te groot."],
  ];
  for (const [bytes, words] of cases) {
    const page = await anneke.post("/vragen", formWith(question, [{ bytes }]));
    expect(page.html).toContain(words);
    expect(page.html).toContain("Ze zit al een week in de schuur.");
    expect(photosOnForm(page.html)).toEqual([]);
  }
  expect(await countPhotos()).toBe(before);
});

test("Four photos stand with one text; a fifth is refused", async () => {
  const small = await telephonePhoto({ width: 60, height: 40 });
  const page = await daan.post(
    "/vragen",
    formWith(
      question,
      Array.from({ length: 5 }, () => ({ bytes: small })),
    ),
  );
  expect(photosOnForm(page.html)).toHaveLength(4);
  expect(page.html).toContain("Er kunnen vier foto&#39;s bij.");
});

test("A question without a name has no photo", async () => {
  const id = await bring(daan);
  const refused = await daan.post(
    "/vragen",
    formWith({ ...question, naming: "sealed", [`photo-${id}`]: "Mijn keuken" }),
  );
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("Zonder naam kan er geen foto bij.");
  expect((await sql`select 1 from photo where id = ${id} and post_id is not null`).length).toBe(0);
});

test("An offer and an activity have photos, which go when they are taken back", async () => {
  for (const [path, fields] of [
    [
      "/aanbod",
      { purpose: "offer", title: "Een bank weg te geven", text: "", manner: "give", theme: "lenen", audience: "wijk" },
    ],
    [
      "/agenda",
      {
        title: "Samen soep koken",
        text: "",
        date: "2027-01-15",
        from: "14:00",
        to: "16:00",
        place: "Buurthuis",
        register: "nee",
        audience: "wijk",
      },
    ],
  ] as const) {
    const id = await bring(daan);
    const made = await daan.post(path, formWith({ ...fields, [`photo-${id}`]: "Zo ziet het eruit" }));
    expect(made.html).toContain('alt="Zo ziet het eruit"');
    const changed = await daan.post(
      `${pathOf(made.url)}/veranderen`,
      formWith({ ...fields, [`photo-${id}`]: "Van dichtbij" }),
    );
    expect(changed.html).toContain('alt="Van dichtbij"');
    await daan.post(`${pathOf(made.url)}/intrekken`);
    expect((await daan.get(`/fotos/${id}/klein.webp`)).status).toBe(404);
  }
});

test("What leaves the wijk for the ring leaves without its photos", async () => {
  const { id, path } = await askWithPhoto(daan, "everyone");
  const post = path.split("/").at(-1) ?? "";
  expect((await bytesOf(visitor, `/fotos/${id}/klein.webp`)).status).toBe(200);
  const known = await wijk.wijk.doorUnitOfWork(({ posts }) => posts.byId(post as PostId));
  if (known === null) throw new Error("The question is gone.");
  expect(photosOfNote(known)).toHaveLength(1);
  expect(photosOfNote({ ...known, audience: "kring" })).toEqual([]);
});

test("What somebody has of themselves names their photos", async () => {
  const { id } = await askWithPhoto(daan);
  clock.move(1_000);
  await daan.post("/ik/gegevens/opnieuw");
  await daan.get(/\/inloggen\/link\/[\w-]+/.exec(await wijk.lastLetter())?.[0] ?? "/no-link");
  const own = await daan.get("/ik/gegevens/alles.json");
  expect(own.html).toContain(`/fotos/${id}/groot.webp Een rode kat in een schuur`);
});
