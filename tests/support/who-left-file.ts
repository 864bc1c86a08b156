import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLineFile, type LineFile } from "../../src/platform/line-file.ts";

/** Where a wijk of a test writes down who left. The file is there once somebody did, until `remove`. */
export const newWhoLeftFile = (): LineFile & { remove(): Promise<void> } => {
  const path = join(tmpdir(), `wijk-who-left-${randomUUID()}`);
  return { ...createLineFile(path), remove: () => rm(path, { force: true }) };
};
