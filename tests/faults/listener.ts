import type { Origin, Person } from "../hostile/origins.ts";

type Json = Readonly<Record<string, unknown>>;

/** Someone elsewhere whose inbox keeps what came, in order. */
export type Listener = {
  readonly received: readonly { readonly activity: Json; readonly body: string }[];
  /** What came about an object, in a few words each, in order. */
  about(objectUri: string): readonly string[];
};

/** Opens the inbox of a person on an origin of the test; it answers 202 to everything. */
export const createListener = (origin: Origin, person: Person): Listener => {
  const received: { activity: Json; body: string }[] = [];
  origin.pages.set(`${new URL(person.id).pathname}/inbox`, async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    received.push({ activity: JSON.parse(body), body });
    response.writeHead(202).end();
  });
  return {
    received,
    about: (objectUri) =>
      received.flatMap(({ activity }) => (objectOf(activity) === objectUri ? [inWords(activity)] : [])),
  };
};

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** The object that an activity is about in the end, through every activity around it. */
export const objectOf = (activity: unknown): string | null => {
  if (typeof activity === "string") return activity;
  if (!isJson(activity)) return null;
  const isActivity = "actor" in activity && "object" in activity;
  return isActivity ? objectOf(activity.object) : typeof activity.id === "string" ? activity.id : null;
};

/** `Announce Create`, `Undo Announce`, or `Announce object` for the bare address. */
export const inWords = (activity: Json): string => {
  const inner = activity.object;
  if (activity.type !== "Announce" && activity.type !== "Undo") return String(activity.type);
  return `${activity.type} ${isJson(inner) ? inner.type : "object"}`;
};
