import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { OutboundFailed } from "./http-client-errors.ts";

const decoders = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/**
 * Reads a response body and undoes its content encoding. Both what comes in and what it grows to are counted on the
 * way, so that a small compressed body cannot become a large one in memory. Throws `OutboundFailed` with `too-large`
 * above `limit` bytes and with `encoding` for an encoding that we did not ask for or that does not decode.
 */
export const readBody = async (body: Readable, encoding: string, limit: number, host: string): Promise<Uint8Array> => {
  body.on("error", () => {});
  let received = 0;
  let kept = 0;
  const pieces: Uint8Array[] = [];
  const keep = (piece: Uint8Array) => {
    kept += piece.byteLength;
    if (kept > limit) throw new OutboundFailed("too-large", host);
    pieces.push(piece);
  };
  const arriving = async function* () {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      received += piece.byteLength;
      if (received > limit) throw new OutboundFailed("too-large", host);
      yield piece;
    }
  };
  const name = encoding.trim().toLowerCase();
  if (name === "" || name === "identity") {
    for await (const piece of arriving()) keep(piece);
    return Buffer.concat(pieces);
  }
  if (!Object.hasOwn(decoders, name)) {
    body.destroy();
    throw new OutboundFailed("encoding", host);
  }
  const decoder = decoders[name as keyof typeof decoders]();
  const feed = async () => {
    try {
      for await (const piece of arriving()) {
        if (!decoder.write(piece)) await once(decoder);
      }
      decoder.end();
    } catch (error) {
      decoder.destroy(error as Error);
    }
  };
  const feeding = feed();
  try {
    for await (const piece of decoder as AsyncIterable<Uint8Array>) keep(piece);
  } catch (error) {
    body.destroy();
    throw error;
  } finally {
    decoder.destroy();
    await feeding;
  }
  return Buffer.concat(pieces);
};

/** Settles when the decoder takes more, and also when it is closed meanwhile. */
const once = (decoder: NodeJS.WritableStream & NodeJS.ReadableStream): Promise<void> =>
  new Promise((resolve) => {
    const settle = () => {
      decoder.off("drain", settle);
      decoder.off("close", settle);
      resolve();
    };
    decoder.on("drain", settle);
    decoder.on("close", settle);
  });
