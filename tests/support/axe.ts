import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";

const script = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Has every page that is opened from now on bring axe along, which is quicker than handing it to each. */
export const bringAxe = (context: BrowserContext): Promise<unknown> => context.addInitScript({ content: script });

/**
 * What axe finds on the page as it stands, with the first place of each. It needs scripts: a page without them is looked at
 * where the same page has them.
 */
export const axeProblems = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(script);
  return page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run({ resultTypes: ["violations"] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes[0]?.any[0]?.message ?? ""})`,
    );
  });
};
