/** What can happen to a message on its way to one wijk. */
export type Mishap = "lost" | "answer-lost" | "twice" | "many-times" | "held";

/** One message that reached the inbox of a wijk: what it said, and what was answered to whoever sent it. */
export type Passed = { readonly body: string; readonly status: number };

/** The way to the inboxes of one wijk, on which messages get lost, double and late. */
export type Network = {
  readonly between: (request: Request, through: (request: Request) => Promise<Response>) => Promise<Response>;
  /** The next messages fare like this, one each; then all goes well again. */
  next(mishaps: readonly Mishap[]): void;
  /** What was held arrives after all, the last first. */
  release(): Promise<void>;
  /** Nothing goes wrong any more, and nothing is held. */
  calm(): void;
  /** Every message that got through, in the order in which the wijk answered; and every answer that was an error of its own. */
  readonly passed: Passed[];
  readonly errors: string[];
};

export const createNetwork = (): Network => {
  const ahead: Mishap[] = [];
  const held: (() => Promise<void>)[] = [];
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
    switch (ahead.shift()) {
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
        held.push(async () => void (await arrive()));
        return nowhere();
      case undefined:
        return arrive();
    }
  };
  return {
    between,
    passed,
    errors,
    next: (mishaps) => void ahead.push(...mishaps),
    release: async () => {
      for (const arrive of held.splice(0).toReversed()) await arrive();
    },
    calm: () => {
      ahead.length = 0;
      held.length = 0;
    },
  };
};
