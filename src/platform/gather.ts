type Asked<Key, Value> = {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * One question for many: calls that come at the same moment (in one turn of the event loop) become one call of `load`
 * with all their keys, repeats included. `load` answers in the order of the keys. A call by itself costs what it always did.
 */
export const gather = <Key, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): ((key: Key) => Promise<Value>) => {
  let asked: Asked<Key, Value>[] = [];

  const answer = async (): Promise<void> => {
    const all = asked;
    asked = [];
    try {
      const values = await load(all.map(({ key }) => key));
      all.forEach(({ resolve }, index) => {
        resolve(values[index] as Value);
      });
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  };

  return (key) =>
    new Promise((resolve, reject) => {
      if (asked.length === 0) setImmediate(() => void answer());
      asked.push({ key, resolve, reject });
    });
};

/** The same for what is only read: each key is asked for once, however many want to know. Keys are compared by value. */
export const gatherReads = <Key extends string, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): ((key: Key) => Promise<Value>) =>
  gather(async (keys: readonly Key[]) => {
    const places = new Map<Key, number>();
    for (const key of keys) if (!places.has(key)) places.set(key, places.size);
    const values = await load([...places.keys()]);
    return keys.map((key) => values[places.get(key) as number] as Value);
  });

/** The rows that belong to `keys`, in their order; `null` where there is none. */
export const inOrderOf = <Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key | null,
): readonly (Row | null)[] => {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
};
