import { createTransport } from "nodemailer";
import { headerText } from "../kernel/text.ts";

/** A letter to one person. */
export type Mail = {
  readonly id: string;
  readonly to: string;
  /** The name that mailboxes show; empty for the one of the sender's address. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where letters like this can be stopped with one POST; `null` for letters that always come. */
  readonly stopAt: string | null;
  /** A text file that goes along. */
  readonly attachment?: { readonly name: string; readonly type: string; readonly content: string } | undefined;
};

/** How handing it to the mail server ended; `code` names what went wrong and never holds an address. */
export type MailOutcome =
  | { readonly kind: "sent" }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "failed"; readonly code: string };

export type Mailer = { send(mail: Mail): Promise<MailOutcome>; close(): void };

type SmtpError = { readonly code?: string; readonly command?: string; readonly responseCode?: number };

const outcomeOf = (error: SmtpError): MailOutcome => {
  const status = error.responseCode;
  const code = [error.code ?? "UNKNOWN", error.command, status].filter((part) => part !== undefined).join(" ");
  // Only a lasting no about this recipient is final; a wrong password or a full disk is repaired by somebody.
  return error.code === "EENVELOPE" && status !== undefined && status >= 500
    ? { kind: "refused", code }
    : { kind: "failed", code };
};

/** One recipient and nothing else: what would part, quote or wrap an address has no place in it. */
const oneAddress = /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+@[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u;

const attached = ({ name, type, content }: NonNullable<Mail["attachment"]>) => ({
  filename: name,
  contentType: type,
  content,
});

/** `Holtveen <post@holtveen.example>` or the address alone. */
const readSender = (sender: string): { readonly name: string; readonly address: string } => {
  const [, name = "", wrapped = ""] = /^(.*)<([^<>]*)>$/.exec(sender.trim()) ?? [];
  return wrapped === "" ? { name: "", address: sender.trim() } : { name: name.trim(), address: wrapped };
};

/**
 * RFC 3834, section 5: no machine answers. RFC 8058: mail software can stop letters of a kind with one POST, and shows a
 * button for it; letters that nobody asked for at this moment say that they are many (`Precedence`), others do not.
 */
const headersOf = ({ stopAt }: Mail): Record<string, string> => ({
  "Auto-Submitted": "auto-generated",
  "X-Auto-Response-Suppress": "All",
  ...(stopAt === null
    ? {}
    : {
        Precedence: "list",
        "List-Unsubscribe": `<${stopAt}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
});

/**
 * Hands letters to the mail server at `url` (smtp or smtps), from the address of `sender` ("Holtveen
 * <post@holtveen.example>") under the name that the letter gives. The Message-ID comes from the letter's id and `host`, so
 * that a letter that goes out twice is one to mail software. There is no Reply-To: nobody reads answers.
 * Waits at most 10 seconds for the server to answer and 15 for each step.
 */
export const createMailer = (given: {
  readonly url: string;
  readonly sender: string;
  readonly host: string;
}): Mailer => {
  const transport = createTransport({
    url: given.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = readSender(given.sender);
  return {
    send: async (mail) => {
      if (!oneAddress.test(mail.to)) return { kind: "refused", code: "NOT_ONE_ADDRESS" };
      try {
        await transport.sendMail({
          from: { name: headerText(mail.from === "" ? sender.name : mail.from), address: sender.address },
          to: { name: "", address: mail.to },
          subject: headerText(mail.subject),
          text: mail.text,
          html: mail.html,
          ...(mail.attachment === undefined ? {} : { attachments: [attached(mail.attachment)] }),
          messageId: `<${mail.id}@${given.host}>`,
          headers: headersOf(mail),
        });
        return { kind: "sent" };
      } catch (error) {
        return outcomeOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
};
