import { connect, type Socket } from "node:net";

/** What came over one connection: everything until it closed, or until the first whole head. */
export type RawAnswer = { readonly status: number; readonly text: string; readonly closed: boolean };

const statusIn = (text: string): number => Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0);

/**
 * Sends these very bytes, `from` an address of this machine, and gives what comes back. Waits until the connection
 * closes, or a moment after an answer where it stays open.
 */
export const sendRaw = (
  origin: string,
  bytes: string | Buffer,
  given: { readonly from?: string } = {},
): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const { port } = new URL(origin);
    const socket = connect({
      port: Number(port),
      host: "127.0.0.1",
      ...(given.from ? { localAddress: given.from } : {}),
    });
    let text = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ status: statusIn(text), text, closed });
    };
    socket.setEncoding("latin1");
    socket.on("data", (piece: string) => {
      text += piece;
      const [head = "", body] = text.split(/\r\n\r\n(.*)/s);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      const isWhole =
        body !== undefined && (body.length >= length || body.endsWith("\r\n0\r\n\r\n") || body === "0\r\n\r\n");
      if (isWhole) timer ??= setTimeout(() => settle(false), 10);
    });
    socket.on("error", () => {}).on("close", () => settle(true));
    socket.write(bytes);
  });

/** A connection that sends a first part, then one byte each `every` milliseconds; gives how it ended and after how long. */
export const drip = (
  origin: string,
  first: string,
  every: number,
): Promise<{ readonly milliseconds: number; readonly text: string }> =>
  new Promise((resolve) => {
    const begun = performance.now();
    const socket = connect({ port: Number(new URL(origin).port), host: "127.0.0.1" });
    let text = "";
    socket.setEncoding("latin1");
    socket.write(first);
    const timer = every === 0 ? undefined : setInterval(() => socket.write("x"), every);
    socket.on("data", (piece: string) => {
      text += piece;
    });
    socket
      .on("error", () => {})
      .on("close", () => {
        clearInterval(timer);
        resolve({ milliseconds: performance.now() - begun, text });
      });
  });

/** So many connections that send a beginning and then nothing. */
export const holdOpen = async (origin: string, count: number, first: string): Promise<readonly Socket[]> => {
  const sockets = Array.from({ length: count }, () =>
    connect({ port: Number(new URL(origin).port), host: "127.0.0.1" }),
  );
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.on("error", () => {});
          socket.once("connect", () => {
            if (first === "") resolve();
            else socket.write(first, () => resolve());
          });
        }),
    ),
  );
  return sockets;
};

/** A request as it stands on the wire; `Host` comes by itself unless it is given. */
export const requestOf =
  (host: string) =>
  (line: string, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ""): Buffer => {
    const given = { ...(headers.Host === undefined ? { Host: host } : {}), ...headers };
    const head = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.concat([Buffer.from(`${line}\r\n${head.join("")}\r\n`, "latin1"), Buffer.from(body)]);
  };

/** A header of an answer; `null` when it has none of that name. */
export const headerIn = (text: string, name: string): string | null =>
  new RegExp(`\r\n${name}: ([^\r]*)`, "i").exec(text.split("\r\n\r\n")[0] ?? "")?.[1] ?? null;
