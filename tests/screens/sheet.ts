import type { Browser } from "playwright-core";
import sharp from "sharp";
import { escapeHtml } from "../../src/kernel/text.ts";

/** One page as somebody sees it: on a phone and a desktop, by day and by night. JPEG. */
export type Pictured = { readonly name: string; readonly pictures: readonly Buffer[] };

const styles = `
body { margin: 0; padding: 20px; background: #5b6661; font: 16px sans-serif; color: #fff; inline-size: 1180px; }
section { margin-block-end: 24px; }
h2 { font-size: 17px; margin: 0 0 8px; }
div { display: flex; gap: 12px; align-items: flex-start; }
img { display: block; background: #fff; }
img.phone { inline-size: 150px; }
img.desktop { inline-size: 400px; }
`;

const section = ({ name, pictures }: Pictured): string =>
  `<section><h2>${escapeHtml(name)}</h2><div>${pictures
    .map(
      (picture, index) =>
        `<img class="${index % 2 === 0 ? "phone" : "desktop"}" src="data:image/jpeg;base64,${picture.toString("base64")}" alt="">`,
    )
    .join("")}</div></section>`;

/** All of them on one sheet, below each other. WebP. */
export const sheetOf = async (browser: Browser, pages: readonly Pictured[]): Promise<Buffer> => {
  const page = await browser.newPage({ viewport: { width: 1220, height: 800 } });
  await page.setContent(`<!DOCTYPE html><style>${styles}</style>${pages.map(section).join("")}`);
  const sheet = await page.screenshot({ type: "png", fullPage: true });
  await page.close();
  return sharp(sheet).webp({ quality: 50 }).toBuffer();
};
