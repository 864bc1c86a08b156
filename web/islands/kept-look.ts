const key = "weergave";
const marks = ["theme", "text"] as const;

type Look = Readonly<Partial<Record<(typeof marks)[number], string>>>;

const lookOf = ({ dataset }: HTMLElement): Look => ({ theme: dataset.theme, text: dataset.text }) as Look;

const kept = (storage: Storage): Look | null => {
  try {
    return JSON.parse(storage.getItem(key) ?? "null") as Look | null;
  } catch {
    return null;
  }
};

const show = (root: HTMLElement, look: Look): void => {
  for (const mark of marks) {
    const value = look[mark];
    if (typeof value === "string") root.dataset[mark] = value;
    else delete root.dataset[mark];
  }
};

/** What this tab keeps as long as it is open; `null` in a browser that keeps nothing. */
export const storageOfTab = (): Storage | null => {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
};

/**
 * A page that the browser kept, and shows again on the way back, may be older than what its reader chose since. Every page that
 * came from the server says in this tab how it looks; one that was kept looks like the last of these.
 */
export const lookAsChosenSince = (root: HTMLElement, storage: Storage): void => {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const again = (): void => {
    const look = kept(storage);
    if (look !== null) show(root, look);
  };
  if (navigation?.type === "back_forward") again();
  else storage.setItem(key, JSON.stringify(lookOf(root)));
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) again();
  });
};
