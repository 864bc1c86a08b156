/** What is read of a page, in its order: a title, its words, and who answered what. */
const readable = "h1.asked, .question__text, .helped, .answer__who b, .answer .written";
/** Read one after the other: many voices stop in the middle of what is long. */
const pieces = "p, li, h1, h2, h3, blockquote, pre";

type Piece = { readonly element: Element; readonly text: string };

/**
 * Has the voice of this device read the page out, and marks the word that is being read. The marks are no part of the page, so
 * that nothing moves and a live thread can change meanwhile. Pressing again stops it, and so does leaving.
 */
export class WijkReadAloud extends HTMLElement {
  #piecesLeft: Piece[] = [];
  #reads = false;

  connectedCallback(): void {
    const isThere = "speechSynthesis" in window;
    this.toggleAttribute("data-there", isThere);
    this.hidden = !isThere;
    if (!isThere) return;
    this.#button?.addEventListener("click", this.#toggle);
    window.addEventListener("pagehide", this.#stop);
  }

  disconnectedCallback(): void {
    this.#button?.removeEventListener("click", this.#toggle);
    window.removeEventListener("pagehide", this.#stop);
    this.#stop();
  }

  get #button(): HTMLButtonElement | null {
    return this.querySelector("button");
  }

  #toggle = (): void => {
    if (this.#reads) {
      this.#stop();
      return;
    }
    this.#say("");
    this.#piecesLeft = [...document.querySelectorAll(readable)].flatMap(piecesOf);
    this.#show(true);
    this.#next();
  };

  #stop = (): void => {
    this.#piecesLeft = [];
    if (this.#reads) speechSynthesis.cancel();
    this.#mark(null);
    this.#show(false);
  };

  #next(): void {
    const piece = this.#piecesLeft.shift();
    if (piece === undefined) {
      this.#stop();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(piece.text);
    utterance.lang = this.#voiceFor(piece.element);
    utterance.addEventListener("boundary", ({ name, charIndex, charLength }) => {
      if (name === "sentence") return;
      const length = charLength || /^\S*/.exec(piece.text.slice(charIndex))?.[0].length || 0;
      this.#mark(rangeIn(piece.element, charIndex, charIndex + length));
    });
    utterance.addEventListener("start", () => piece.element.scrollIntoView({ block: "nearest" }));
    utterance.addEventListener("end", () => {
      if (this.#reads) this.#next();
    });
    utterance.addEventListener("error", ({ error }) => {
      if (error === "canceled" || error === "interrupted") return;
      this.#stop();
      this.#say(this.dataset.failed ?? "");
    });
    speechSynthesis.speak(utterance);
  }

  /** Words in the language of the page get its voice, others the one that they say they are in. */
  #voiceFor(element: Element): string {
    const page = document.documentElement.lang;
    const lang = element.closest<HTMLElement>("[lang]")?.lang ?? page;
    return lang === page ? (this.dataset.voice ?? lang) : lang;
  }

  #mark(range: Range | null): void {
    if (!("highlights" in CSS)) return;
    if (range === null) CSS.highlights.delete("read-aloud");
    else CSS.highlights.set("read-aloud", new Highlight(range));
  }

  #show(reads: boolean): void {
    this.#reads = reads;
    const label = this.querySelector(".nl-button__label");
    const words = reads ? this.dataset.stop : this.dataset.start;
    if (label && words) label.textContent = words;
  }

  #say(words: string): void {
    const place = this.querySelector("[role=status]");
    if (place) place.textContent = words;
  }
}

const piecesOf = (element: Element): readonly Piece[] => {
  const inside = [...element.querySelectorAll(pieces)].filter((each) => each.querySelector(pieces) === null);
  return (inside.length > 0 ? inside : [element])
    .map((each) => ({ element: each, text: each.textContent ?? "" }))
    .filter(({ text }) => text.trim() !== "");
};

/** From one sign of an element's text to another, wherever in it these stand. */
const rangeIn = (element: Element, from: number, to: number): Range => {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (from >= before && from <= before + length) range.setStart(node, from - before);
    if (to >= before && to <= before + length) {
      range.setEnd(node, to - before);
      break;
    }
    before += length;
  }
  return range;
};
