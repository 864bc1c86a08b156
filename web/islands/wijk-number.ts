import type { NewsView } from "../parts/news.ts";
import { listen } from "./stream.ts";

/** The number beside the notices: follows what is new, and says so once to who listens. The words come from the server. */
export class WijkNumber extends HTMLElement {
  #stop = (): void => {};

  connectedCallback(): void {
    this.#stop = listen("seintjes", (data) => this.#show(JSON.parse(data) as NewsView));
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  #show({ number, words }: NewsView): void {
    const place = this.querySelector("a");
    if (!place) return;
    const shown = place.querySelector(".unread");
    if ((shown?.lastElementChild?.textContent ?? "") === words) return;
    shown?.remove();
    const region = this.querySelector("[aria-live]");
    if (region) region.textContent = words;
    if (words === "") return;
    const [box, toSee, toHear] = [0, 1, 2].map(() => document.createElement("span")) as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ];
    box.className = "unread";
    toSee.ariaHidden = "true";
    toSee.textContent = number;
    toHear.className = "visually-hidden";
    toHear.textContent = words;
    box.append(toSee, toHear);
    place.append(box);
  }
}
