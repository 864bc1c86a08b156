import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PeerAccount } from "../support/mastodon-peer/index.ts";
import { nameSource } from "../support/official-source.ts";
import { createOfficialWorld, everyone, type OfficialWorld } from "./official-world.ts";

let world: OfficialWorld;
let gemeente: PeerAccount;
let count = 0;

beforeAll(async () => {
  world = await createOfficialWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  count = world.next();
});

const noteBy = (account: PeerAccount, text: string) => ({
  id: `${account.id}/statuses/${crypto.randomUUID()}`,
  type: "Note",
  attributedTo: account.id,
  to: [everyone],
  content: `<p>${text}</p>`,
  published: world.clock().toISOString(),
});

describe("the badge belongs to one account", () => {
  test("an account with the same name, or on the same server, gets none", async () => {
    gemeente = await world.named({ only: "mention" });
    const other = await world.town.account(`nep${count}`);
    await other.publish(`Niet echt ${count}`, { mention: [await other.lookup(world.wijk.handle)] });
    await world.settle();
    expect(await world.board()).not.toContain(`Niet echt ${count}`);
    expect((await world.wijk.administrator.get("/moderatie")).html).toContain(`Niet echt ${count}`);
  });

  test("when the source moves the new account is not followed and has no badge until an administrator says yes", async () => {
    gemeente = await world.named();
    const before = `Voor de verhuizing ${count}`;
    await gemeente.publish(before);
    await world.settle();
    const next = await world.tower.account(`gemeente${count}`);
    next.nameAsOwn(gemeente.id);
    await gemeente.moveTo(next.id);
    await world.settle();
    expect(next.followers()).toEqual([]);
    await world.tell(next, "Create", noteBy(next, `Op het nieuwe adres ${count}`));
    expect(await world.board()).not.toContain(`Op het nieuwe adres ${count}`);
    const list = (await world.wijk.administrator.get("/beheer/officiele-bronnen")).html;
    expect(list).toContain(`Dit account zegt dat het nu ${next.handle} is.`);
    const again = await world.wijk.administrator.post("/beheer/officiele-bronnen", { address: gemeente.handle });
    expect(again.html).toContain("Dit account is verhuisd.");
    await nameSource(world.wijk.administrator, next.id);
    await world.settle();
    expect(next.followers()).toEqual([world.wijkUri]);
    await next.publish(`Nu met bordje ${count}`);
    await world.settle();
    expect(await world.board()).toContain(`Nu met bordje ${count}`);
    expect(await world.pathOf(before)).not.toBe("");
  });

  test("ending it takes the follow back; what it said stays with its badge, and no other words come under that badge", async () => {
    gemeente = await world.named();
    const title = `Blijft hangen ${count}`;
    const note = await gemeente.publish(title);
    await world.settle();
    const path = await world.pathOf(title);
    const list = (await world.wijk.administrator.get("/beheer/officiele-bronnen")).html;
    const stop = new RegExp(
      `action="(/beheer/officiele-bronnen/[^"]+/stoppen)"><button[^>]*aria-label="Geen officiële bron meer: ${gemeente.local.name}"`,
    );
    await world.wijk.administrator.post(stop.exec(list)?.[1] ?? "");
    await world.settle();
    expect(gemeente.followers()).toEqual([]);
    expect((await world.anneke.get(path)).html).toContain("Officieel: gemeente");
    const updated = new Date(world.clock().getTime() + 1_000).toISOString();
    await world.tell(gemeente, "Update", { ...noteBy(gemeente, "Heel iets anders"), id: note.uri, updated });
    expect((await world.anneke.get(path)).html).not.toContain("Heel iets anders");
    await world.tell(gemeente, "Create", noteBy(gemeente, `Na het einde ${count}`));
    expect(await world.board()).not.toContain(`Na het einde ${count}`);
    await world.tell(gemeente, "Delete", note.uri);
    expect((await world.anneke.get(path)).status).toBe(404);
  });

  test("a source that says no is shown so and can be asked again; one that is gone takes what it said along", async () => {
    gemeente = await world.named();
    const title = `Met het account weg ${count}`;
    await gemeente.publish(title);
    await world.settle();
    const page = async () => (await world.wijk.administrator.get("/beheer/officiele-bronnen")).html;
    const follow = (await followsOf(gemeente)).at(-1);
    await world.tell(gemeente, "Reject", follow);
    expect(await page()).toContain("Deze bron zei nee.");
    const again = new RegExp(
      `action="(/beheer/officiele-bronnen/[^"]+/opnieuw)"><button[^>]*aria-label="Vraag het opnieuw: ${gemeente.local.name}"`,
    );
    await world.wijk.administrator.post(again.exec(await page())?.[1] ?? "");
    expect(await page()).toContain("We wachten op antwoord");
    await world.settle();
    expect(await page()).not.toMatch(/Deze bron zei nee|We wachten op antwoord/);
    const follows = await followsOf(gemeente);
    expect(new Set(follows.map(({ id }) => id)).size).toBe(follows.length);
    await gemeente.deleteAccount();
    await world.settle();
    expect(await world.pathOf(title)).toBe("");
    expect(await page()).toContain("Dit account bestaat niet meer.");
  });
});

/** The Follows of the wijk that came for an account, the first one first. */
const followsOf = async (account: PeerAccount) =>
  world.town.received
    .map(({ activity }) => activity)
    .filter(({ type, object }) => type === "Follow" && object === account.id);
