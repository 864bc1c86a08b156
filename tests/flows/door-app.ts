import { type ComposedWijk, compose } from "../../src/compose.ts";
import type { Config } from "../../src/config.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import { createLog } from "../../src/platform/logging.ts";
import { openDatabase } from "../../src/platform/postgres.ts";
import { createSealing } from "../../src/platform/sealing.ts";
import { createAttempts } from "../../src/residents/door.postgres.ts";
import { keepDoorTidy } from "../../src/residents/keep-door-tidy.ts";
import { readLetterBox } from "../../src/residents/letters.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { newWhoLeftFile } from "../support/who-left-file.ts";

/** The key with which the database of these tests is sealed. */
export const testKey = new Uint8Array(32).fill(7);

const limits = {
  signInPerAddress: 10,
  signInPerMailbox: 5,
  codePerAddress: 200,
  passkeyPerAddress: 200,
  joinPerAddress: 60,
  registerPerAddress: 60,
  registerPerMailbox: 60,
  reportPerAddress: 60,
  reportPerMailbox: 60,
  setUpPerAddress: 30,
  ownPlacePerAddress: 30,
  arrivalsPerResident: 30,
  lookUpPerResident: 30,
  photosPerResident: 1_000,
  inboxPerHost: 600,
  similarPerResident: 120,
  searchesPerResident: 30,
  searchesPerAddress: 20,
  missesPerAddress: 1_000,
};

/** A wijk on a database of its own, with a clock that the test moves and a look behind its door. */
export const openDoorApp = async (given: { readonly origin?: string; readonly smtp?: Config["smtp"] } = {}) => {
  const origin = given.origin ?? "http://localhost:8080";
  const testDatabase = await createTestDatabase();
  let now = new Date("2026-03-10T09:00:00Z").getTime();
  const clock: Clock = () => new Date(now);
  const logged: string[] = [];
  const composed = (at: string): Promise<ComposedWijk> =>
    compose(
      {
        origin: at,
        port: 8080,
        hostname: "localhost",
        dataDirectory: "",
        databaseUrl: null,
        trustedProxies: [],
        smtp: given.smtp ?? null,
        allowPrivatePeers: false,
        sealingKey: null,
        rateLimits: limits,
        metricsToken: null,
        health: null,
      },
      {
        database: testDatabase.address,
        sealingKey: testKey,
        whoLeft: newWhoLeftFile(),
        clock,
        log: createLog({ write: (line) => logged.push(line), clock }),
        socketAddress: (context) => (context.env as { socketAddress?: string }).socketAddress,
      },
    );
  const wijk = await composed(origin);

  const sealing = createSealing(testKey);
  const door = openDatabase(testDatabase.address, "door", 4);
  const square = openDatabase(testDatabase.address, "square", 1);
  const unitOfWork = wijk.doorUnitOfWork;
  return {
    origin,
    wijk,
    unitOfWork,
    clock,
    logged,
    databaseUrl: testDatabase.url,
    letterBox: readLetterBox({ unitOfWork }),
    tidy: keepDoorTidy({ unitOfWork, attempts: createAttempts(door, sealing), clock }),
    readAsDoor: (query: string) => door.sql.text(query),
    readAsSquare: (query: string) => square.sql.text(query),
    /** Gives everybody the role, past the rule that is tested. */
    makeEveryoneAdministrator: () => door.sql`update resident set roles = '{administrator}'`,
    /** What a start under another origin would say. */
    prepareUnder: async (other: string) => {
      const elsewhere = await composed(other);
      const prepared = await elsewhere.prepare();
      await elsewhere.close();
      return prepared;
    },
    fetch: async (request: Request, socketAddress: string): Promise<Response> => wijk.fetch(request, { socketAddress }),
    move: (milliseconds: number) => {
      now += milliseconds;
    },
    close: async () => {
      await wijk.close();
      await Promise.all([door.close(), square.close()]);
      await testDatabase.drop();
    },
  };
};

export type DoorApp = Awaited<ReturnType<typeof openDoorApp>>;

export const setUpFields = {
  name: "Holtveen",
  place: "Veldermeer",
  handle: "holtveen",
  door: "oker",
  administratorName: "Marja",
  email: "marja@holtveen.example",
};

/** An app that is set up, and the browser in which its administrator is signed in. */
export const openSetUpApp = async (given: Parameters<typeof openDoorApp>[0] = {}) => {
  const app = await openDoorApp(given);
  const prepared = await app.wijk.prepare();
  if (!prepared.ok || prepared.value === null) throw new Error("No set-up code.");
  const administrator = openBrowser(app);
  const done = await administrator.post("/inrichten", { ...setUpFields, code: prepared.value });
  if (done.status !== 303) throw new Error(`Set-up failed: ${done.text}`);
  return { app, administrator };
};

type Answer = {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  readonly headers: Headers;
};

/** A browser: it keeps cookies and says where its forms come from. */
export const openBrowser = (app: Pick<DoorApp, "fetch" | "origin">, socketAddress = "203.0.113.7") => {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Answer> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { host: new URL(app.origin).host, ...(cookie === "" ? {} : { cookie }), ...init.headers };
    const response = await app.fetch(new Request(new URL(path, app.origin), { ...init, headers }), socketAddress);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get("location"),
      text: await response.text(),
      headers: response.headers,
    };
  };
  return {
    jar,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, fields: Record<string, string> | URLSearchParams = {}, headers: Record<string, string> = {}) =>
      send(path, { method: "POST", body: new URLSearchParams(fields), headers: { origin: app.origin, ...headers } }),
    /** The name of who is signed in here, or `null`. */
    whoAmI: async () => /Je bent ingelogd als ([^<]*)\./.exec((await send("/ik")).text)?.[1] ?? null,
  };
};

export type Browser = ReturnType<typeof openBrowser>;

/** The newest letter to `to`, with the link and the code in it. */
export const newestLetter = async (app: Pick<DoorApp, "letterBox">, to: string) => {
  const letter = (await app.letterBox.newest()).find((each) => each.to === to);
  if (letter === undefined) return null;
  const link = /https?:\/\/\S+(\/inloggen\/link\/\S+)/.exec(letter.text)?.[1] ?? "";
  const code = /code: (\d{6})/.exec(letter.text)?.[1] ?? "";
  return { ...letter, link, code };
};

/** A code of the administrator, as it stands on their page. */
export const madeCode = async (administrator: Browser, fields: { uses: string; days: string }): Promise<string> => {
  const made = await administrator.post("/beheer/codes", fields);
  const page = await administrator.get(made.location ?? "");
  const code = /\/meedoen\/([a-z0-9-]+)/.exec(page.text)?.[1];
  if (code === undefined) throw new Error(`No code on the page: ${made.status}`);
  return code;
};
