import { Hono } from "hono";
import { makeSigningKey } from "../../src/federation/signing-keys.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import type { ResidentId } from "../../src/kernel/ids.ts";
import { eventLog } from "../../src/platform/event-log.postgres.ts";
import { createReadConnection } from "../../src/platform/http/client-address.ts";
import { createCookies } from "../../src/platform/http/cookies.ts";
import { comesFromOurPage } from "../../src/platform/http/csrf.ts";
import { createPages } from "../../src/platform/http/page-response.ts";
import { createReadReader } from "../../src/platform/http/reader.ts";
import type { Variables } from "../../src/platform/http/route.ts";
import { setSecurityHeaders } from "../../src/platform/http/security-headers.ts";
import { openDatabase } from "../../src/platform/postgres.ts";
import { createSealing } from "../../src/platform/sealing.ts";
import { createUnitOfWork } from "../../src/platform/unit-of-work.postgres.ts";
import { localActor } from "../../src/posts/actor.ts";
import { actorStore } from "../../src/posts/actors.postgres.ts";
import { postStore } from "../../src/posts/posts.postgres.ts";
import { questionStore } from "../../src/questions/questions.postgres.ts";
import { changeName } from "../../src/residents/change-name.ts";
import { changeRoles } from "../../src/residents/change-roles.ts";
import { chooseOutsideHandle } from "../../src/residents/choose-outside-handle.ts";
import { createAttempts, createSessionReader, doorStores } from "../../src/residents/door.postgres.ts";
import { invite, invitedBy, makeCode, withdrawCode } from "../../src/residents/invitations.ts";
import { joinRoutes } from "../../src/residents/join.http.ts";
import { join } from "../../src/residents/join.ts";
import { keepDoorTidy } from "../../src/residents/keep-door-tidy.ts";
import { letterRoutes } from "../../src/residents/letters.http.ts";
import { readLetterBox, sendTestLetter } from "../../src/residents/letters.ts";
import { readMembers } from "../../src/residents/members.ts";
import { peopleRoutes } from "../../src/residents/people.http.ts";
import { profileRoutes } from "../../src/residents/profile.http.ts";
import { readProfile } from "../../src/residents/profile.ts";
import { rateLimit } from "../../src/residents/rate-limit.ts";
import { residentLetters } from "../../src/residents/residents.mail.ts";
import { invitationStore, residentStore } from "../../src/residents/residents.postgres.ts";
import { sessionLasts } from "../../src/residents/sessions.ts";
import { signInRoutes } from "../../src/residents/sign-in.http.ts";
import { createSignInLink, enterCode, openLink, requestSignIn, signOut } from "../../src/residents/sign-in.ts";
import { ringStore } from "../../src/ring/ring.postgres.ts";
import { setUpRoutes } from "../../src/wijk/set-up.http.ts";
import { prepareWijk, setUp } from "../../src/wijk/set-up.ts";
import { wijkStore } from "../../src/wijk/wijk.postgres.ts";
import type { ShellView } from "../../web/views.ts";
import { createTestDatabase } from "../support/test-database.ts";

