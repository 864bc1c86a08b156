import type { Browser, CDPSession } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minute, second } from "../../src/kernel/clock.ts";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock })]);
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

const textOf = async ({ page }: BrowserPerson): Promise<string> => (await page.locator("main").textContent()) ?? "";

/** As browsers were before they offered passkeys by themselves: there is the button alone. */
const offersNothing = ({ page }: BrowserPerson): Promise<unknown> =>
  page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });

/** A device that knows its owner and has its sensor touched by itself, in the browser of one person. */
const giveDevice = async (person: BrowserPerson): Promise<{ session: CDPSession; id: string }> => {
  const session = await person.context.newCDPSession(person.page);
  await session.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId: id } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, id };
};

const makePasskey = async (person: BrowserPerson): Promise<void> => {
  await person.open("/ik/inloggen");
  await Promise.all([
    person.page.waitForURL(/#passkeys$/),
    person.page.getByRole("button", { name: "Maak een passkey" }).click(),
  ]);
};

describe.each([
  { name: "phone", nth: 1, size: { width: 390, height: 844 } },
  { name: "desktop", nth: 2, size: { width: 1280, height: 900 } },
])("on a $name with a sensor", ({ nth, size }) => {
  let person: BrowserPerson;
  const name = `Wies${nth}`;

  beforeAll(async () => {
    person = await createBrowserPerson(browser, wijk.origin, { as: await wijk.neighbour(name), size });
    await offersNothing(person);
    await giveDevice(person);
  });
  afterAll(async () => {
    expect(person.complaints).toEqual([]);
    await person.close();
  });

  test("somebody makes a passkey, signs out, and signs in with it by one press", async () => {
    const { page } = person;
    await person.open("/ik");
    await page.getByRole("link", { name: "Inloggen regelen" }).click();
    await page.getByLabel("Hoe noem je deze passkey?").fill("Mijn telefoon");
    expect(await page.getByText("In deze browser kan dat nu niet").isVisible()).toBe(false);
    await Promise.all([
      page.waitForURL(/\/ik\/inloggen#passkeys$/),
      page.getByRole("button", { name: "Maak een passkey" }).click(),
    ]);
    expect(await textOf(person)).toContain("Je passkey werkt nu.");
    expect(await axeProblems(page)).toEqual([]);
    // The same device has one already.
    await page.getByRole("button", { name: "Maak een passkey" }).click();
    await page.getByText("Dit apparaat heeft al een passkey van jou").waitFor();

    await person.open("/ik");
    await page.locator("main").getByRole("button", { name: "Uitloggen" }).click();
    await page.waitForURL(`${wijk.origin}/`);
    await person.open("/inloggen");
    expect(await axeProblems(page)).toEqual([]);
    await Promise.all([
      page.waitForURL(`${wijk.origin}/`),
      page.getByRole("button", { name: "Inloggen met een passkey" }).click(),
    ]);
    await person.open("/ik");
    expect(await textOf(person)).toContain(`Je bent ingelogd als ${name}.`);
  });

  test("it gets another name and is removed after a yes; the device then signs in no more", async () => {
    const { page } = person;
    await person.open("/ik/inloggen");
    await page.getByText("Naam veranderen").click();
    await page.locator("details").getByLabel("Hoe noem je deze passkey?").fill("De rode");
    await person.press("Naam bewaren");
    expect(await textOf(person)).toContain("De rode");
    await page.getByRole("link", { name: "Weghalen" }).click();
    await person.press("Ja, weghalen");
    expect(await textOf(person)).toContain("Je hebt nog geen passkey.");
    await page.getByRole("button", { name: "Overal uitloggen, ook hier" }).click();
    await page.waitForURL(`${wijk.origin}/`);
    await person.open("/inloggen");
    await page.getByRole("button", { name: "Inloggen met een passkey" }).click();
    await page.getByText("Dit lukte niet met deze passkey").waitFor();
    await person.open("/ik");
    expect(page.url()).toContain("/inloggen");
  });
});

test("where the browser offers passkeys by itself, a touch at the field for the address is enough", async () => {
  const person = await createBrowserPerson(browser, wijk.origin, { as: await wijk.neighbour("Xander") });
  await giveDevice(person);
  await makePasskey(person);
  await person.context.clearCookies();
  await person.page.goto(`${wijk.origin}/inloggen`);
  await person.page.waitForURL(`${wijk.origin}/`);
  await person.open("/ik");
  expect(await textOf(person)).toContain("Je bent ingelogd als Xander.");
  expect(person.complaints).toEqual([]);
  await person.close();
});

test("who says no at their device reads what to do, and signs in by letter", async () => {
  const person = await createBrowserPerson(browser, wijk.origin, { as: await wijk.neighbour("Zita") });
  await offersNothing(person);
  const { session, id } = await giveDevice(person);
  await makePasskey(person);
  await person.context.clearCookies();
  await session.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: false });
  await person.open("/inloggen");
  await person.page.getByRole("button", { name: "Inloggen met een passkey" }).click();
  await person.page.getByText("Inloggen met een passkey lukte niet.").waitFor();
  expect(await axeProblems(person.page)).toEqual([]);
  await person.page.getByLabel("Jouw e-mailadres").fill("niemand@post.example");
  await person.press("Stuur mij de code");
  expect(await textOf(person)).toContain("Kijk in je post");
  await person.close();
});

test("without JavaScript the page says that it cannot be done here, and everything else works", async () => {
  const as = await wijk.neighbour("Yara");
  const person = await createBrowserPerson(browser, wijk.origin, { as, javaScript: false });
  await person.open("/ik/inloggen");
  expect(await person.page.getByText("Een passkey heeft JavaScript nodig.").isVisible()).toBe(true);
  expect(await person.page.getByRole("button", { name: "Maak een passkey" }).isVisible()).toBe(false);
  clock.move(16 * minute);
  await person.open("/ik/inloggen");
  clock.move(second);
  await person.press("Stuur mij de code");
  const code = /(?<![\d-])\d{6}(?![\d-])/.exec((await wijk.lastLetter()).replace(/<[^>]*>/g, " "))?.[0] ?? "";
  await person.page.getByLabel("De code uit de brief").fill(code);
  await person.press("Inloggen");
  expect(person.page.url()).toBe(`${wijk.origin}/ik/inloggen`);
  await person.open("/inloggen");
  expect(await person.page.getByText("In deze browser kan dat nu niet.").isVisible()).toBe(true);
  await person.press("Stuur mij de code");
  await person.close();
});
