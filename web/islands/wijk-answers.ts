import { hydrate } from "@lit-labs/ssr-client";
import { LitElement, type TemplateResult } from "lit";
import { type AnswersView, answers } from "../parts/answers.ts";
import { threadText } from "../texts/thread-text.ts";

const commentNode = 8;

/**
 * The live thread. Adopts the answers that the server rendered and replaces them by each view that comes over the
 * event stream in `data-live`. The stream sends the whole current view on every connection, so nothing is missed while
 * the page was hidden. What someone is typing stays.
 */
export class WijkAnswers extends LitElement {
  static override properties = { view: { attribute: false } };
  declare view: AnswersView;
  #stream: EventSource | null = null;

  protected override createRenderRoot(): this {
    this.view = JSON.parse(this.getAttribute("data-view") ?? "null") as AnswersView;
    this.removeAttribute("data-view");
    try {
      if (this.firstChild?.nodeType !== commentNode) throw new Error("Lit's comments are gone");
      hydrate(this.render(), this, this.renderOptions);
    } catch {
      this.replaceChildren();
    }
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#follow);
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#follow);
    this.#stop();
  }

  protected override render(): TemplateResult {
    return answers(this.view);
  }

  /** Follows only while someone looks: a browser has few connections to one site for all its tabs. */
  #follow = (): void => {
    const address = this.dataset.live;
    if (document.hidden || !address) {
      this.#stop();
      return;
    }
    if (this.#stream) return;
    this.#stream = new EventSource(address);
    this.#stream.addEventListener("message", this.#receive);
  };

  #stop(): void {
    this.#stream?.close();
    this.#stream = null;
  }

  #receive = (event: MessageEvent<string>): void => {
    const next = JSON.parse(event.data) as AnswersView;
    const known = new Set(this.view.answers.map(({ id }) => id));
    if (next.answers.some((answer) => !known.has(answer.id) && !answer.mine)) this.#announce(next);
    this.view = next;
  };

  #announce({ lang }: AnswersView): void {
    const region = document.getElementById("antwoorden-nieuw");
    if (!region) return;
    region.textContent = "";
    requestAnimationFrame(() => {
      region.textContent = threadText(lang, "thread.new-answer");
    });
  }
}
