const typingRests = 250;
const shortest = 3;

/**
 * Looks for similar questions while somebody types, and shows what the server found. Works on what the server rendered:
 * the list stands right under the field, so that Tab leads into it, and is read out when the reader pauses. It changes
 * only while the field has the focus: nothing moves under the hands of who went on.
 */
export class WijkSimilar extends HTMLElement {
  #field: HTMLTextAreaElement | HTMLInputElement | null = null;
  #asked = "";
  #shown: string | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | null = null;

  connectedCallback(): void {
    this.#part("search")?.remove();
    this.#field = this.closest("form")?.querySelector(`[name="${this.dataset.field}"]`) ?? null;
    this.#asked = this.#part("found")?.childElementCount ? this.#typed() : "";
    this.#field?.addEventListener("input", this.#wait);
    this.#field?.addEventListener("focus", this.#wait);
    this.addEventListener("click", this.#chooseTheme);
  }

  disconnectedCallback(): void {
    this.#field?.removeEventListener("input", this.#wait);
    this.#field?.removeEventListener("focus", this.#wait);
    this.removeEventListener("click", this.#chooseTheme);
    this.#stop();
  }

  /** Chooses the theme that was suggested here and now; without this the server does. */
  #chooseTheme = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-theme-key]") : null;
    const choice = this.closest("form")?.querySelector<HTMLInputElement>(
      `[name="theme"][value="${CSS.escape(button?.dataset.themeKey ?? "")}"]`,
    );
    if (!button || !choice) return;
    event.preventDefault();
    choice.click();
    location.hash = "";
    location.hash = "veld-theme";
    choice.focus();
  };

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-part="${name}"]`);
  }

  #typed(): string {
    return (this.#field?.value ?? "").trim();
  }

  #stop(): void {
    clearTimeout(this.#waiting);
    this.#request?.abort();
    this.#request = null;
  }

  #wait = (): void => {
    this.#stop();
    this.#waiting = setTimeout(() => void this.#ask(), typingRests);
  };

  async #ask(): Promise<void> {
    const typed = this.#typed();
    if (typed === this.#asked) return;
    if (typed.length < shortest) {
      this.#show(typed, "");
      return;
    }
    const request = new AbortController();
    this.#request = request;
    try {
      const address = `${this.dataset.source}?${new URLSearchParams({ vraag: typed })}`;
      const answer = await fetch(address, { signal: request.signal, headers: { accept: "text/html" } });
      if (answer.ok && !answer.redirected) this.#show(typed, await answer.text());
    } catch {
      // Typed on, or away for a moment: the form works without this.
    }
  }

  #show(typed: string, html: string): void {
    const place = this.#part("found");
    if (place === null || document.activeElement !== this.#field) return;
    this.#asked = typed;
    this.#part("none")?.remove();
    if (this.#shown !== html) place.innerHTML = html;
    this.#shown = html;
  }
}
