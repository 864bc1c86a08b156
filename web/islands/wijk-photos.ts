const most = 4;
/** Longer sides than this are made smaller before they are sent: it is all that is kept. In pixels. */
const longestSide = 1_600;

/**
 * Sends each photo that somebody chooses at once, made smaller where the browser can, and shows how far it is. What it cannot do stays
 * as it was: the file goes along with the form. All its words stand in the page.
 */
export class WijkPhotos extends HTMLElement {
  #queue: Promise<void> = Promise.resolve();
  #onTheirWay = 0;
  /** The number of the photo that came last: no two are called the same, also when one was taken out. */
  #last = 0;

  connectedCallback(): void {
    // The button of the page speaks its language; that of a browser speaks its own.
    this.#field()?.classList.add("visually-hidden");
    this.#last = this.#rows().length;
    this.#show("add", false);
    this.#show("choose", true);
    this.#count();
    this.#field()?.addEventListener("change", () => this.#chosen());
    this.addEventListener("click", (event) => this.#clicked(event));
    this.closest("form")?.addEventListener("submit", (event) => this.#waitFirst(event));
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-part="${name}"]`);
  }

  #field(): HTMLInputElement | null {
    return this.querySelector('input[type="file"]');
  }

  #rows(): Element[] {
    return [...this.querySelectorAll("[data-photo]")];
  }

  #show(name: string, shown: boolean): void {
    const part = this.#part(name);
    if (part) part.hidden = !shown;
  }

  #count(): void {
    this.#show("none", this.#rows().length === 0);
  }

  #say(words: string | undefined): void {
    const status = this.#part("status");
    if (status) status.textContent = words ?? "";
  }

  #chosen(): void {
    const field = this.#field();
    const files = [...(field?.files ?? [])];
    // The form would send them once more.
    if (field) field.value = "";
    this.#onTheirWay += files.length;
    for (const file of files) {
      this.#queue = this.#queue
        .then(() => this.#send(file))
        .finally(() => {
          this.#onTheirWay -= 1;
        });
    }
  }

  /** A form that is sent while a photo is on its way goes when that has arrived. */
  #waitFirst(event: SubmitEvent): void {
    if (this.#onTheirWay === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = event.target as HTMLFormElement;
    void this.#queue.then(() => form.requestSubmit(event.submitter));
  }

  async #send(file: File): Promise<void> {
    if (this.#rows().length >= most) return this.#say(this.dataset.tooMany);
    this.#say(this.dataset.busy);
    this.#progress(0);
    const body = new FormData();
    body.append("photoFile", await smaller(file), file.name);
    body.append("number", String(this.#last + 1));
    const answer = await this.#post(body);
    this.#progress(null);
    if (answer.status !== 201) return this.#say(answer.status === 0 ? this.dataset.failed : answer.text);
    // The row comes from our own server, which escapes what stands in it.
    this.#part("rows")?.insertAdjacentHTML("beforeend", answer.text);
    this.#last += 1;
    this.#count();
    this.#say(this.dataset.done);
    this.#rows().at(-1)?.querySelector<HTMLInputElement>("input[type=text]")?.focus();
  }

  #post(body: FormData): Promise<{ readonly status: number; readonly text: string }> {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("POST", "/fotos");
      request.upload.addEventListener("progress", ({ loaded, total }) => this.#progress((100 * loaded) / (total || 1)));
      request.addEventListener("loadend", () => {
        const isWords = request.getResponseHeader("content-type")?.startsWith("text/plain") || request.status === 201;
        resolve({ status: request.status, text: isWords ? request.responseText : (this.dataset.failed ?? "") });
      });
      request.send(body);
    });
  }

  #progress(part: number | null): void {
    const place = this.#part("progress");
    if (!place) return;
    place.hidden = part === null;
    const bar = place.querySelector("progress");
    if (bar && part !== null) bar.value = part;
  }

  /** A photo that waits is erased at once; one that stands already goes when the form is sent. */
  #clicked(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest('button[name="removePhoto"]') : null;
    const row = button?.closest<HTMLElement>("[data-photo]");
    if (!row) return;
    event.preventDefault();
    void fetch(`/fotos/${row.dataset.photo}/weg`, { method: "POST", body: new URLSearchParams() }).catch(() => null);
    row.remove();
    this.#count();
    this.#say(this.dataset.gone);
    this.#field()?.focus();
  }
}

/** The same photo with at most `longestSide` pixels on its longer side; as it is where the browser cannot read it. */
const smaller = async (file: File): Promise<Blob> => {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = longestSide / Math.max(picture.width, picture.height);
    if (scale >= 1) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), "image/jpeg", 0.9));
  } catch {
    return file;
  }
};
