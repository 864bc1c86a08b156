import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe finds on the page as it stands, with the first place of each. It needs scripts: a page without them is looked at
 * where the same page has them.
 */
export const axeProblems = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run({ resultTypes: ["violations"] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes[0]?.any[0]?.message ?? ""})`,
    );
  });
};
