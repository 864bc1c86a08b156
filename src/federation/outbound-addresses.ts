import { isIP } from "node:net";

/** Why we do not connect to a URL. `private-address` covers everything that is not on the public internet. */
export type AddressRefusal = "url" | "scheme" | "userinfo" | "host" | "port" | "private-address";

/** Rules for where a request may go. `allowPrivatePeers` admits http and loopback (tests and demonstrations). */
export type AddressRules = { readonly allowPrivatePeers: boolean };

/** First address and prefix length of every IPv4 block that is not the public internet (IANA special-purpose registry). */
export const specialIpv4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Blocks inside 2000::/3 that are not ordinary public addresses: IETF protocols with Teredo, documentation, 6to4, AS112. */
export const specialIpv6: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
];

/** Only here does IANA hand out public IPv6 addresses; NAT64, mapped, local and multicast ranges all lie outside it. */
const publicIpv6: readonly [string, number] = ["2000::", 3];

const ipv4Bits = (text: string): bigint => text.split(".").reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);

const ipv6Bits = (text: string): bigint => {
  const lastColon = text.lastIndexOf(":");
  if (text.includes(".")) {
    const tail = ipv4Bits(text.slice(lastColon + 1));
    return ipv6Bits(`${text.slice(0, lastColon + 1)}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`);
  }
  const [head = "", tail] = text.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const before = groups(head);
  const after = groups(tail ?? "");
  const middle = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...middle, ...after].reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
};

const within = (bits: bigint, width: number, [start, prefix]: readonly [string, number]): boolean => {
  const first = width === 32 ? ipv4Bits(start) : ipv6Bits(start);
  return bits >> BigInt(width - prefix) === first >> BigInt(width - prefix);
};

/** True for an IPv4 or IPv6 address (as text, without brackets) on the public internet. Zone ids are never public. */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 4) {
    const bits = ipv4Bits(address);
    return !specialIpv4.some((block) => within(bits, 32, block));
  }
  if (isIP(address) !== 6 || address.includes("%")) return false;
  const bits = ipv6Bits(address);
  return within(bits, 128, publicIpv6) && !specialIpv6.some((block) => within(bits, 128, block));
};

/** True for 127.0.0.0/8, ::1 and the IPv4-mapped spelling of the first. */
const isLoopbackAddress = (address: string): boolean => {
  if (isIP(address) === 4) return within(ipv4Bits(address), 32, ["127.0.0.0", 8]);
  if (isIP(address) !== 6 || address.includes("%")) return false;
  const bits = ipv6Bits(address);
  return bits === 1n || within(bits, 128, ["::ffff:127.0.0.0", 104]);
};

/** May a socket go to this address? Asked for literal addresses, for every answer of a name server, and once connected. */
export const isAdmittedAddress = (address: string, rules: AddressRules): boolean =>
  isPublicAddress(address) || (rules.allowPrivatePeers && isLoopbackAddress(address));

/** How a host is asked for the first time: over https; over http only one on this machine, and only where private peers are admitted. */
export const schemeFor = (host: string, { allowPrivatePeers }: AddressRules): "http" | "https" => {
  const name = URL.parse(`https://${host}`)?.hostname ?? "";
  return allowPrivatePeers && (name === "localhost" || isLoopbackAddress(name)) ? "http" : "https";
};

const hostname = /^(?!-)[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

/**
 * Reads a URL that we are asked to connect to. https on port 443 or above 1023, no user name, a canonical host (no
 * trailing dot), a public address if it is a literal one. Names are checked again when they are resolved.
 */
export const checkOutboundUrl = (
  address: string | URL,
  rules: AddressRules,
): { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly reason: AddressRefusal } => {
  const refuse = (reason: AddressRefusal) => ({ ok: false, reason }) as const;
  const url = URL.parse(String(address));
  if (url === null || url.href.length > 2048) return refuse("url");
  if (url.protocol !== "https:" && !(rules.allowPrivatePeers && url.protocol === "http:")) return refuse("scheme");
  if (url.username !== "" || url.password !== "") return refuse("userinfo");
  const literal = url.hostname.startsWith("[") ? url.hostname.slice(1, -1) : url.hostname;
  if (isIP(literal) !== 0) {
    if (!isAdmittedAddress(literal, rules)) return refuse("private-address");
  } else if (literal.length > 253 || !hostname.test(literal)) return refuse("host");
  if (!rules.allowPrivatePeers && url.port !== "" && Number(url.port) < 1024) return refuse("port");
  return { ok: true, url };
};
