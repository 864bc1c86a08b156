import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { ask } from "./pages.ts";
import { memoryOf } from "./processor-time.ts";
import { rounded } from "./statistics.ts";
import type { WijkUnderTest } from "./wijk-under-test.ts";

/** What residents wait for while one host sends nothing but garbage, and before; what that takes of memory. */
export type HostileFigures = {
  readonly quietP50Ms: number;
  readonly quietP95Ms: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly sentPerSecond: number;
  readonly quietMb: number;
  readonly mostMb: number;
};

const perSecond = 300;
const connections = 10;
const seconds = 60;
/** Another address of this machine than the one that residents read from. */
const hostileAddress = "127.0.0.66";

const word = (): string => randomBytes(6).toString("hex");

/** One piece of garbage after the other, of every kind that the log of a server on the internet shows. */
const garbage = (host: string, number: number): string => {
  const get = (path: string, headers = "") => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`;
  const post = (path: string, headers: string, body: string) =>
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const kinds = [
    () => get(`/wp-login.php?x=${word()}`),
    () => get(`/vragen/${crypto.randomUUID()}`),
    () => get(`/.env.${word()}`, `Cookie: wijk_sessie=${word()}\r\n`),
    () => get(`/ap/a/${crypto.randomUUID()}`, "Accept: application/activity+json\r\n"),
    () => post("/inloggen", "Content-Type: application/x-www-form-urlencoded\r\n", `email=${word()}%40post.example`),
    () => post("/ap/inbox", "Content-Type: application/activity+json\r\n", `{"id":"https://${word()}.example/1"}`),
    () => post("/ap/inbox", "Content-Type: text/plain\r\n", word()),
    () => get(`/assets/${word()}.js`),
    () => get(`/.well-known/webfinger?resource=acct:${word()}@${host}`),
    () => get(`/${word()}`, `X-Forwarded-For: 198.51.100.${number % 255}\r\n`),
  ];
  return (kinds[number % kinds.length] as () => string)();
};

/** Sends garbage until `stop`, without waiting for answers; gives how much. */
const flood = (wijk: WijkUnderTest): { stop(): number } => {
  const { host, port } = new URL(wijk.origin);
  const sockets = new Map<number, Socket>();
  let sent = 0;
  const socketFor = (index: number): Socket => {
    const known = sockets.get(index);
    if (known !== undefined && !known.destroyed && known.writable) return known;
    const socket = connect({ host: "127.0.0.1", port: Number(port), localAddress: hostileAddress, noDelay: true });
    socket.on("error", () => {}).resume();
    sockets.set(index, socket);
    return socket;
  };
  const begun = performance.now();
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - begun) / 1_000) * perSecond);
    for (; sent < due; sent++) socketFor(sent % connections).write(garbage(host, sent));
  }, 10);
  return {
    stop: () => {
      clearInterval(timer);
      for (const socket of sockets.values()) socket.destroy();
      return sent;
    },
  };
};

/** One host sends 300 requests a second for a minute; meanwhile somebody who is signed in reads the front page, and asks on. */
export const measureHostile = async (wijk: WijkUnderTest, tell: (line: string) => void): Promise<HostileFigures> => {
  const cookie = [...wijk.administrator.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const paths = ["/", "/vragen", "/agenda", "/ik"];
  const read = { accept: "text/html", cookie, path: (number: number) => paths[number % paths.length] ?? "/" };
  const quiet = await ask(wijk, read, { requests: 500, time: 10_000 });
  const quietMb = (await memoryOf(wijk.pid)).nowMb;
  tell(`hostile: ${perSecond} requests a second for ${seconds} seconds`);
  const flooding = flood(wijk);
  const begun = performance.now();
  const memory: number[] = [];
  let over = false;
  const watching = (async () => {
    while (!over) {
      memory.push((await memoryOf(wijk.pid)).nowMb);
      await pause(1_000);
    }
  })();
  const under = await ask(wijk, read, { requests: Number.MAX_SAFE_INTEGER, time: seconds * 1_000 });
  over = true;
  const sentPerSecond = flooding.stop() / ((performance.now() - begun) / 1_000);
  await watching;
  return {
    quietP50Ms: rounded(quiet.p50),
    quietP95Ms: rounded(quiet.p95),
    p50Ms: rounded(under.p50),
    p95Ms: rounded(under.p95),
    sentPerSecond: rounded(sentPerSecond),
    quietMb,
    mostMb: Math.max(...memory),
  };
};
