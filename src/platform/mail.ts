import { createTransport } from "nodemailer";

/** A letter to one person. */
export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
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

/**
 * Hands letters to the mail server at `url` (smtp or smtps), from `sender` ("Holtveen <post@holtveen.example>"). The
 * Message-ID comes from the letter's id and `host`, so that a letter that goes out twice is one to mail software.
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
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({
          from: given.sender,
          to: { name: "", address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.id}@${given.host}>`,
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        });
        return { kind: "sent" };
      } catch (error) {
        return outcomeOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
};
