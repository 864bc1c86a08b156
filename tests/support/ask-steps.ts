import type { BrowserPerson } from "./browser-person.ts";

const keys = ["vraag", "onderwerp", "lezers", "plaatsen"] as const;

/** Brings somebody who asks on a phone to a step of the form, by its own links; on a desktop all of them are there. */
export const toStep = async ({ page }: Pick<BrowserPerson, "page">, key: (typeof keys)[number]): Promise<void> => {
  if ((page.viewportSize()?.width ?? 0) >= 768) return;
  const showing = (): Promise<string> =>
    page
      .locator(".step:visible")
      .getAttribute("id")
      .then((id) => id?.replace("stap-", "") ?? "");
  for (let at = await showing(); at !== key; at = await showing()) {
    const ahead = keys.indexOf(key) > keys.findIndex((each) => each === at);
    await page.locator(`#stap-${at} .step__ways a`, { hasText: ahead ? "Verder" : "Terug" }).click();
  }
};
