import type { Browser, Locator } from "playwright-core";
import { type BrowserPerson, createBrowserPerson } from "./browser-person.ts";
import type { Person } from "./person.ts";

/** Somebody who has a keyboard and no pointer. */
export type KeyboardPerson = Pick<BrowserPerson, "page" | "close"> & {
  /** Opens an address, as typed in the bar of the browser. */
  open(path: string): Promise<void>;
  /** Goes with Tab until this has the focus; each place on the way shows the focus, and nothing lies over it. */
  reach(target: Locator): Promise<void>;
  /** Reaches a field and types. */
  type(target: Locator, words: string): Promise<void>;
  /** Reaches a box to tick and ticks it, or a group of choices and goes to this one with the arrows. */
  choose(target: Locator): Promise<void>;
  /** Reaches a link or a button and presses Enter, for what stays on the page. */
  enter(target: Locator): Promise<void>;
  /** The same, for what leads to another page; waits for it. */
  follow(target: Locator): Promise<void>;
  /** What was wrong with the focus at any place that it came. */
  readonly problems: readonly string[];
};

const mostTabs = 150;

/** What is wrong with how the focus shows; `null` when nothing is. Runs in the page. */
const problemOfFocus = (): string | null => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body || focused === document.documentElement) return null;
  // What takes the focus only to be read from there, such as a step of a form, is no place to act.
  if ((focused as HTMLElement).tabIndex < 0) return null;
  const name = `${focused.tagName.toLowerCase()} "${(focused.textContent || focused.getAttribute("name") || "").trim().slice(0, 40)}"`;
  const label = (focused as HTMLInputElement).labels?.[0] ?? null;
  const hasRing = (element: Element | null): boolean => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  };
  if (!hasRing(focused) && !hasRing(label)) return `${name} does not show that it has the focus`;
  // What is drawn for a field that is not drawn itself, such as the button that chooses files.
  const drawn = focused.getBoundingClientRect().width < 4 && label !== null ? label : focused;
  const box = drawn.getBoundingClientRect();
  const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20)];
  const seen = document.elementFromPoint(x, y);
  const isSeen = seen !== null && (drawn.contains(seen) || seen.contains(drawn) || label?.contains(seen) === true);
  return isSeen
    ? null
    : `${name} has the focus and lies under ${seen?.tagName.toLowerCase() ?? "the edge of the window"}`;
};

/** Opens a browser for somebody without a pointer, signed in as `as` when that is given. */
export const createKeyboardPerson = async (
  browser: Browser,
  origin: string,
  options: { readonly as?: Person; readonly size?: { readonly width: number; readonly height: number } } = {},
): Promise<KeyboardPerson> => {
  const { page, open, close } = await createBrowserPerson(browser, origin, options);
  const problems: string[] = [];

  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    const problem = await page.evaluate(problemOfFocus);
    if (problem !== null && !problems.includes(problem)) problems.push(`${new URL(page.url()).pathname}: ${problem}`);
  };
  const hasFocus = (target: Locator): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement);

  const reach = async (target: Locator): Promise<void> => {
    for (let tabs = 0; !(await hasFocus(target)); tabs++) {
      if (tabs === mostTabs) throw new Error(`Tab never came to ${target}`);
      await press("Tab");
    }
  };

  return {
    page,
    close,
    problems,
    open: async (path) => {
      await open(path);
    },
    reach,
    type: async (target, words) => {
      await reach(target);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(words);
    },
    choose: async (target) => {
      const group = await target.evaluate(({ name, type, form }: HTMLInputElement) =>
        type === "radio" ? [...(form ?? document).querySelectorAll(`input[name="${name}"]`)].length : 0,
      );
      if (group === 0) {
        await reach(target);
        await press("Space");
        return;
      }
      const name = await target.getAttribute("name");
      const isInGroup = () =>
        page.evaluate((of) => (document.activeElement as HTMLInputElement | null)?.name === of, name);
      for (let tabs = 0; !(await isInGroup()); tabs++) {
        if (tabs === mostTabs) throw new Error(`Tab never came to the choices of ${name}`);
        await press("Tab");
      }
      for (let steps = 0; !(await target.isChecked()); steps++) {
        if (steps > group) throw new Error(`The arrows never came to ${target}`);
        await press(steps === 0 ? "Space" : "ArrowDown");
      }
    },
    enter: async (target) => {
      await reach(target);
      await press("Enter");
    },
    follow: async (target) => {
      await reach(target);
      const loaded = page.waitForEvent("load");
      await page.keyboard.press("Enter");
      await loaded;
    },
  };
};
