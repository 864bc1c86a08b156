import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a database over TCP that a test can shut, or make swallow whatever goes through it. */
export type DatabaseDoor = {
  /** The URL of the database, through this door. */
  urlOf(url: string): string;
  /** `open` lets through; `silent` takes everything and answers nothing; `shut` breaks off and refuses. */
  be(state: "open" | "silent" | "shut"): Promise<void>;
};

/** Opens a door to the PostgreSQL server that `port` of loopback leads to. `be("shut")` at the end. */
export const createDatabaseDoor = async (port: number): Promise<DatabaseDoor> => {
  let state: "open" | "silent" | "shut" = "open";
  const pairs = new Set<readonly [Socket, Socket]>();
  const through = (from: Socket, to: Socket): void => {
    from.on("data", (bytes) => {
      if (state === "open") to.write(bytes);
    });
    from.on("error", () => to.destroy()).on("close", () => to.destroy());
  };
  const server = createServer((outside) => {
    const inside = connect({ port, host: "127.0.0.1" });
    const pair = [outside, inside] as const;
    pairs.add(pair);
    outside.on("close", () => pairs.delete(pair));
    through(outside, inside);
    through(inside, outside);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: own } = server.address() as AddressInfo;
  return {
    urlOf: (url) => Object.assign(new URL(url), { port: String(own), hostname: "127.0.0.1" }).href,
    be: async (next) => {
      const was = state;
      state = next;
      if (next === "shut") {
        server.close();
        for (const pair of pairs) for (const socket of pair) socket.destroy();
      }
      if (was === "shut" && next !== "shut") {
        server.listen(own, "127.0.0.1");
        await once(server, "listening");
      }
    },
  };
};
