import { afterAll, beforeAll, expect, test } from "vitest";
import { announce, announcementForm } from "../support/announcement-form.ts";
import { jsonFeedProblems } from "../support/feed-rules.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  const anneke = await wijk.neighbour("Anneke");
  await anneke.post("/vragen", {
    title: "Wie heeft een ladder te leen?",
    text: "Voor zaterdag.",
    theme: "lenen",
    audience: "everyone",
    outside: "standin",
  });
  clock.move(60_000);
});
afterAll(() => wijk.close());

const text = async (path: string): Promise<string> => (await fetch(new URL(path, wijk.origin))).text();

test("The feeds of the square have what the wijk says to everyone between the questions, said by the wijk, and are valid", async () => {
  const { id, path } = await announce(wijk.administrator, { lastDay: "2026-12-03" });
  await announce(wijk.administrator, { title: "Alleen voor ons", audience: "wijk" });
  const feed = JSON.parse(await text("/plein.json")) as { readonly items: readonly Record<string, unknown>[] };
  expect(jsonFeedProblems(feed)).toEqual([]);
  expect(feed.items.map(({ title }) => title)).toEqual([announcementForm.title, "Wie heeft een ladder te leen?"]);
  expect(feed.items[0]).toMatchObject({
    id: `${wijk.origin}/ap/o/${id}`,
    url: `${wijk.origin}${path}`,
    authors: [{ name: "Holtveen", url: `${wijk.origin}/` }],
  });
  expect(feed.items[0]?.content_html).toContain("Dit geldt tot en met donderdag 3 december.");
  const atom = await text("/plein.atom");
  expect(atom).toContain(`<title>${announcementForm.title}</title>`);
  expect(atom).not.toMatch(/Alleen voor ons|Beheer/);
});

test("The list for other sites shows both, or announcements alone, and never one that holds no more", async () => {
  const both = await text("/insluiten");
  expect(both).toContain(announcementForm.title);
  expect(both).toContain("Wie heeft een ladder te leen?");
  const alone = await text("/insluiten?wat=mededelingen");
  expect(alone).toContain("Mededelingen van Holtveen");
  expect(alone).toContain(announcementForm.title);
  expect(alone).not.toContain("ladder");
  expect(alone).not.toMatch(/<script|Alleen voor ons/);
  expect(await text("/op-je-eigen-site?wat=mededelingen&aantal=3")).toContain(
    `&lt;iframe src=&quot;${wijk.origin}/insluiten?aantal=3&amp;amp;wat=mededelingen&quot;`,
  );
  clock.move(12 * 24 * 3_600_000);
  expect(await text("/insluiten?wat=mededelingen")).toContain("Er zijn nu geen mededelingen voor iedereen.");
});

test("Another site quotes an announcement by the address of its page or its object; one for the wijk alone is not there", async () => {
  const shared = await announce(wijk.administrator, { title: "Kom naar het feest" });
  const own = await announce(wijk.administrator, { title: "Alleen voor ons", audience: "wijk" });
  const quote = (path: string) => fetch(`${wijk.origin}/oembed?url=${encodeURIComponent(`${wijk.origin}${path}`)}`);
  for (const path of [shared.path, `/ap/o/${shared.id}`]) {
    const response = await quote(path);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ title: "Kom naar het feest", author_name: "Holtveen", type: "rich" });
  }
  for (const path of [own.path, `/ap/o/${own.id}`, `/vragen/${shared.id}`])
    expect((await quote(path)).status).toBe(404);
});
