import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLineFile } from "../../src/platform/line-file.ts";

test("a line that a power cut broke off is not read, and swallows none of the lines that are added after it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "line-file-"));
  const path = join(folder, "new", "lines");
  const file = createLineFile(path);
  expect(await file.read()).toEqual([]);
  await file.add([]);
  await file.add(["one", "two"]);
  await appendFile(path, "brok");
  expect(await file.read()).toEqual(["one", "two"]);
  await file.add(["three"]);
  expect(await file.read()).toEqual(["one", "two", "brok", "three"]);
  await rm(folder, { recursive: true });
});
