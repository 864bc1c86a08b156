import type { Locator, Page } from "playwright-core";
import type { BrowserPerson } from "../support/browser-person.ts";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

/** One thing that a resident does: each tap or text as a step, in words. */
export type DoneTask = {
  readonly name: string;
  readonly steps: readonly string[];
  /** Pages that were waited for. */
  readonly pages: number;
  /** Milliseconds between a tap and the page after it, all together. */
  readonly waited: number;
};

/** What a resident's phone does, and what was counted of it. */
type Hands = {
  tap(what: Locator, words: string): Promise<void>;
  /** A tap outside the browser that opens a page in it. */
  arrive(open: () => Promise<unknown>, words: string): Promise<void>;
  /** A tap that leads to another page. */
  go(what: Locator, words: string): Promise<void>;
  type(where: Locator, text: string, words: string): Promise<void>;
};

const handsOf = (page: Page) => {
  const steps: string[] = [];
  let [pages, waited] = [0, 0];
  const lead = async (there: () => Promise<unknown>, words: string): Promise<void> => {
    const began = performance.now();
    await there();
    waited += performance.now() - began;
    pages += 1;
    steps.push(words);
  };
  const hands: Hands = {
    arrive: lead,
    tap: async (what, words) => {
      await what.click();
      steps.push(words);
    },
    go: (what, words) => lead(() => Promise.all([page.waitForEvent("load"), what.click()]), words),
    type: async (where, text, words) => {
      await where.fill(text);
      steps.push(words);
    },
  };
  return { hands, done: (name: string): DoneTask => ({ name, steps, pages, waited: Math.round(waited) }) };
};

/** The tasks, each from the page or the letter where it begins until what was wanted is there to see. */
export type Task = {
  readonly name: string;
  /** Who does it, and where it begins; `tap` is what brings them there, where that is a step of its own. */
  readonly begins: (
    wijk: RunningWijk,
  ) => Promise<{ readonly as: Person; readonly path: string; readonly tap?: string }>;
  readonly does: (page: Page, hands: Hands) => Promise<void>;
};

const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const on = (page: Page): Locator => page.locator('.step__ways a:has-text("Verder"):visible');

export const tasks: readonly Task[] = [
  {
    name: "Ask the neighbours something",
    begins: async (wijk) => ({ as: await wijk.neighbour("Anneke"), path: "/" }),
    does: async (page, { tap, go, type }) => {
      await type(page.locator("#vraag"), "Wie heeft een hoge ladder te leen?", "types the question on the front page");
      await go(page.locator(".askbox button"), "taps the button below it");
      await tap(on(page), "taps Verder");
      await tap(page.locator("label", { has: page.locator("[name=theme][value=lenen]") }), "taps a subject");
      await tap(on(page), "taps Verder");
      await tap(on(page), "taps Verder: only the wijk reads it");
      await go(button(page, "Vraag plaatsen"), "taps Vraag plaatsen");
      await page.getByRole("heading", { name: "Wie heeft een hoge ladder te leen?" }).waitFor();
    },
  },
  {
    name: "Answer a question that a letter brought",
    begins: async (wijk) => {
      const [corrie, daan] = [await wijk.neighbour("Corrie"), await wijk.neighbour("Daan")];
      await daan.post("/ik/post", { digest: "day", atOnce: "answer" });
      const question = { title: "Wie kan mijn fiets nakijken?", text: "", theme: "klussen", audience: "wijk" };
      const asked = await daan.post("/vragen", question);
      await corrie.post(`${new URL(asked.url).pathname}/antwoorden`, { text: "Wat is er mee?" });
      await wijk.settle();
      const letter = await wijk.letterWith("Wat is er mee?");
      const path = /href="[^"]*(\/vragen\/[0-9a-f-]{36}[^"]*)"/.exec(letter)?.[1];
      if (path === undefined) throw new Error("The letter leads to no question.");
      return { as: daan, path: path.replaceAll("&amp;", "&"), tap: "taps the button in the letter" };
    },
    does: async (page, { go, type }) => {
      await type(
        page.locator("#antwoorden-formulier textarea"),
        "De rem loopt aan.",
        "types an answer below the question",
      );
      await go(page.locator("#antwoorden-formulier .buttons button").last(), "taps the button below it");
      await page.getByText("De rem loopt aan.").first().waitFor();
    },
  },
  {
    name: "Find out when bulky waste is collected",
    begins: async (wijk) => {
      const announcement = {
        title: "Grofvuil wordt woensdag opgehaald",
        text: "Zet het voor half acht buiten.",
        audience: "wijk",
      };
      await wijk.administrator.post("/mededelingen", { ...announcement, lastDay: "" });
      // What everybody wrote since then: the front page does not show it any more.
      for (const title of ["De brug is dicht", "Soep op donderdag", "Lezing in de kerk"])
        await wijk.administrator.post("/mededelingen", { ...announcement, title, text: "Kom ook.", lastDay: "" });
      return { as: await wijk.neighbour("Ria"), path: "/" };
    },
    does: async (page, { go, type }) => {
      await go(page.locator(`.tools a[href="/zoeken"]`), "taps Zoeken");
      await type(page.getByRole("searchbox"), "grofvuil", "types a word");
      await go(page.locator("main form button[type=submit]").first(), "taps Zoek");
      await go(page.getByRole("link", { name: /Grofvuil/ }).first(), "taps what was found");
      await page.getByText("Zet het voor half acht buiten.").first().waitFor();
    },
  },
];

/** Has somebody do a task on a phone that `open` gives; `slow` makes it an old one, before it begins. */
export const doTask = async (
  task: Task,
  wijk: RunningWijk,
  open: (as: Person) => Promise<BrowserPerson>,
  slow: (page: Page) => Promise<void> = async () => {},
): Promise<DoneTask> => {
  const { as, path, tap } = await task.begins(wijk);
  const person = await open(as);
  await slow(person.page);
  const { hands, done } = handsOf(person.page);
  await (tap === undefined ? person.open(path) : hands.arrive(() => person.open(path), tap));
  await task.does(person.page, hands);
  await person.close();
  return done(task.name);
};
