import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { openSignalen, type SignalenServer } from "../support/service-desks/signalen-server.ts";

const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;
let signalen: SignalenServer;
let anneke: Person;

beforeAll(async () => {
  [browser, wijk, signalen] = await Promise.all([launchBrowser(), startWijk({ clock }), openSignalen()]);
  anneke = await wijk.neighbour("Anneke");
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
  await signalen.close();
});

const textOf = async ({ page }: BrowserPerson): Promise<string> =>
  ((await page.locator("main").textContent()) ?? "").replace(/\s+/g, " ");

describe.each([
  { name: "with JavaScript on a phone", javaScript: true, size: { width: 390, height: 844 } },
  { name: "without JavaScript on a desktop", javaScript: false, size: { width: 1280, height: 900 } },
])(
  "a broken lamp, from the connection of the desk to the word that it is done, $name",
  ({ javaScript, size, name }) => {
    let keeper: BrowserPerson;
    let asker: BrowserPerson;
    const title = `Waarom is het zo donker bij het bruggetje? (${name})`;
    let path = "";

    beforeAll(async () => {
      keeper = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: wijk.administrator });
      asker = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: anneke });
      const asked = { title, text: "Al een week.", theme: "anders", audience: "wijk" };
      path = new URL((await anneke.post("/vragen", asked)).url).pathname;
    });
    afterAll(async () => {
      await wijk.administrator.post("/beheer/meldingen/stoppen");
      expect([...keeper.complaints, ...asker.complaints]).toEqual([]);
      await keeper.close();
      await asker.close();
    });
    const looksRight = async (person: BrowserPerson) => {
      if (javaScript) expect(await axeProblems(person.page)).toEqual([]);
    };

    test("the administrator connects the desk, and is told what is missing without losing what was typed", async () => {
      await keeper.open("/beheer");
      await keeper.page.getByRole("link", { name: "Meldingen aan de gemeente" }).click();
      await keeper.page.getByRole("radio", { name: /^Signalen/ }).check();
      await keeper.page.getByLabel("Adres van het meldpunt").fill(signalen.origin);
      await keeper.press("Bewaar en vraag het meldpunt");
      expect(await textOf(keeper)).toContain("Vul de naam van de gemeente in.");
      expect(await keeper.page.getByLabel("Adres van het meldpunt").inputValue()).toBe(signalen.origin);
      await looksRight(keeper);
      await keeper.page.getByLabel("Naam van de gemeente").fill("Gemeente Veldermeer");
      await keeper.page.getByLabel("Midden van de wijk: breedte").fill("52,1521");
      await keeper.page.getByLabel("Midden van de wijk: lengte").fill("5,3872");
      await keeper.press("Bewaar en vraag het meldpunt");
      expect(await textOf(keeper)).toContain("Het meldpunt neemt 3 soorten meldingen aan.");
      await looksRight(keeper);
    });

    test("the asker takes out what the gemeente need not know, and sends exactly the rest", async () => {
      await asker.open(path);
      await asker.page.getByRole("link", { name: "Meld dit bij de gemeente" }).click();
      expect(await asker.page.getByLabel("Wat is er aan de hand?").inputValue()).toBe(`${title}\n\nAl een week.`);
      await asker.page.getByLabel("Wat is er aan de hand?").fill("De lantaarn is kapot.");
      await asker.press("Stuur naar de gemeente");
      expect(await textOf(asker)).toContain("Kies waar het over gaat.");
      expect(await asker.page.getByLabel("Wat is er aan de hand?").inputValue()).toBe("De lantaarn is kapot.");
      await looksRight(asker);
      await asker.page
        .getByLabel("Waar gaat het over?")
        .selectOption({ label: "Wegen, verkeer, straatmeubilair: Lantaarn is kapot" });
      await asker.page.getByLabel("Waar is het?").fill("Molenweg");
      const spot = asker.page.getByRole("button", { name: "Stuur ook de plek waar ik nu ben" });
      expect(await spot.isVisible()).toBe(javaScript);
      if (javaScript) {
        await asker.page.context().grantPermissions(["geolocation"], { origin: wijk.origin });
        await asker.page.context().setGeolocation({ latitude: 52.16341, longitude: 5.4013 });
        await spot.click();
        await asker.page.getByText("Deze plek gaat mee: 52.1634, 5.4013.").waitFor();
        await looksRight(asker);
      }
      await asker.press("Stuur naar de gemeente");
      expect(await textOf(asker)).toContain("De melding gaat zo naar Gemeente Veldermeer.");
      await wijk.settle();
      const { received } = signalen.signals.at(-1) ?? { received: {} };
      expect(received).toMatchObject({
        text: "De lantaarn is kapot.\n\nWaar: Molenweg",
        location: { geometrie: { coordinates: javaScript ? [5.4013, 52.1634] : [5.3872, 52.1521] } },
      });
    });

    test("how it is doing stands under the question", async () => {
      await asker.open(path);
      expect(await textOf(asker)).toContain("Gemeente Veldermeer heeft de melding en kijkt ernaar.");
      await looksRight(asker);
      const signal = signalen.signals.at(-1);
      if (signal !== undefined) signal.closed = true;
      clock.move(3 * 3_600_000);
      for (const person of [anneke, wijk.administrator]) await person.get("/");
      await wijk.settle();
      await asker.open(path);
      expect(await textOf(asker)).toContain("Gemeente Veldermeer is klaar met de melding.");
      await asker.page.getByRole("link", { name: "Nog niet in orde? Meld opnieuw" }).waitFor();
      await looksRight(asker);
    });
  },
);
