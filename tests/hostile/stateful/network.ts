/**
 * What can happen to a message on its way to one wijk. `held`: the sender hears 503, and the message arrives after all. `late`: whatever
 * stands before the wijk says 202, and brings it when others have passed.
 */
export type Mishap = (typeof mishaps)[number];
export const mishaps = ["lost", "answer-lost", "twice", "many-times", "held", "late"] as const;

/** One message that reached the inbox of a wijk: what it said, and what was answered to whoever sent it. */
export type Passed = { readonly body: string; readonly status: number };

/** The way to the inboxes of one wijk, on which messages get lost, double and late. */
export type Network = {
  readonly between: (request: Request, through: (request: Request) => Promise<Response>) => Promise<Response>;
  /** The next messages fare like this, one each; then all goes well again. */
  next(mishaps: readonly Mishap[]): void;
  /** What is late arrives, the last first; resolves to how many that were. */
  bringLate(): Promise<number>;
  /** What was held arrives after all, the last first. */
  release(): Promise<number>;
  /** Nothing goes wrong any more. */
  calm(): void;
  /** How often each mishap befell a message. */
  readonly befell: ReadonlyMap<Mishap, number>;
  /** Every message that got through, in the order in which the sender was answered. */
  readonly passed: Passed[];
  /** Every answer that was an error of the wijk's own. */
  readonly errors: string[];
};

export const createNetwork = (): Network => {
  const ahead: Mishap[] = [];
  const held: (() => Promise<Response>)[] = [];
  const late: (() => Promise<Response>)[] = [];
  const befell = new Map<Mishap, number>();
  const passed: Passed[] = [];
  const errors: string[] = [];
  const nowhere = () => new Response("", { status: 503 });

  const between: Network["between"] = async (request, through) => {
    const path = new URL(request.url).pathname;
    const enter = async (given: Request, body: string): Promise<Response> => {
      const response = await through(given);
      if (response.status >= 500) errors.push(`${given.method} ${path}: ${response.status}`);
      if (body !== "") passed.push({ body, status: response.status });
      return response;
    };
    if (request.method !== "POST" || !path.endsWith("/inbox")) return enter(request, "");
    const body = await request.text();
    const again = () => new Request(request.url, { method: "POST", headers: request.headers, body });
    const arrive = () => enter(again(), body);
    const mishap = ahead.shift();
    if (mishap !== undefined) befell.set(mishap, (befell.get(mishap) ?? 0) + 1);
    switch (mishap) {
      case "lost":
        return nowhere();
      case "answer-lost":
        await arrive();
        return nowhere();
      case "twice":
        await arrive();
        return arrive();
      case "many-times":
        return (await Promise.all(Array.from({ length: 5 }, arrive)))[0] as Response;
      case "held":
        held.push(arrive);
        return nowhere();
      case "late":
        late.push(arrive);
        passed.push({ body, status: 202 });
        return new Response("", { status: 202 });
      case undefined:
        return arrive();
    }
  };
  const bring = async (waiting: (() => Promise<Response>)[]): Promise<number> => {
    const lastFirst = waiting.splice(0).toReversed();
    for (const arrive of lastFirst) await arrive();
    return lastFirst.length;
  };
  return {
    between,
    passed,
    errors,
    befell,
    next: (mishaps) => void ahead.push(...mishaps),
    bringLate: () => bring(late),
    release: () => bring(held),
    calm: () => {
      ahead.length = 0;
    },
  };
};
