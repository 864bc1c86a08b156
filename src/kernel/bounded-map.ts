/** A map that forgets what was used longest ago once the sizes of its entries add up to more than `limit`. */
export type BoundedMap<Value> = {
  get(key: string): Value | undefined;
  set(key: string, value: Value, size?: number): void;
  delete(key: string): void;
};

/** `limit` is in whatever unit `set` counts sizes in; without sizes it is a number of entries. */
export const createBoundedMap = <Value>(limit: number): BoundedMap<Value> => {
  const entries = new Map<string, { readonly value: Value; readonly size: number }>();
  let total = 0;
  const remove = (key: string) => {
    total -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, size = 1) => {
      remove(key);
      if (size > limit) return;
      entries.set(key, { value, size });
      total += size;
      for (const oldest of entries.keys()) {
        if (total <= limit) break;
        remove(oldest);
      }
    },
    delete: remove,
  };
};
