type Named = { readonly type: "public-key"; readonly id: string };

/** What the server asks of a device; identifiers and challenges in base64url. */
type Asked = {
  readonly challenge: string;
  readonly allowCredentials?: readonly Named[];
  readonly excludeCredentials?: readonly Named[];
  readonly user?: { readonly id: string; readonly name: string; readonly displayName: string };
};

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const textOf = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const named = (list: readonly Named[] = []) => list.map(({ type, id }) => ({ type, id: bytesOf(id) }));

/**
 * Lets a device sign in or make a passkey, and sends what it answered with the form. All its words stand in the page; where
 * it cannot be done, they stay as they were.
 */
export class WijkPasskey extends HTMLElement {
  #waiting: AbortController | null = null;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (form === null || typeof PublicKeyCredential === "undefined" || !("credentials" in navigator)) return;
    this.querySelector('[data-part="unable"]')?.toggleAttribute("hidden", true);
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#ask(form);
    });
    if (this.dataset.offered !== undefined) void this.#offer(form);
  }

  disconnectedCallback(): void {
    this.#waiting?.abort();
  }

  /** Where the browser can: the passkey is offered at the field for the e-mail address, as soon as somebody comes there. */
  async #offer(form: HTMLFormElement): Promise<void> {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    try {
      this.#send(form, await this.#sign(await this.#begin(), { mediation: "conditional", signal: waiting.signal }));
    } catch {
      // Nobody chose one: the page stays as it is.
    }
  }

  async #ask(form: HTMLFormElement): Promise<void> {
    this.#waiting?.abort();
    this.#say("");
    try {
      const asked = await this.#begin();
      this.#send(form, await (this.dataset.act === "add" ? this.#make(asked) : this.#sign(asked)));
    } catch (error) {
      const isKnown = error instanceof DOMException && error.name === "InvalidStateError";
      this.#say((isKnown ? this.dataset.known : this.dataset.failed) ?? "");
    }
  }

  async #begin(): Promise<Asked> {
    const response = await fetch(this.dataset.begin ?? "", { method: "POST" });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as Asked;
  }

  async #sign(asked: Asked, how: CredentialRequestOptions = {}): Promise<Credential | null> {
    const { challenge, allowCredentials, ...rest } = asked;
    const publicKey = { ...rest, challenge: bytesOf(challenge), allowCredentials: named(allowCredentials) };
    return navigator.credentials.get({ ...how, publicKey });
  }

  async #make(asked: Asked): Promise<Credential | null> {
    const { challenge, excludeCredentials, user, ...rest } = asked;
    if (user === undefined) return null;
    const publicKey = {
      ...(rest as unknown as Omit<PublicKeyCredentialCreationOptions, "challenge" | "user" | "excludeCredentials">),
      challenge: bytesOf(challenge),
      user: { ...user, id: bytesOf(user.id) },
      excludeCredentials: named(excludeCredentials),
    };
    return navigator.credentials.create({ publicKey });
  }

  #send(form: HTMLFormElement, credential: Credential | null): void {
    const field = form.querySelector<HTMLInputElement>('[name="answer"]');
    if (field === null || !(credential instanceof PublicKeyCredential)) throw new Error("Nothing was answered.");
    const { response } = credential;
    const clientDataJSON = textOf(response.clientDataJSON);
    const said =
      response instanceof AuthenticatorAttestationResponse
        ? { clientDataJSON, attestationObject: textOf(response.attestationObject) }
        : response instanceof AuthenticatorAssertionResponse
          ? {
              clientDataJSON,
              authenticatorData: textOf(response.authenticatorData),
              signature: textOf(response.signature),
              userHandle: textOf(response.userHandle),
            }
          : { clientDataJSON };
    field.value = JSON.stringify({ id: credential.id, response: said });
    form.submit();
  }

  #say(words: string): void {
    const box = document.createElement("span");
    box.className = "hintbox";
    box.textContent = words;
    this.querySelector('[data-part="said"]')?.replaceChildren(...(words === "" ? [] : [box]));
  }
}
