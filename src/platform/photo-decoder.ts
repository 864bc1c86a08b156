import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import { startConfined } from "./confined-process.ts";
import { type DecodedPhoto, endOfDecoder, kindOfPicture, readDecoded } from "./photo-format.ts";

/** Why a file could not be made into a photo. */
export type DecoderProblem = "photo-unreadable" | "photo-kind" | "photo-heic" | "photo-too-big" | "photo-busy";

/** Largest file that is looked at, in bytes: a photo of a good telephone is 3 to 12 MB. */
export const largestPhoto = 20 * 1_024 * 1_024;

const patienceMilliseconds = 15_000;
const mostOutput = 6 * 1_024 * 1_024;
const mostWaiting = 8;

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The `node_modules` in which the library that decodes stands: where it is, and where a link to it may be. */
const libraryFolders = (): readonly string[] => {
  const file = fileURLToPath(import.meta.resolve("sharp"));
  const real = file.slice(0, file.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length);
  return [...new Set([real, fileOf("../../node_modules")])];
};

type Outcome = DecodedPhoto | { readonly problem: DecoderProblem };

/** Makes a photo of a file, or says why it cannot. */
export type DecodePhoto = (file: Uint8Array) => Promise<Outcome>;

/**
 * Makes photos of files, each in a process of its own that may do nothing else and ends with it: one that was taken over by a hostile
 * file holds nothing of others. One works at a time; who comes when eight wait is told so.
 */
export const createPhotoDecoder = (): DecodePhoto => {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (file) => {
    const kind = kindOfPicture(file);
    if (kind === "heic") return { problem: "photo-heic" };
    if (kind === null) return { problem: "photo-kind" };
    if (file.length > largestPhoto) return { problem: "photo-too-big" };
    if (waiting >= mostWaiting) return { problem: "photo-busy" };
    waiting += 1;
    const turn = last.then(() => decode(file));
    last = turn.catch(() => null);
    try {
      return await turn;
    } finally {
      waiting -= 1;
    }
  };
};

const decode = (file: Uint8Array): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = startConfined(fileOf("./photo-decoder-process.ts"), [
      fileOf("./photo-format.ts"),
      ...libraryFolders(),
    ]);
    const parts: Uint8Array[] = [];
    let length = 0;
    const timer = setTimeout(() => child.kill("SIGKILL"), patienceMilliseconds);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.stdout.on("data", (part: Uint8Array) => {
      length += part.length;
      if (length > mostOutput) child.kill("SIGKILL");
      else parts.push(part);
    });
    // A process that ended early takes no more.
    child.stdin.on("error", () => null);
    child.stdin.end(file);
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === endOfDecoder.tooLarge) return resolve({ problem: "photo-too-big" });
      const decoded = code === endOfDecoder.done ? readDecoded(Buffer.concat(parts)) : null;
      resolve(decoded ?? { problem: "photo-unreadable" });
    });
  });
