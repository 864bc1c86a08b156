type Heard = (data: string) => void;

const listeners = new Map<string, Set<Heard>>();
let stream: EventSource | null = null;

const tell = (event: MessageEvent<string>): void => {
  for (const heard of listeners.get(event.type) ?? []) heard(event.data);
};

const close = (): void => {
  stream?.close();
  stream = null;
};

/** Follows only while someone looks: a browser has few connections to one site for all its tabs. */
const follow = (): void => {
  const address = document.body.dataset.live;
  if (document.hidden || !address || listeners.size === 0) {
    close();
    return;
  }
  if (stream) return;
  stream = new EventSource(address);
  for (const name of listeners.keys()) stream.addEventListener(name, tell);
};

/**
 * Hears what the one stream of this page tells under a name. It tells everything there is on every connection, so nothing is missed
 * while the page was hidden. Gives the way to stop.
 */
export const listen = (name: string, heard: Heard): (() => void) => {
  const all = listeners.get(name) ?? new Set();
  if (all.size === 0) {
    listeners.set(name, all);
    stream?.addEventListener(name, tell as EventListener);
  }
  all.add(heard);
  if (listeners.size === 1 && all.size === 1) document.addEventListener("visibilitychange", follow);
  // Once all that stands on the page is there.
  queueMicrotask(follow);
  return () => {
    all.delete(heard);
    if (all.size > 0) return;
    listeners.delete(name);
    if (listeners.size > 0) return;
    document.removeEventListener("visibilitychange", follow);
    close();
  };
};
