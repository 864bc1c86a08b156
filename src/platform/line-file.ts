import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Lines that are only ever added to. */
export type LineFile = {
  /** All lines; none while there is no file. The last one is left out when a power cut broke it off. */
  read(): Promise<readonly string[]>;
  /** Adds lines, and resolves once they are on the disk. Made on first use, readable by its owner only. */
  add(lines: readonly string[]): Promise<void>;
};

/** The file at `path`. Several processes may add to it at once: each writes all its lines in one piece. */
export const createLineFile = (path: string): LineFile => ({
  read: async () => {
    try {
      return (await readFile(path, "utf8")).split("\n").slice(0, -1);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
  },
  add: async (lines) => {
    if (lines.length === 0) return;
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "a+", 0o600);
    try {
      // What was broken off must not swallow the line behind it.
      const { size } = await file.stat();
      const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: Math.max(0, size - 1), length: 1 });
      const before = size === 0 || buffer.toString() === "\n" ? "" : "\n";
      await file.appendFile(before + lines.map((line) => `${line}\n`).join(""));
      await file.sync();
    } finally {
      await file.close();
    }
    const folder = await open(dirname(path), "r");
    await folder.sync().finally(() => folder.close());
  },
});
