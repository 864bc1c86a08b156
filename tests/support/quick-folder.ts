import { readFile, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";

/** Where systems that have it keep files in memory. */
export const memory = "/dev/shm";
const enough = 4 * 1024 ** 3;

/**
 * Where data that nobody keeps is written: in memory where the system offers room for it from which programs may run too, else
 * where temporary files are.
 */
export const quickFolder = async (): Promise<string> => {
  try {
    const mounts = (await readFile("/proc/mounts", "utf8")).split("\n").map((line) => line.split(" "));
    const options = mounts.find(([, place]) => place === memory)?.[3]?.split(",") ?? [];
    const { bavail, bsize } = await statfs(memory);
    return options.includes("rw") && !options.includes("noexec") && bavail * bsize >= enough ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
};
