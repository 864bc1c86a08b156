import type { Browser } from "playwright-core";
import { axeProblems, bringAxe, colourRules, enhancedColourRules } from "../support/axe.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { htmlProblems } from "../support/html-problems.ts";
import type { Person } from "../support/person.ts";
import type { PageToSee } from "./page-to-see.ts";

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

/** What the device of somebody asks of a page. */
const devices = {
  light: { colorScheme: "light", contrast: "no-preference", forcedColors: "none" },
  dark: { colorScheme: "dark", contrast: "no-preference", forcedColors: "none" },
  contrast: { colorScheme: "light", contrast: "more", forcedColors: "none" },
  "contrast-dark": { colorScheme: "dark", contrast: "more", forcedColors: "none" },
  forced: { colorScheme: "dark", contrast: "no-preference", forcedColors: "active" },
} as const;

/**
 * How each page is looked at. Most rules of axe are about what does not depend on colours: all of them run by day on both sizes, and
 * elsewhere those about colours alone.
 */
const looks: Readonly<
  Record<"phone" | "desktop", readonly (readonly [keyof typeof devices, readonly string[] | null])[]>
> = {
  phone: [
    ["light", null],
    ["dark", colourRules],
    ["contrast", enhancedColourRules],
    ["contrast-dark", enhancedColourRules],
  ],
  desktop: [
    ["light", null],
    ["dark", colourRules],
    ["forced", colourRules],
  ],
};

/** How far a page can be scrolled sideways, and by what. */
const sideways = ({ page }: BrowserPerson): Promise<readonly string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const widest = [...document.querySelectorAll("main *, header *, footer *")].find((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > root.clientWidth + 1;
    });
    return [`${root.scrollWidth - root.clientWidth} pixels, ${widest?.outerHTML.slice(0, 150)}`];
  });

/**
 * What is wrong with the page that somebody has before them, on a phone and a desktop, in all four themes and in colours that the
 * device forces, and on the smallest phone with very large text, also read from right to left. The window stays as it was looked at
 * last.
 */
export const problemsOnPage = async (person: BrowserPerson): Promise<readonly string[]> => {
  const { page } = person;
  const problems: string[] = [];
  const note = (what: string, found: readonly string[]): void => {
    problems.push(...found.map((each) => `${what}: ${each}`));
  };
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const [device, rules] of looks[size as keyof typeof sizes]) {
      await page.emulateMedia(devices[device]);
      note(`axe, ${size}, ${device}`, await axeProblems(page, rules));
    }
    note(`sideways, ${size}`, await sideways(person));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => {
    document.documentElement.dataset.text = "extra-groot";
  });
  note("sideways, 320 pixels and very large text", await sideways(person));
  const turn = (direction: "rtl" | "") =>
    page.evaluate((way) => document.documentElement.setAttribute("dir", way), direction);
  await turn("rtl");
  note("sideways, 320 pixels and very large text, from right to left", await sideways(person));
  await turn("");
  return problems;
};

/**
 * What is wrong with each of these pages: its HTML, what `alsoWrong` finds in it, what is seen, and what the browser complained
 * about. Each person has one browser, in which they go from page to page.
 */
export const problemsOfPages = async (
  browser: Browser,
  origin: string,
  pages: readonly PageToSee[],
  alsoWrong: (html: string) => readonly string[] = () => [],
): Promise<readonly string[]> => {
  const people = new Map<Person | undefined, BrowserPerson>();
  const personFor = async (as: Person | undefined): Promise<BrowserPerson> => {
    const known = people.get(as);
    if (known !== undefined) return known;
    const person = await createBrowserPerson(browser, origin, { as });
    await bringAxe(person.context);
    people.set(as, person);
    return person;
  };
  const problems: string[] = [];
  for (const { name, path, as, press } of pages) {
    const person = await personFor(as);
    await person.page.setViewportSize(sizes.phone);
    await person.page.emulateMedia(devices.light);
    const complaintsBefore = person.complaints.length;
    let html = await person.open(path);
    if (press !== undefined) {
      // Read as soon as it is there: what leads on to a part of the page has the browser forget it.
      const answer = person.page
        .waitForResponse((response) => response.request().method() === "POST")
        .then((response) => response.text());
      await person.press(press);
      html = await answer;
    }
    const found = [
      ...htmlProblems(html),
      ...alsoWrong(html),
      ...(await problemsOnPage(person)),
      ...person.complaints.slice(complaintsBefore),
    ];
    problems.push(...found.map((problem) => `${name}: ${problem}`));
  }
  for (const person of people.values()) await person.close();
  return problems;
};