/** A server with only the door in it, on a database of its own and with a clock that the test moves. */
export const openDoorApp = async (
  given: { readonly origin?: string; readonly trustedProxies?: readonly string[] } = {},
) => {
  const origin = given.origin ?? "http://localhost:8080";
  const testDatabase = await createTestDatabase();
  const door = openDatabase(testDatabase.address, "door", 10);
  const square = openDatabase(testDatabase.address, "square", 10);
  const sealing = createSealing(new Uint8Array(32).fill(7));
  let now = new Date("2026-03-10T09:00:00Z").getTime();
  const clock: Clock = () => new Date(now);

  const squareStores = (transaction: Parameters<typeof actorStore>[0]) => ({
    posts: postStore(transaction),
    questions: questionStore(transaction),
    actors: actorStore(transaction),
    residents: residentStore(transaction),
    invitations: invitationStore(transaction),
    ring: ringStore(transaction),
    happened: eventLog(transaction, clock),
  });
  const unitOfWork = createUnitOfWork(square, (transaction) => ({
    ...squareStores(transaction),
    createResidentActor: async (resident: { residentId: ResidentId; handle: string; at: Date }) => {
      const signingKeyId = await makeSigningKey(transaction, { purpose: null, sealing, at: resident.at });
      const actor = localActor({ ...resident, origin, kind: "resident", name: resident.handle, signingKeyId });
      await actorStore(transaction).add(actor);
      return actor.id;
    },
  }));
  const doorWork = createUnitOfWork(door, (transaction) => ({
    ...squareStores(transaction),
    ...doorStores(transaction, sealing),
    wijk: wijkStore(transaction, sealing),
    createWijkActors: async (wijk: { handle: string; name: string; at: Date }) => {
      const signingKeyId = await makeSigningKey(transaction, { purpose: "wijk", sealing, at: wijk.at });
      await actorStore(transaction).add(localActor({ ...wijk, origin, kind: "wijk", signingKeyId }));
    },
  }));
  const attempts = createAttempts(door, sealing);
  const limits = {
    signInPerAddress: 10,
    signInPerMailbox: 5,
    codePerAddress: 200,
    joinPerAddress: 60,
    setUpPerAddress: 30,
  };
  const dependencies = {
    unitOfWork: doorWork,
    rateLimit: rateLimit({ attempts, limits, clock }),
    letters: residentLetters,
    clock,
    origin,
  };

  const cookies = createCookies(origin);
  const shell = async (context: { var: Variables }): Promise<ShellView> => ({
    lang: "nl",
    wijk: { name: "Holtveen", place: "Veldermeer", handle: "@holtveen@localhost", door: "standgroen" },
    reader: context.var.reader.kind === "resident" ? context.var.reader : null,
    path: "/",
    hasNeighbours: false,
    assets: { style: "/a.css", script: "/a.js", font: "/a.woff2" },
  });
  const pages = createPages({ shell, cookies });
  const letterBox = readLetterBox(dependencies);
  const routes = [
    ...setUpRoutes({ pages, cookies, origin, setUp: setUp(dependencies) }),
    ...joinRoutes({ pages, cookies, join: join(dependencies), invitedBy: invitedBy({ unitOfWork, clock }) }),
    ...signInRoutes({
      pages,
      cookies,
      requestSignIn: requestSignIn(dependencies),
      openLink: openLink(dependencies),
      enterCode: enterCode(dependencies),
      signOut: signOut(dependencies),
      lettersStayHere: true,
    }),
    ...profileRoutes({
      pages,
      origin,
      clock,
      readProfile: readProfile({ unitOfWork, clock }),
      changeName: changeName({ unitOfWork }),
      chooseOutsideHandle: chooseOutsideHandle({ unitOfWork, clock }),
      invite: invite({ unitOfWork, clock }),
    }),
    ...peopleRoutes({
      pages,
      origin,
      clock,
      letterBox,
      members: readMembers({ unitOfWork, clock }),
      makeCode: makeCode({ unitOfWork, clock }),
      withdrawCode: withdrawCode({ unitOfWork, clock }),
      changeRoles: changeRoles({ unitOfWork }),
      sendTestLetter: sendTestLetter(dependencies),
      lettersStayHere: true,
    }),
    ...letterRoutes({ pages, letterBox, origin, clock }),
  ];

  const app = new Hono<{ Bindings: { socketAddress: string }; Variables: Variables }>();
  const connection = createReadConnection({ trustedProxies: given.trustedProxies ?? [], host: new URL(origin).host });
  const readSession = (token: string) => createSessionReader(door, sealing, clock).read(token);
  const readReader = createReadReader({ cookies, readSession, sessionLastsSeconds: sessionLasts / 1_000 });
  app.use(async (context, next) => {
    const { clientAddress, fromThisMachine } = connection(context.env.socketAddress, context.req.raw.headers);
    context.set("clientAddress", clientAddress);
    context.set("fromThisMachine", fromThisMachine);
    context.set("reader", await readReader(context));
    if (context.req.method === "POST" && !comesFromOurPage(context.req.raw.headers, origin)) {
      return pages.problem(context as never, 403);
    }
    await next();
    setSecurityHeaders(context.res.headers, origin);
    return undefined;
  });
  for (const route of routes) app.on(route.method, route.path, route.handle as never);
  app.get("/", (context) =>
    context.text(context.var.reader.kind === "resident" ? `in: ${context.var.reader.name}` : "out"),
  );

  return {
    origin,
    sealing,
    doorDatabase: door,
    readAsSquare: (query: string) => square.sql.unsafe(query),
    unitOfWork,
    doorWork,
    letterBox,
    clock,
    tidy: keepDoorTidy({ unitOfWork: doorWork, attempts, clock }),
    prepareWijk: (other = origin) => prepareWijk({ unitOfWork: doorWork, origin: other })(),
    createSignInLink: createSignInLink(dependencies),
    fetch: (request: Request, socketAddress: string) => app.fetch(request, { socketAddress }),
    move: (milliseconds: number) => {
      now += milliseconds;
    },
    close: async () => {
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
  const prepared = await app.prepareWijk();
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
    whoAmI: async () => (await send("/")).text,
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
