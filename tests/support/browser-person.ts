import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Person } from "./person.ts";

/** Someone at a real browser, with cookies and drafts of their own. */
export type BrowserPerson = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about: errors of scripts, refused content, files that did not come. */
  readonly complaints: readonly string[];
  /** Opens an address of the wijk; gives the HTML as the server sent it. */
  open(path: string): Promise<string>;
  /** Sends the form with the button of this name and waits for the page after it. */
  press(button: string): Promise<void>;
  close(): Promise<void>;
};

/** What a browser says that was told to keep no worker. */
const blockedByUs = "Service Worker registration blocked by Playwright";

/** Opens a browser of their own for somebody, signed in as `as` when that is given. */
export const createBrowserPerson = async (
  browser: Browser,
  origin: string,
  options: {
    readonly javaScript?: boolean;
    readonly as?: Person | undefined;
    readonly size?: { readonly width: number; readonly height: number };
    /** Lets the worker of the wijk keep what it keeps for when there is no network. */
    readonly keepsPages?: boolean;
  } = {},
): Promise<BrowserPerson> => {
  const context = await browser.newContext({
    javaScriptEnabled: options.javaScript ?? true,
    serviceWorkers: options.keepsPages ? "allow" : "block",
    viewport: options.size ?? { width: 390, height: 844 },
    reducedMotion: "reduce",
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
  });
  const cookies = [...(options.as?.cookies ?? [])].map(([name, value]) => ({ name, value, url: origin }));
  if (cookies.length > 0) await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type()) || message.text().includes(blockedByUs)) return;
    // That a page itself is "not there" or "not filled in right" is an answer, and no complaint about it.
    const isOfThePage = message.location().url === page.url() && /status of 4\d\d/.test(message.text());
    if (!isOfThePage) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return {
    page,
    context,
    complaints,
    open: async (path) => {
      const response = await page.goto(new URL(path, origin).href);
      return (await response?.text()) ?? "";
    },
    press: async (button) => {
      const answer = page.waitForResponse((response) => response.request().method() === "POST");
      await page.getByRole("button", { name: button, exact: true }).click();
      await answer;
      await page.waitForLoadState();
    },
    close: () => context.close(),
  };
};
