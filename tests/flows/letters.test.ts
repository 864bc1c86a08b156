import { afterEach, beforeEach, expect, test } from "vitest";
import { minute } from "../../src/kernel/clock.ts";
import { createMailer } from "../../src/platform/mail.ts";
import { sendLetter } from "../../src/residents/letters.ts";
import { type MailServer, readLetter, startMailServer } from "../support/mail-server.ts";
import { type Browser, type DoorApp, newestLetter, openSetUpApp } from "./door-app.ts";

const email = "marja@holtveen.example";

let app: DoorApp;
let administrator: Browser;
let server: MailServer;

beforeEach(async () => {
  ({ app, administrator } = await openSetUpApp());
  server = await startMailServer();
});
afterEach(async () => {
  await server.close();
  await app.close();
});

const newest = () => readLetter(server.received.at(-1) ?? { raw: "", recipients: [] });

const sender = () => {
  const mailer = createMailer({
    url: server.url,
    sender: "Holtveen <post@holtveen.example>",
    host: "holtveen.example",
  });
  return sendLetter({ unitOfWork: app.unitOfWork, mailer, clock: app.clock });
};

const testLetter = async (): Promise<string> => {
  expect((await administrator.post("/beheer/post")).status).toBe(303);
  return (await newestLetter(app, email))?.id ?? "";
};

const eventsAbout = (id: string) =>
  app.readAsDoor(`select 1 from event where kind = 'LetterWritten' and payload ->> 'letterId' = '${id}'`);

test("a test letter goes to the administrator's own address, from the wijk, as text and as HTML", async () => {
  const id = await testLetter();
  expect(await eventsAbout(id)).toHaveLength(1);
  expect(await sender()(id)).toBe("sent");
  const mail = await newest();
  expect(mail).toMatchObject({ subject: "Een proefbrief van Holtveen", messageId: `<${id}@holtveen.example>` });
  expect(mail.from?.text).toBe('"Holtveen" <post@holtveen.example>');
  expect(mail.to).toMatchObject({ text: email });
  expect(mail.text).toContain("Dag Marja");
  expect(mail.html).toContain(">Dag Marja,</p>");
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
});

test("a letter is sent once, though its job repeats or runs twice at the same time", async () => {
  const id = await testLetter();
  const send = sender();
  const outcomes = await Promise.all([send(id), send(id), send(id)]);
  expect(outcomes.filter((outcome) => outcome === "sent").length).toBeGreaterThan(0);
  expect(await send(id)).toBe("sent");
  expect(server.received).toHaveLength(1);
});

test("a letter that the mail server does not take now is tried again; the reason that is kept names no address", async () => {
  const id = await testLetter();
  server.refuseWith(451);
  expect(await sender()(id)).toBe("failed");
  const kept = await app.letterBox.byId(id);
  expect(kept).toMatchObject({ attempts: 1, sentAt: null, lastError: "EENVELOPE RCPT TO 451" });
  expect((await administrator.get("/beheer/post")).text).toContain("EENVELOPE RCPT TO 451");
  server.refuseWith(null);
  expect(await sender()(id)).toBe("sent");
  expect(server.received).toHaveLength(1);
});

test("a letter that the mail server will never take is given up, and so is a sign-in letter after its 15 minutes", async () => {
  const id = await testLetter();
  server.refuseWith(550);
  expect(await sender()(id)).toBe("given-up");
  server.refuseWith(null);
  app.move(minute);
  await administrator.post("/inloggen", { email });
  const signIn = (await newestLetter(app, email))?.id ?? "";
  app.move(16 * minute);
  expect(await sender()(signIn)).toBe("given-up");
  expect(server.received).toHaveLength(0);
});

test("a mail server that is not there is a failure that is tried again", async () => {
  const id = await testLetter();
  const mailer = createMailer({ url: "smtp://127.0.0.1:1", sender: "post@holtveen.example", host: "holtveen.example" });
  expect(await sendLetter({ unitOfWork: app.unitOfWork, mailer, clock: app.clock })(id)).toBe("failed");
});

test("without a mail server a letter stays in the box", async () => {
  const id = await testLetter();
  expect(await sendLetter({ unitOfWork: app.unitOfWork, mailer: null, clock: app.clock })(id)).toBe("kept");
  expect(await app.letterBox.byId(id)).toMatchObject({ sentAt: null, lastError: null });
});

test("what was written goes out by itself, once, however often the background comes by", async () => {
  const smtp = { url: server.url, sender: "Holtveen <post@holtveen.example>" };
  const open = await openSetUpApp({ origin: "https://holtveen.example", smtp });
  try {
    await open.administrator.post("/inloggen", { email });
    await open.app.wijk.settle();
    await open.app.wijk.settle();
    expect(server.received).toHaveLength(1);
    expect((await newest()).subject).toBe("Inloggen bij Holtveen");
    expect(open.app.logged.join("\n")).not.toContain("marja");
  } finally {
    await open.app.close();
  }
});
