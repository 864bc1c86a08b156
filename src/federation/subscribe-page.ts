import type { FindSubscribePage } from "../ring/subscribe-page.ts";
import { objectsOf, textOf } from "./kit/reading.ts";
import { readAddress, type WebFinger } from "./web-finger.ts";

const subscribe = "http://ostatus.org/schema/1.0/subscribe";

/** Reads the subscribe template (OStatus, used by all microblog servers) in a visitor's WebFinger. */
export const findSubscribePage =
  (webFinger: WebFinger): FindSubscribePage =>
  async (visitorAddress, ourAddress) => {
    const read = readAddress(visitorAddress);
    if (read === null) return "unreadable";
    const found = await webFinger(`acct:${read.name}@${read.host}`, read.host);
    const template = objectsOf(found?.links)
      .filter((link) => link.rel === subscribe)
      .map((link) => textOf(link.template))
      .find((text) => text !== null);
    if (template == null || !template.includes("{uri}")) return "unknown";
    const page = template.replace("{uri}", encodeURIComponent(ourAddress.replace(/^@/, "")));
    return URL.canParse(page) && /^https?:$/.test(new URL(page).protocol) ? page : "unknown";
  };
