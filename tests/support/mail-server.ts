import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** One letter as the mail server got it. */
export type ReceivedLetter = {
  /** Every byte as one character, line ends as they came. */
  readonly raw: string;
  /** Whom the wijk told the mail server to bring it to. */
  readonly recipients: readonly string[];
};

/** A real SMTP server on loopback, which keeps what it gets. */
export type MailServer = {
  readonly url: string;
  readonly received: readonly ReceivedLetter[];
  /** Answers every recipient with this status from now on; `null` takes letters again. */
  refuseWith(status: number | null): void;
  /** Forgets what it got. */
  empty(): void;
  close(): Promise<void>;
};

export const startMailServer = async (): Promise<MailServer> => {
  const received: ReceivedLetter[] = [];
  let refusing: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) =>
      refusing === null ? done() : done(Object.assign(new Error(`no ${address}`), { responseCode: refusing })),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ raw: Buffer.concat(parts).toString("latin1"), recipients });
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    refuseWith: (status) => {
      refusing = status;
    },
    empty: () => {
      received.length = 0;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

/** The lines of the header, with what was folded put back on one line. */
export const headerLines = ({ raw }: ReceivedLetter): readonly string[] =>
  (raw.split("\r\n\r\n")[0] ?? "").replace(/\r\n[ \t]+/g, " ").split("\r\n");

/** A letter as mail software reads it. */
export const readLetter = ({ raw }: ReceivedLetter): Promise<ParsedMail> => simpleParser(Buffer.from(raw, "latin1"));

/** The letters to an address, as mail software reads them, oldest first. */
export const lettersTo = (server: MailServer, address: string): Promise<readonly ParsedMail[]> =>
  Promise.all(server.received.filter(({ recipients }) => recipients.includes(address)).map(readLetter));
