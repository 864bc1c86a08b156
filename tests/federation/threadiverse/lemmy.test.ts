import { describe, expect, test } from "vitest";
import { tellTheStoryOf } from "./follow-see-answer.ts";

describe("Lemmy 0.19", () => {
  const story = tellTheStoryOf("lemmy 0.19");

  test("It never gets a bare address, nor its Undo, and a question as the Note that it is", async () => {
    const { peer, ask, anneke, since } = story();
    const { path, uri } = await ask();
    await since(() => anneke.post(`${path}/intrekken`));
    expect(peer.post(uri)?.type).toBe("Note");
    const shapes = peer.received.map(({ activity: { type, object } }) =>
      typeof object === "string" ? `${type} of an address` : `${type} of ${(object as { type: string }).type}`,
    );
    expect(shapes).not.toContain("Announce of an address");
    expect(shapes).not.toContain("Undo of Announce");
  });
});

describe("Lemmy 1.0", () => {
  const story = tellTheStoryOf("lemmy 1.0");

  test("It gets an announced question as a Page, which it reads, under the ids of the Note; answers stay Notes", async () => {
    const { peer, ask, kees, group, bothSettle, wijk } = story();
    const { uri } = await ask();
    const answered = await kees.reply(group, uri, "Hier.");
    await bothSettle();
    expect(peer.post(uri)?.type).toBe("Page");
    expect(peer.post(answered.uri)?.type).toBe("Note");
    const announced = peer.received
      .map(({ activity }) => activity.object as { id: string; object?: { id: string } })
      .filter((inner) => inner.object?.id === uri);
    expect(announced).toHaveLength(1);
    const create = await fetch(announced[0]?.id ?? wijk.origin, { headers: { accept: "application/activity+json" } });
    expect(await create.json()).toMatchObject({ type: "Create", object: { id: uri, type: "Note" } });
  });
});
