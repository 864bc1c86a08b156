import { BlockList, isIP } from "node:net";

/** What is known about where a request came from. */
export type Connection = { readonly clientAddress: string; readonly fromThisMachine: boolean };

/** Reads a connection: the address at the other end of the socket, and the headers of the request. */
export type ReadConnection = (socketAddress: string | undefined, headers: Headers) => Connection;

const forwardingHeaders = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/** An address in one spelling: an IPv4 address inside an IPv6 one is written as IPv4, without brackets, port or zone. */
export const plainAddress = (text: string): string | null => {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  const family = isIP(bare);
  if (family === 0) return null;
  if (family === 4) return bare;
  const canonical = new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (mapped === null) return canonical;
  const [high = 0, low = 0] = mapped.slice(1).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
};

/** The network that one subscriber has: the address itself for IPv4, the first 64 bits for IPv6. */
export const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return `${[...left, ...Array<string>(missing).fill("0"), ...right].slice(0, 4).join(":")}::/64`;
};

const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** True for addresses of this machine itself. */
export const isLoopback = (address: string): boolean => loopback.check(address, family(address));

/** True for an origin that can be reached from this machine only. */
export const isLoopbackOrigin = (origin: string): boolean => {
  const { hostname } = new URL(origin);
  const address = plainAddress(hostname);
  return hostname === "localhost" || (address !== null && isLoopback(address));
};

/**
 * Finds the client behind the proxies in `trustedProxies` (addresses or CIDR ranges): X-Forwarded-For is walked from the
 * right, and the first address that is not a trusted proxy is the client. From anyone else the header means nothing.
 * `hosts` are those that people type; a request for another one is never taken as coming from this machine, so that a
 * web page elsewhere cannot point a name of its own here.
 */
export const createReadConnection = (given: {
  readonly trustedProxies: readonly string[];
  readonly hosts: readonly string[];
}): ReadConnection => {
  const trusted = new BlockList();
  for (const range of given.trustedProxies) {
    const [address = "", bits] = range.split("/");
    const plain = plainAddress(address);
    if (plain === null) throw new Error(`${range} is not an address or a range of addresses.`);
    if (bits === undefined) trusted.addAddress(plain, family(plain));
    else trusted.addSubnet(plain, Number(bits), family(plain));
  }
  const isTrusted = (address: string) => trusted.check(address, family(address));
  return (socketAddress, headers) => {
    const socket = plainAddress(socketAddress ?? "") ?? "unknown";
    let client = socket;
    for (const hop of (headers.get("x-forwarded-for") ?? "").split(",").reverse()) {
      if (socket === "unknown" || !isTrusted(client)) break;
      const address = plainAddress(hop);
      if (address === null) break;
      client = address;
    }
    return {
      clientAddress: client,
      fromThisMachine:
        socket !== "unknown" &&
        isLoopback(socket) &&
        given.hosts.includes(headers.get("host") ?? "") &&
        !forwardingHeaders.some((name) => headers.has(name)),
    };
  };
};
