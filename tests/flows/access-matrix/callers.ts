import { Agent, type IncomingMessage, request } from "node:http";
import type { Person } from "../../support/person.ts";

/**
 * Who calls, in the order of the columns of the matrix: who is not signed in, who is, and servers.
 *
 * `applicant` asked to come in and did not open the letter yet; `suspended` still has the cookie of before. `blocked` is a resident
 * whom the asker blocked. `asker` and `answerer` wrote what a row is about, where it is about something that residents write, and the
 * moderator wrote the announcement. `organisation` is an account that lives nowhere in the wijk. `server` signs nothing; `follower` signs
 * as somebody elsewhere who follows the wijk, `gemeente` as an official source, on the same server as the follower, to which one
 * question was handed over.
 */
export const roles = [
  "visitor",
  "applicant",
  "suspended",
  "resident",
  "blocked",
  "asker",
  "answerer",
  "wijkwijzer",
  "moderator",
  "administrator",
  "organisation",
  "server",
  "follower",
  "gemeente",
] as const;

export type Role = (typeof roles)[number];

/** Other servers: they ask for activities, without a cookie or an Origin. */
const isServer = (role: Role): boolean => ["server", "follower", "gemeente"].includes(role);

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

/** What a server adds to a GET to say who asks. */
export type Signer = (url: URL, accept: string) => Readonly<Record<string, string>>;

const activityJson = "application/activity+json";

/** What a browser keeps of somebody: that they are signed in, or that they asked to be. */
const kept = ["wijk_sessie", "wijk_aanvraag"];

const cookiesOf = (person: Person | undefined): string =>
  [...(person?.cookies ?? [])].flatMap(([name, value]) => (kept.includes(name) ? [`${name}=${value}`] : [])).join("; ");

const answerOf = async (response: IncomingMessage): Promise<Answer> => {
  const { date: _, connection: _kept, "keep-alive": _alive, ...headers } = response.headers;
  const pieces: string[] = [];
  if (headers["content-type"]?.startsWith("text/event-stream")) response.destroy();
  else for await (const piece of response.setEncoding("utf8")) pieces.push(piece);
  return {
    status: response.statusCode ?? 0,
    location: headers.location ?? "",
    headers: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    body: pieces.join(""),
  };
};

/** People send what a browser sends. Cookies of now are sent, and none that comes is kept. */
export const createSend = (
  origin: string,
  people: Readonly<Partial<Record<Role, Person>>>,
  signers: Readonly<Partial<Record<Role, Signer>>> = {},
): Send => {
  // A connection each: one on which a body was refused unread may be closed a moment later, under the next request.
  const agent = new Agent({ maxSockets: 16 });
  return (role, method, { path, headers = {}, fields, json }) => {
    const url = new URL(path, origin);
    const cookie = cookiesOf(people[role]);
    const body = fields === undefined ? json : new URLSearchParams(fields).toString();
    const accept = isServer(role) ? activityJson : "text/html";
    const sent = {
      accept,
      ...(isServer(role) ? {} : { origin }),
      ...(cookie === "" ? {} : { cookie }),
      ...(fields === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      ...(json === undefined ? {} : { "content-type": activityJson }),
      ...(method === "GET" ? signers[role]?.(url, accept) : {}),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      request(url, { method, agent, headers: sent }, (response) => answerOf(response).then(resolve, reject))
        .on("error", reject)
        .end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body));
    });
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
