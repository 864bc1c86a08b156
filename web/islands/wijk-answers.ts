import { hydrate } from "@lit-labs/ssr-client";
import { LitElement, type TemplateResult } from "lit";
import { type AnswersView, answers } from "../parts/answers.ts";
import { threadText } from "../texts/thread-text.ts";
import { listen } from "./stream.ts";

const commentNode = 8;

/**
 * The live thread. Adopts the answers that the server rendered and replaces them by each view that comes over the
 * stream of the page. What someone is typing stays.
 */
export class WijkAnswers extends LitElement {
  static override properties = { view: { attribute: false } };
  declare view: AnswersView;
  #stop = (): void => {};

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
    this.#stop = listen("message", this.#receive);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override render(): TemplateResult {
    return answers(this.view);
  }

  #receive = (data: string): void => {
    const next = JSON.parse(data) as AnswersView;
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
