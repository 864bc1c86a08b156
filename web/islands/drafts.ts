/** What someone was typing in one form: values by field name. `sent` marks a text that went to the server. */
export type Draft = { readonly values: Readonly<Record<string, string>>; readonly sent: boolean };

/** Which draft was sent last. */
const lastSent = "wijk-last-sent";

const keyOf = (name: string): string => `wijk-draft:${name}`;

const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" &&
  value !== null &&
  "values" in value &&
  typeof value.values === "object" &&
  "sent" in value;

/**
 * Drafts on this device alone. A browser that keeps nothing (private mode, full) is no reason to fail. `device` keeps them;
 * `tab` remembers which of them this tab sent last, until a page says what became of it.
 */
export const createDrafts = (
  device: Pick<Storage, "getItem" | "setItem" | "removeItem">,
  tab: Pick<Storage, "getItem" | "setItem" | "removeItem">,
) => ({
  /** The draft of a form, or `null`. */
  read(name: string): Draft | null {
    try {
      const kept: unknown = JSON.parse(device.getItem(keyOf(name)) ?? "null");
      return isDraft(kept) ? kept : null;
    } catch {
      return null;
    }
  },
  /** Keeps a draft; without any words in it, none is kept. */
  write(name: string, draft: Draft): void {
    try {
      if (Object.values(draft.values).some((value) => value.trim() !== ""))
        device.setItem(keyOf(name), JSON.stringify(draft));
      else device.removeItem(keyOf(name));
      if (draft.sent) tab.setItem(lastSent, name);
    } catch {
      return;
    }
  },
  /** What was sent last was not taken in: it is a draft again. */
  takeBack(): void {
    const name = this.sentLast();
    const draft = name === null ? null : this.read(name);
    if (name !== null && draft !== null) this.write(name, { ...draft, sent: false });
  },
  /** What was sent last arrived: its draft is done with. */
  letGo(): void {
    const name = this.sentLast();
    if (name !== null && this.read(name)?.sent === true) this.drop(name);
  },
  /** The draft that this tab sent last; asked once, since the next page speaks of something else. */
  sentLast(): string | null {
    try {
      const name = tab.getItem(lastSent);
      tab.removeItem(lastSent);
      return name;
    } catch {
      return null;
    }
  },
  /** Forgets the draft of a form. */
  drop(name: string): void {
    try {
      device.removeItem(keyOf(name));
    } catch {
      return;
    }
  },
});
