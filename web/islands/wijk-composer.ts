import { createDrafts } from "./drafts.ts";

const nearlyFull = 0.8;

/**
 * Helps in a form that the server rendered, and draws nothing of its own: keeps the audience line in step with the
 * choice, says how much room is left when a text becomes long, and keeps a draft on this device that it offers back.
 * All its words stand in the page.
 */
export class WijkComposer extends HTMLElement {
  #drafts = createDrafts(localStorage, sessionStorage);

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    form.addEventListener("change", () => {
      this.#showAudience(form);
      this.#keep(form, false);
    });
    form.addEventListener("input", (event) => {
      this.#keep(form, false);
      this.#showRoom(event.target);
    });
    form.addEventListener("submit", () => this.#keep(form, true));
    // Who found an answer is done with the draft as well.
    form.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("[data-done]")) this.#keep(form, true);
    });
    this.#showAudience(form);
    this.#offerDraft(form);
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-part="${name}"]`);
  }

  #texts(form: HTMLFormElement): HTMLTextAreaElement[] {
    return [...form.querySelectorAll("textarea")];
  }

  /** What is asked without a name leaves nothing on a device that others may use too. */
  #keep(form: HTMLFormElement, sent: boolean): void {
    if (form.querySelector("input[data-no-draft]:checked")) {
      this.#drafts.drop(this.dataset.draft ?? "");
      return;
    }
    const values = Object.fromEntries(this.#texts(form).map((field) => [field.name, field.value]));
    this.#drafts.write(this.dataset.draft ?? "", { values, sent });
  }

  #showAudience(form: HTMLFormElement): void {
    const chosen = form.querySelector<HTMLInputElement>("input[data-audience-lead]:checked");
    if (!chosen) return;
    for (const piece of ["lead", "who"] as const) {
      const words = piece === "lead" ? chosen.dataset.audienceLead : chosen.dataset.audienceWho;
      if (!words) continue;
      for (const place of form.querySelectorAll(`[data-audience="${piece}"]`)) place.textContent = words;
    }
  }

  #showRoom(target: EventTarget | null): void {
    if (!(target instanceof HTMLTextAreaElement) || target.maxLength < 0) return;
    const left = target.maxLength - target.value.length;
    let line = target.parentElement?.querySelector<HTMLElement>(".room") ?? null;
    if (target.value.length < target.maxLength * nearlyFull) {
      line?.remove();
      return;
    }
    if (!line) {
      line = document.createElement("p");
      line.className = "room";
      line.setAttribute("role", "status");
      target.after(line);
    }
    const words = left === 1 ? this.dataset.roomOne : this.dataset.roomOther;
    line.textContent = (words ?? "").replace("{count}", left.toLocaleString(document.documentElement.lang));
  }

  /**
   * A draft is offered only in an empty form: one that came back has its text. Also what was sent is offered, as long as no page
   * said that it arrived; then there was no network.
   */
  #offerDraft(form: HTMLFormElement): void {
    const name = this.dataset.draft ?? "";
    const draft = this.#drafts.read(name);
    const offer = this.#part("offer");
    if (!draft || !offer || this.#texts(form).some((field) => field.value !== "")) return;
    offer.hidden = false;
    this.#part("restore")?.addEventListener("click", () => {
      for (const field of this.#texts(form)) {
        field.value = draft.values[field.name] ?? "";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      offer.hidden = true;
      this.#texts(form)[0]?.focus();
    });
    this.#part("drop")?.addEventListener("click", () => {
      this.#drafts.drop(name);
      offer.hidden = true;
      this.#texts(form)[0]?.focus();
    });
  }
}
