import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { specialIpv4, specialIpv6 } from "../../src/federation/outbound-addresses.ts";

const page = readFileSync(new URL("../../docs/operate/outgoing-traffic.md", import.meta.url), "utf8");
const textIn = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "ms").exec(page)?.[1] ?? "";

const written = (blocks: readonly (readonly [string, number])[]) => blocks.map(([start, bits]) => `${start}/${bits}`);
/** Everything outside 2000::/3, and what is special inside it. */
const closed = [...written(specialIpv4), "::/3", "4000::/2", "8000::/1", ...written(specialIpv6)].sort();

test.each(["nft", "ini", "sh"])(
  "the rule for operators (%s) closes the blocks that the code closes, and no other",
  (language) => {
    const blocks = textIn(language).match(/[0-9a-f:.]*[:.][0-9a-f:.]*\/\d+/g) ?? [];
    expect(blocks.sort()).toEqual(closed);
  },
);

/** Whether a network of one's own can be made here; else why not. */
const whyNot = (): string | null => {
  const tried = spawnSync("unshare", ["-rn", "ip", "link", "add", "near", "type", "veth", "peer", "name", "far"]);
  return tried.status === 0 ? null : tried.error?.message || String(tried.stderr).trim().split("\n")[0] || "it may not";
};
const isThere = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;

const triedWith = (tool: "nft" | "ip") => {
  const folder = mkdtempSync(join(tmpdir(), "second-lock-"));
  try {
    const file = join(folder, "rule");
    writeFileSync(
      file,
      tool === "nft" ? textIn("nft").replace('define wijk = "wijk"', "define wijk = 0") : textIn("sh"),
    );
    const at = (name: string) => join(import.meta.dirname, "second-lock", name);
    const words = ["-rn", process.execPath, "--import", at("filter-off.ts"), at("near-side.ts"), tool, file];
    return JSON.parse(execFileSync("unshare", words, { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const why = whyNot();
const isNightly = process.env.HOSTILE_NIGHTLY === "true";

test.each(["ip", "nft"] as const)(
  "with the check in the code taken out, the rule of the machine (%s) lets nothing inside through",
  (tool) => {
    const missing = why ?? (tool === "nft" && !isThere("nft") ? "nft is not installed" : null);
    if (missing !== null) {
      console.log(`The second lock was not tried with ${tool}: ${missing}.`);
      expect(isNightly && why !== null, "a nightly run wants a network of its own").toBe(false);
      return;
    }
    const { before, after, inside, outside } = triedWith(tool);
    expect(before).toEqual([...inside, ...outside].sort());
    expect(after).toEqual(outside);
  },
);
