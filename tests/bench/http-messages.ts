/**
 * Cuts what a socket brings into HTTP/1.1 messages and gives the head of each once its body is complete. Small on
 * purpose: the other side of a measurement must not take the processor that is being measured.
 */
export const createMessageReader = (onMessage: (head: string) => void): ((piece: Buffer) => void) => {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    for (;;) {
      const headEnd = rest.indexOf("\r\n\r\n");
      if (headEnd < 0) return;
      const head = rest.toString("latin1", 0, headEnd);
      const end = bodyEnd(head, headEnd + 4, rest);
      if (end === null || end > rest.length) return;
      rest = rest.subarray(end);
      onMessage(head);
    }
  };
};

/** Where the body ends; `null` while that cannot be told. Bodies in chunks are looked at for their last chunk only. */
const bodyEnd = (head: string, start: number, text: Buffer): number | null => {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return start + Number(length);
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return start;
  // The line before the last chunk ends where the head ends when there is no other chunk.
  const last = text.indexOf("\r\n0\r\n\r\n", start - 2);
  return last < 0 ? null : last + 7;
};
