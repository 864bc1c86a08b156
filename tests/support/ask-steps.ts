import type { BrowserPerson } from "./browser-person.ts";

type Key = "vraag" | "onderwerp" | "lezers" | "plaatsen";
const keys: readonly string[] = ["vraag", "onderwerp", "lezers", "plaatsen"] satisfies Key[];

/** Brings somebody who asks on a phone to a step of the form, by its own links; on a desktop all of them are there. */
export const toStep = async ({ page }: Pick<BrowserPerson, "page">, key: Key): Promise<void> => {
  if ((page.viewportSize()?.width ?? 0) >= 768) return;
  const showing = (): Promise<string> =>
    page
      .locator(".step:visible")
      .getAttribute("id")
      .then((id) => id?.replace("stap-", "") ?? "");
  for (let at = await showing(); at !== key; at = await showing()) {
    const ahead = keys.indexOf(key) > keys.indexOf(at);
    await page.locator(`#stap-${at} .step__ways a`, { hasText: ahead ? "Verder" : "Terug" }).click();
  }
};
