import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import postgres from "postgres";
import { createSealing } from "../../../src/platform/sealing.ts";
import { type ReceivedLetter, readLetter, startMailServer } from "../../support/mail-server.ts";
import { createMovedClock } from "../../support/moved-clock.ts";
import { nameSource } from "../../support/official-source.ts";
import { createPerson, type Page, type Person } from "../../support/person.ts";
import { startRing } from "../../support/ring-of-wijken.ts";
import { startGemeente } from "../../support/running-gemeente.ts";
import type { RunningWijk } from "../../support/running-wijk.ts";
import { openSignalen } from "../../support/service-desks/signalen-server.ts";
import { createOrigin, post, settle } from "../origins.ts";
import { createTokens } from "./tokens.ts";

/** A neighbour of the story. */
export type Member = Person & {
  /** What they are in the story, such as `asker`. */
  readonly role: string;
  readonly id: string;
  readonly email: string;
  /** Does something that succeeds, and gives the page after it. */
  did(
    path: string,
    fields?: Readonly<Record<string, string | readonly string[]>> | FormData,
  ): Promise<Page & { readonly path: string; readonly id: string }>;
};

export const idOf = (url: string): string => url.split(/[?#]/)[0]?.split("/").at(-1) ?? "";

/** A way to a server of this machine that keeps every byte on its way there. */
const openListeningDoor = async (origin: string) => {
  const bytes: Buffer[] = [];
  const server = createServer((outside) => {
    const inside = connect({ port: Number(new URL(origin).port), host: "127.0.0.1" });
    outside.on("data", (piece: Buffer) => bytes.push(piece));
    outside.on("error", () => inside.destroy()).pipe(inside);
    inside.on("error", () => outside.destroy()).pipe(outside);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    wire: () => Buffer.concat(bytes),
    shut: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

/** Somebody who does `role` things: whatever they send comes from their own address, by their own browser. */
const through = (person: Person, headers: Readonly<Record<string, string>>): Person => ({
  cookies: person.cookies,
  get: (path, more = {}) => person.get(path, { ...headers, ...more }),
  post: (path, fields, more = {}) => person.post(path, fields, { ...headers, ...more }),
});

/**
 * Where the story of the canaries is played: Holtveen with a real mail server, another wijk of its ring, a gemeente, a desk for
 * reports, somebody elsewhere who follows Holtveen and a stranger. Every secret is kept by what it is.
 */
export const openCanaryWorld = async () => {
  const tokens = createTokens();
  const clock = createMovedClock();
  const sealingKey = randomBytes(32);
  const mail = await startMailServer();
  const environment = {
    SMTP_URL: mail.url,
    SMTP_SENDER: "Holtveen <post@holtveen.example>",
    TRUSTED_PROXIES: "127.0.0.1",
    RATE_LIMIT_SEARCHES_PER_ADDRESS: "10000",
    RATE_LIMIT_SEARCHES_PER_RESIDENT: "10000",
  };
  const ring = await startRing(clock, ["Holtveen", "Lindehout"], { Holtveen: { environment, sealingKey } });
  const [wijk, lindehout] = ring.wijken as [RunningWijk, RunningWijk];
  const gemeente = await startGemeente({ clock });
  const [home, far, signalen] = await Promise.all([createOrigin(), createOrigin(), openSignalen()]);
  const desk = await openListeningDoor(signalen.origin);
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const jobs: string[] = [];

  const keepJobs = async (): Promise<void> => {
    const rows = await sql`select j::text as text from graphile_worker._private_jobs j`;
    jobs.push(...rows.map(({ text }) => String(text)));
  };
  /** Does what is due in Holtveen, and looks at what waits for that first. */
  const later = async (milliseconds = 1_000): Promise<void> => {
    await keepJobs();
    await wijk.settle();
    clock.move(milliseconds);
  };
  const everywhere = async (): Promise<void> => {
    for (let round = 0; round < 2; round++) {
      await keepJobs();
      await ring.settle();
      await gemeente.settle();
    }
  };

  const lettersTo = (email: string): readonly ReceivedLetter[] =>
    mail.received.filter(({ recipients }) => recipients.includes(email));
  /** What stands in the newest letter to an address that has it. */
  const inLetter = async (email: string, pattern: RegExp): Promise<string> => {
    for (const letter of lettersTo(email).toReversed()) {
      const found = pattern.exec((await readLetter(letter)).text ?? "");
      if (found !== null) return found[1] ?? found[0];
    }
    throw new Error(`No letter to ${email} has ${pattern}.`);
  };

  const made = await wijk.administrator.post("/beheer/codes", { uses: "50", days: "30" });
  const code = tokens.made("code to join with", /meedoen\/([a-z0-9-]{8,})/.exec(made.html)?.[1], {
    withoutDashes: true,
  });
  let members = 0;

  const join = async (role: string): Promise<Member> => {
    members += 1;
    clock.move(1_000);
    const network = `2001:db8:${randomBytes(2).toString("hex").replace(/^0/, "a")}:a${members}`;
    tokens.made(`network of the ${role}`, network);
    const browser = through(createPerson(wijk.origin), {
      "x-forwarded-for": `${network}::7`,
      "user-agent": `Mozilla/5.0 (${tokens.word(`browser of the ${role}`)}) Firefox/140`,
    });
    const [name, email] = [tokens.name(`name of the ${role}`), tokens.email(`e-mail address of the ${role}`)];
    const did: Member["did"] = async (path, fields) => {
      clock.move(1_000);
      const page = await browser.post(path, fields);
      const problems = /<ul class="bare">.*?<\/ul>/s.exec(page.html)?.[0] ?? page.html.slice(0, 300);
      if (page.status !== 200) throw new Error(`${role} at ${path}: ${page.status} ${problems}`);
      return { ...page, path: new URL(page.url).pathname, id: idOf(page.url) };
    };
    await did("/meedoen", { code, name, email });
    await later();
    tokens.made(`sign-in code of the ${role}`, await inLetter(email, /\b(\d{6})\b/), { whole: true });
    const link = tokens.made(`sign-in link of the ${role}`, await inLetter(email, /\/inloggen\/link\/([\w-]+)/));
    await browser.get(`/inloggen/link/${link}`);
    tokens.made(`session of the ${role}`, browser.cookies.get("wijk_sessie"));
    const [row] = await sql`select id from resident where name = ${name}`;
    if (row === undefined) throw new Error(`The ${role} did not come in.`);
    return { ...browser, role, email, did, id: String(row.id) };
  };

  const give = async (member: Member, ...roles: string[]): Promise<void> => {
    const done = await wijk.administrator.post(`/beheer/leden/${member.id}/rollen`, { roles });
    if (done.status !== 200) throw new Error(`Giving roles answered ${done.status}.`);
  };

  /** Somebody on a server elsewhere, whose words are theirs. */
  const follower = settle(home, tokens.word("handle of a follower elsewhere"));
  home.pages.set(new URL(follower.id).pathname, {
    ...follower.document,
    name: tokens.name("name of a follower elsewhere"),
    summary: tokens.word("summary of a follower"),
    url: `${follower.id}/page`,
    followers: `${follower.id}/followers`,
    endpoints: { sharedInbox: `${follower.id}/inbox` },
  });
  const stranger = settle(far, "vreemd");
  const send = async (activity: object, by = follower): Promise<void> => {
    const { status } = await post(`${wijk.origin}/ap/inbox`, activity, by, clock());
    if (status !== 202) throw new Error(`An activity was answered ${status}.`);
    await later();
  };

  await ring.join(wijk, lindehout);
  await nameSource(wijk.administrator, gemeente.handle);
  await everywhere();

  return {
    tokens,
    clock,
    wijk,
    lindehout,
    gemeente,
    sql,
    jobs,
    mail,
    home,
    far,
    desk,
    follower,
    stranger,
    sealing: createSealing(sealingKey),
    code,
    join,
    give,
    later,
    everywhere,
    inLetter,
    send,
    /** Somebody outside, whom no proxy and no cookie lets in. */
    visitor: () => through(createPerson(wijk.origin), { "x-forwarded-for": "203.0.113.7" }),
    close: async () => {
      await sql.end();
      await gemeente.close();
      await ring.close();
      await Promise.all([home.close(), far.close(), signalen.close(), mail.close()]);
      await desk.shut();
    },
  };
};

export type CanaryWorld = Awaited<ReturnType<typeof openCanaryWorld>>;
