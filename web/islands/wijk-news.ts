import { listen } from "./stream.ts";

/** Shows what stands in it as soon as the stream of the page tells something else than when the page was made. */
export class WijkNews extends HTMLElement {
  #stop = (): void => {};

  connectedCallback(): void {
    this.#stop = listen(this.dataset.event ?? "", (data) => {
      const words = this.querySelector<HTMLElement>("[hidden]");
      if (words && this.#isMore(data)) words.hidden = false;
    });
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  /** Of what is counted only more is new: less is what was read elsewhere. */
  #isMore(data: string): boolean {
    const { event, known = "" } = this.dataset;
    return event === "seintjes" ? (JSON.parse(data) as { count: number }).count > Number(known) : data !== known;
  }
}
