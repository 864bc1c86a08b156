import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";

const script = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Has every page that is opened from now on bring axe along, which is quicker than handing it to each. */
export const bringAxe = (context: BrowserContext): Promise<unknown> => context.addInitScript({ content: script });

/** The rules of axe whose outcome depends on colours; `enhanced` ask for 7 to 1 (WCAG 2.2, 1.4.6). */
export const colourRules = ["color-contrast", "link-in-text-block"] as const;
export const enhancedColourRules = ["color-contrast-enhanced", "link-in-text-block"] as const;

/**
 * What axe finds on the page as it stands, with the first place of each; by all its rules unless some are named. It needs
 * scripts: a page without them is looked at where the same page has them.
 */
export const axeProblems = async (page: Page, rules: readonly string[] | null = null): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(script);
  return page.evaluate(async (only) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const runOnly = only === null ? {} : { runOnly: { type: "rule" as const, values: [...only] } };
    const { violations } = await inPage.run({ resultTypes: ["violations"], ...runOnly });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes[0]?.any[0]?.message ?? ""})`,
    );
  }, rules);
};
