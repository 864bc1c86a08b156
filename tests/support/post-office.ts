import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A letter as it came. */
export type ReceivedLetter = {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** A mail server that takes every letter and keeps it. */
export type PostOffice = {
  readonly url: string;
  readonly letters: readonly ReceivedLetter[];
  close(): Promise<void>;
};

/** Opens a mail server on loopback. */
export const openPostOffice = async (): Promise<PostOffice> => {
  const letters: ReceivedLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        ({ messageId = "", to, subject = "", text = "" }) => {
          letters.push({ messageId, to: [to].flat()[0]?.text ?? "", subject, text });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  server.on("error", () => {
    // A sender that was killed leaves its connection broken.
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
