import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningGemeente, startGemeente } from "../support/running-gemeente.ts";
import { openWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let gemeente: RunningGemeente;
beforeAll(async () => {
  gemeente = await startGemeente({ clock });
});
afterAll(() => gemeente.close());

const json = async (path: string): Promise<Record<string, unknown>> =>
  (await (
    await fetch(new URL(path, gemeente.origin), { headers: { accept: "application/activity+json, application/json" } })
  ).json()) as Record<string, unknown>;

test("set up as a gemeente, it is one Organization that can be found and followed, and has no voices of a square", async () => {
  const found = await json(`/.well-known/webfinger?resource=acct:gemeente@${gemeente.host}`);
  const links = found.links as readonly { readonly rel: string; readonly href?: string; readonly type?: string }[];
  const uri = links.find(({ rel, type }) => rel === "self" && type === "application/activity+json")?.href ?? "";
  const actor = await json(uri);
  expect(actor).toMatchObject({
    type: "Organization",
    preferredUsername: "gemeente",
    name: "Gemeente Veldermeer",
    manuallyApprovesFollowers: false,
    discoverable: true,
    featured: `${uri}/featured`,
    endpoints: { sharedInbox: `${gemeente.origin}/ap/inbox` },
  });
  for (const key of ["moderators", "attributedTo", "postingRestrictedToMods", "questionAnswer"])
    expect(actor).not.toHaveProperty(key);
  for (const name of ["mededelingen", "moderatie"])
    expect(
      (await fetch(`${gemeente.origin}/.well-known/webfinger?resource=acct:${name}@${gemeente.host}`)).status,
    ).toBe(404);
  const nodeInfo = await json("/nodeinfo/2.1");
  expect(nodeInfo).toMatchObject({ software: { name: "wijksgewijs" }, usage: { users: { total: 1 } } });
});

test("its pages carry its name and colour, and speak of no square", async () => {
  const { html } = await gemeente.visitor().get("/");
  expect(html).toContain('data-door="gemeente"');
  expect(html).toContain("Gemeente Veldermeer");
  expect(html).toContain(gemeente.handle);
  expect(html).toContain("Er zijn nu geen mededelingen.");
  expect(html).toContain("Er volgt nog geen wijk.");
  expect(html).not.toMatch(/href="\/(vragen|meedoen|buurwijken|ik|volgen|huisregels)/);
});

test("what it is stays, whoever writes to the database", async () => {
  const sql = postgres(gemeente.databaseUrl, { max: 1 });
  await expect(sql`update wijk set mode = 'wijk'`).rejects.toThrow(/stays/);
  await sql.end();
});

test("without a choice set-up makes a wijk, and another choice than the two is refused", async () => {
  const opened = await openWijk({ clock });
  const prepared = await opened.wijk.prepare();
  const code = prepared.ok ? prepared.value : null;
  const send = (mode: string) =>
    fetch(`${opened.origin}/inrichten`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: opened.origin },
      body: new URLSearchParams({
        code: code ?? "",
        ...(mode === "" ? {} : { mode }),
        name: "Holtveen",
        place: "Veldermeer",
        handle: "holtveen",
        door: "oker",
        administratorName: "Marja",
        email: "marja@holtveen.example",
      }),
    });
  const refused = await send("provincie");
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Kies wat je inricht.");
  expect((await send("")).status).toBe(303);
  expect((await opened.wijk.doorUnitOfWork(({ wijk }) => wijk.read()))?.mode).toBe("wijk");
  await opened.close();
});
