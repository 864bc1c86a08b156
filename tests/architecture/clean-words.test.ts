import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { readText, repository } from "./source.ts";

/** Every text file that git keeps or would keep. */
const kept = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: repository,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
})
  .split("\0")
  .filter((path) => path !== "" && !/\.(png|jpe?g|woff2?|ico|gz|dump)$/.test(path) && path !== "LICENSE");

const thisFile = "tests/architecture/clean-words.test.ts";

const matching = (pattern: RegExp, skip: (path: string) => boolean = () => false): readonly string[] =>
  kept.flatMap((path) => {
    if (path === thisFile || skip(path)) return [];
    let text = "";
    try {
      text = readText(path);
    } catch {
      // Deleted and not yet committed.
      return [];
    }
    return text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : []));
  });

const machinePath = /(?<![\w.~-])\/(work|root|Users|home\/[a-z]+|tmp)\//;
test("no file names a path of the machine that it was written on", () => {
  expect(matching(machinePath)).toEqual([]);
  for (const line of ["work/x", "root/.npmrc", "tmp/x", "home/someone/x"].map((path) => `see /${path}`)) {
    expect(line).toMatch(machinePath);
  }
  expect("join(tmpdir(), 'x'), ./work/ and ap/tmp/x").not.toMatch(machinePath);
});

const lockedAddress = /"resolved": "(?!file:)|(registry|npm)\.[a-z0-9.-]+\.[a-z]{2,}|\/\/[^/"]*artifact[^/"]*\//;
test("the lock file names no registry, and installs from whichever is configured", () => {
  expect(matching(lockedAddress, (path) => !/(^|\/)(package-lock\.json|\.npmrc|deno\.lock)$/.test(path))).toEqual([]);
  expect('"resolved": "https://packages.example/a.tgz"').toMatch(lockedAddress);
  expect(readText(".npmrc")).toContain("omit-lockfile-registry-resolved=true");
});

test("every locked package is held by its integrity", () => {
  const lock = JSON.parse(readText("package-lock.json")) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly inBundle?: boolean }>>;
  };
  const loose = Object.entries(lock.packages).filter(
    ([path, { integrity, inBundle }]) => path !== "" && inBundle !== true && integrity === undefined,
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test("every dependency is asked for by its exact version", () => {
  const manifest = JSON.parse(readText("package.json")) as Record<string, Readonly<Record<string, string>>>;
  const asked = ["dependencies", "devDependencies", "optionalDependencies", "overrides"].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}),
  );
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});
