/**
 * Lets somebody send along where they are, when they ask for it themselves: nothing is looked up before that, and it can
 * be taken away again. All its words stand in the page; without it the place in words is enough.
 */
export class WijkSpot extends HTMLElement {
  connectedCallback(): void {
    const find = this.#part("find");
    const drop = this.#part("drop");
    if (find === null || drop === null || !("geolocation" in navigator)) return;
    find.addEventListener("click", () => {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => this.#keep(coords.latitude.toFixed(4), coords.longitude.toFixed(4)),
        () => this.#say(this.dataset.failed ?? ""),
        { enableHighAccuracy: true, timeout: 15_000 },
      );
    });
    drop.addEventListener("click", () => {
      this.#keep("", "");
      find.focus();
    });
    const [latitude, longitude] = [this.#field("latitude")?.value ?? "", this.#field("longitude")?.value ?? ""];
    this.#keep(latitude, longitude);
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-part="${name}"]`);
  }

  #field(name: string): HTMLInputElement | null {
    return this.querySelector(`[name="${name}"]`);
  }

  #keep(latitude: string, longitude: string): void {
    const [north, east] = [this.#field("latitude"), this.#field("longitude")];
    if (north === null || east === null) return;
    [north.value, east.value] = [latitude, longitude];
    const has = latitude !== "" && longitude !== "";
    this.#part("find")?.toggleAttribute("hidden", has);
    this.#part("drop")?.toggleAttribute("hidden", !has);
    this.#say(has ? (this.dataset.found ?? "").replace("{point}", `${latitude}, ${longitude}`) : "");
  }

  #say(words: string): void {
    const place = this.#part("said");
    if (place !== null) place.textContent = words;
  }
}
