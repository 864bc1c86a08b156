import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readlinkSync } from "node:fs";
import { join } from "node:path";
import { createHttpClient } from "../../../src/federation/http-client.ts";

/**
 * Runs inside a network of its own (`unshare -rn`), without the rules for addresses (`filter-off.ts`): makes a second network
 * that has addresses inside and outside, tries the guarded client on each of them, sets the rule that is given as `nft` or `ip` with its
 * text, and tries once more. Prints what the far side saw as JSON.
 */
const [tool = "", textFile = ""] = process.argv.slice(2);
const outside = ["9.9.9.9", "2620:fe::fe"];
const inside = [
  "10.0.0.1",
  "100.64.0.1",
  "169.254.169.254",
  "172.16.0.1",
  "192.168.1.1",
  "198.18.0.1",
  "203.0.113.7",
  "64:ff9b::a00:1",
  "2001:0:a00:1::1",
  "2002:a00:1::1",
  "fd00:ec2::254",
  "fec0::1",
];

const run = (command: string, ...words: readonly string[]) =>
  execFileSync(command, words, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
const isV6 = (address: string) => address.includes(":");
const wide = (address: string) => `${address}/${isV6(address) ? 128 : 32}`;

const farNetwork = async (): Promise<ChildProcess> => {
  const holder = spawn("unshare", ["-n", "sleep", "60"], { stdio: "ignore" });
  const own = readlinkSync("/proc/self/ns/net");
  while (readlinkSync(`/proc/${holder.pid}/ns/net`) === own) await new Promise((resolve) => setTimeout(resolve, 5));
  return holder;
};

const holder = await farNetwork();
const atFar = (...words: readonly string[]) => run("nsenter", "-t", String(holder.pid), "-n", ...words);
const addresses = [...outside, ...inside];
let far: ChildProcess | null = null;
try {
  run("ip", "link", "set", "lo", "up");
  run("ip", "link", "add", "near", "type", "veth", "peer", "name", "far", "netns", String(holder.pid));
  run("ip", "addr", "add", "9.9.9.8/24", "dev", "near");
  run("ip", "addr", "add", "2620:fe::8/64", "dev", "near", "nodad");
  run("ip", "link", "set", "near", "up");
  atFar("ip", "link", "set", "lo", "up");
  atFar("ip", "addr", "add", "9.9.9.9/24", "dev", "far");
  atFar("ip", "addr", "add", "2620:fe::fe/64", "dev", "far", "nodad");
  atFar("ip", "link", "set", "far", "up");
  for (const address of inside) atFar("ip", "addr", "add", wide(address), "dev", "lo");
  run("ip", "route", "add", "default", "via", "9.9.9.9");
  run("ip", "-6", "route", "add", "default", "via", "2620:fe::fe");

  far = spawn("nsenter", ["-t", String(holder.pid), "-n", process.execPath, join(import.meta.dirname, "far-side.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const seen: string[] = [];
  far.stdout?.setEncoding("utf8").on("data", (text: string) => void seen.push(...text.trim().split("\n")));
  while (seen.filter((line) => line.startsWith("listening")).length < 2)
    await once(far.stdout as NonNullable<typeof far.stdout>, "data");

  // A port for before and one for after: what comes late counts where it belongs.
  const reached = async (port: number): Promise<readonly string[]> => {
    const client = createHttpClient({ allowPrivatePeers: false, userAgent: "test", limits: { getTime: 2_000 } });
    const urls = addresses.map((address) => `https://${isV6(address) ? `[${address}]` : address}:${port}/`);
    await Promise.all(urls.map((url) => client.get(url).catch(() => {})));
    await client.close();
    const there = seen.filter((line) => line.startsWith(`${port} `)).map((line) => line.slice(5));
    return [...new Set(there)].sort();
  };
  // IPv6 is there some moments after its interface.
  let before = await reached(8443);
  for (let tries = 0; tries < 20 && before.length < addresses.length; tries++) before = await reached(8443);
  if (tool === "nft") run("nft", "-f", textFile);
  else execFileSync("sh", ["-e", textFile], { env: { ...process.env, WIJK: "0" }, stdio: "pipe" });
  const after = await reached(8444);
  console.log(JSON.stringify({ before, after, inside: [...inside].sort(), outside: [...outside].sort() }));
} finally {
  far?.kill("SIGKILL");
  holder.kill("SIGKILL");
}
