import type { Person } from "../../support/person.ts";

/** Who calls, in the order of the columns of the matrix. */
export const roles = [
  "visitor",
  "resident",
  "asker",
  "answerer",
  "wijkwijzer",
  "moderator",
  "administrator",
  "server",
] as const;

export type Role = (typeof roles)[number];

/** One request, before it is known who sends it. `fields` make it a form, `json` a message for an inbox. */
export type Call = {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly json?: unknown;
};

export type Answer = {
  readonly status: number;
  readonly location: string;
  readonly headers: readonly string[];
  readonly body: string;
};

/** Sends one request as somebody, follows nothing, and reads of a stream only that it begins. */
export type Send = (role: Role, method: string, call: Call) => Promise<Answer>;

const activityJson = "application/activity+json";

/** People send what a browser sends; another server asks for activities, without a cookie or an Origin. */
export const createSend = (origin: string, people: Readonly<Partial<Record<Role, Person>>>): Send => {
  const read = async (response: Response): Promise<string> => {
    if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return response.text();
    await response.body?.cancel();
    return "";
  };
  return async (role, method, { path, headers = {}, fields, json }) => {
    const session = people[role]?.cookies.get("wijk_sessie");
    const response = await fetch(new URL(path, origin), {
      method,
      redirect: "manual",
      headers: {
        ...(role === "server" ? { accept: activityJson } : { accept: "text/html", origin }),
        ...(session === undefined ? {} : { cookie: `wijk_sessie=${session}` }),
        ...(json === undefined ? {} : { "content-type": activityJson }),
        ...headers,
      },
      ...(fields === undefined ? {} : { body: new URLSearchParams(fields) }),
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const kept = [...response.headers].filter(([name]) => name !== "date");
    return {
      status: response.status,
      location: response.headers.get("location") ?? "",
      headers: kept.map(([name, value]) => `${name}: ${value}`),
      body: await read(response),
    };
  };
};

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** An answer in the words of the matrix. */
export const outcomeOf = ({ status, location }: Answer, origin: string): string => {
  if (status !== 302) return String(status);
  const path = location.replace(origin, "").replace(/#.*$/, "").replace(uuid, ":id");
  if (path === "/inloggen") return "door";
  if (path === "/ik/gegevens") return "data";
  if (path === "/ap/o/:id") return "note";
  if (path === "/peilingen/:id") return "poll";
  if (path === "/mededelingen/:id") return "sheet";
  if (path === "/agenda/:id") return "plan";
  if (path === "/aanbod/:id") return "offer";
  return /^\/(vragen\/:id|buiten\/\w+)?$/.test(path) ? "page" : `302 ${location}`;
};

/** How many messages wait for the caller: on every page the same, but it may change between two requests. */
const unread = /<span class="unread">.*?<\/span><\/span>/;

/** Where a page stands in the menu: its address tells that already, whether there is something at it or not. */
const placeInMenu = /href="[^"]*" aria-current="(?:page|true)"/;

/** An address by itself, and not the beginning of a longer one. */
const asWhole = (path: string): RegExp => new RegExp(`${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w/-])`, "g");

/** Where the foot of a page leads back to after choosing a language: what was asked for, and nothing of what stands there. */
const wayBack = /<input type="hidden" name="naar" value="[^"]*">/;

/** All that a caller can see of an answer, with what was asked for and the caller's own unread messages taken out. */
export const appearance = ({ status, headers, body }: Answer, path: string): string => {
  const taken = [unread, wayBack].reduce((length, part) => length + Buffer.byteLength(part.exec(body)?.[0] ?? ""), 0);
  const lessTaken = (_: string, name: string, length: string) => name.concat(String(Number(length) - taken));
  return [
    status,
    ...headers.map((line) => line.replace(/^(content-length: )(\d+)$/, lessTaken)).toSorted(),
    body.replace(unread, "").replace(wayBack, "(way back)").replace(placeInMenu, "(place)"),
  ]
    .join("\n")
    .replace(asWhole(path), "(path)")
    .replaceAll(uuid, "(id)");
};
