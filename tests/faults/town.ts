import { createPerson, type Person } from "../support/person.ts";
import { openPostOffice, type PostOffice } from "../support/post-office.ts";
import { createWorkshop, freePort, type WijkProcess } from "../support/wijk-process.ts";

/** One process of the wijk that is killed and started again, and may do neither by itself. */
export type Shift = {
  readonly name: string;
  readonly isUp: () => boolean;
  /** Resolves when it is at work, however often it must be started until then. */
  up(): Promise<void>;
  /** SIGKILL; resolves when it is gone. It is started again at once, without waiting for it. */
  kill(): Promise<void>;
};

/** A wijk as several processes on one database, with a mail server. */
export type Town = {
  readonly origin: string;
  readonly post: PostOffice;
  readonly web: Shift;
  readonly workers: readonly Shift[];
  readonly administrator: Person;
  /** A neighbour who joined with a code from the letter. */
  neighbour(name: string): Promise<Person>;
  /** What ended although nobody killed it, with what it said. It is started again, as a supervisor would. */
  readonly surprises: string[];
  /** What processes complained about, at most the newest of each. */
  complaints(): string;
  close(): Promise<void>;
};

const door = { place: "Veldermeer", handle: "holtveen", door: "standgroen", administratorName: "Beheerder" };

/** What a process says that cannot start because the database is away, goes down or comes up. */
const databaseIsAway = /The database went away|DATABASE_URL|57P0[1-5]|CONNECTION_|ECONNRE/;

/** Starts one `web` and so many `worker` processes on a database, and sets the wijk up. */
export const openTown = async (given: {
  readonly databaseUrl: string;
  readonly workers: number;
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<Town> => {
  const workshop = createWorkshop();
  const post = await openPostOffice();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const limits = ["SIGN_IN_PER_ADDRESS", "CODE_PER_ADDRESS", "JOIN_PER_ADDRESS", "INBOX_PER_HOST"];
  const environment = {
    DATA_DIR: await workshop.dataDirectory(),
    DATABASE_URL: given.databaseUrl,
    PORT: String(port),
    ALLOW_PRIVATE_PEERS: "true",
    // Starting is most of what these tests do.
    NODE_COMPILE_CACHE: await workshop.dataDirectory(),
    SMTP_URL: post.url,
    SMTP_SENDER: "Holtveen <post@holtveen.example>",
    ...Object.fromEntries(limits.map((name) => [`RATE_LIMIT_${name}`, "1000000"])),
    ...given.environment,
  };
  const surprises: string[] = [];
  const shifts: (Shift & { readonly complaints: () => string })[] = [];
  let closing = false;

  const openShift = (name: string, command: string, sign: RegExp) => {
    let running: WijkProcess;
    let atWork: Promise<void>;
    let isUp = false;
    const begin = async (): Promise<void> => {
      const mine = workshop.run([command], environment);
      running = mine;
      try {
        await mine.printed(sign);
      } catch (error) {
        // While the database is away nothing can start; an operator's supervisor tries again, and so do we.
        if (closing) return;
        if (!databaseIsAway.test(mine.complaints())) throw error;
        return begin();
      }
      if (running !== mine) return;
      isUp = true;
      void mine.ended.then((code) => {
        if (running !== mine || !isUp || closing) return;
        surprises.push(`${name} ended with ${code}: ${mine.complaints().slice(-2_000)}`);
        isUp = false;
        startAgain();
      });
    };
    const startAgain = () => {
      atWork = begin();
      atWork.catch((error) => surprises.push(`${name} could not start: ${String(error).slice(-2_000)}`));
    };
    startAgain();
    const shift = {
      name,
      isUp: () => isUp,
      up: () => atWork,
      kill: async () => {
        isUp = false;
        running.send("SIGKILL");
        await running.ended;
        startAgain();
      },
      complaints: () => `${name}: ${failedRequests(running.complaints())}${running.complaints().slice(-3_000)}\n`,
      first: () => running,
    };
    shifts.push(shift);
    return shift;
  };

  const close = async (): Promise<void> => {
    closing = true;
    await workshop.clear();
    await post.close();
  };

  /** Only a process that ends in order leaves its compiled code for the next. */
  const fillCompileCache = async (): Promise<void> => {
    const first = workshop.run(["web"], environment);
    await first.printed(/The wijk is at/);
    first.send("SIGTERM");
    await first.ended;
  };

  try {
    await fillCompileCache();
    const web = openShift("web", "web", /The wijk is at/);
    await web.up();
    const [, code = ""] = await web.first().printed(/with this code: ([\w-]+)\n/);
    const administrator = createPerson(origin);
    const fields = { code, name: "Holtveen", ...door, email: "beheer@holtveen.example" };
    const done = await administrator.post("/inrichten", fields);
    if (done.status !== 200) throw new Error(`Setting up was answered ${done.status}: ${done.html}`);
    const workers = Array.from({ length: given.workers }, (_, index) =>
      openShift(`worker ${index + 1}`, "worker", /The worker is at work/),
    );
    await Promise.all(workers.map((worker) => worker.up()));
    await administrator.post("/beheer/toelating", { vouchers: "1", held: "0" });
    const made = await administrator.post("/beheer/codes", { uses: "100", days: "30" });
    const invitation = /meedoen\/([a-z0-9-]{8,})/.exec(made.html)?.[1] ?? "";
    return {
      origin,
      post,
      web,
      workers,
      administrator,
      surprises,
      complaints: () => shifts.map((shift) => shift.complaints()).join(""),
      close,
      neighbour: async (name) => {
        const person = createPerson(origin);
        const email = `${name.toLowerCase()}@post.example`;
        await person.post("/meedoen", { code: invitation, name, email });
        const link = await linkFor(post, email);
        const inside = await person.get(link);
        if (inside.status !== 200) throw new Error(`Signing in was answered ${inside.status}: ${inside.html}`);
        return person;
      },
    };
  } catch (error) {
    const said = shifts.map((shift) => shift.complaints()).join("");
    await close();
    throw new Error(`The town did not start. ${said}`, { cause: error });
  }
};

const linkFor = async (post: PostOffice, email: string): Promise<string> => {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const letter = post.letters.find(({ to }) => to.includes(email));
    const link = /\/inloggen\/link\/[\w-]+/.exec(letter?.text ?? "")?.[0];
    if (link !== undefined) return link;
  }
  throw new Error(`No letter came for ${email}.`);
};

/** What went wrong with requests, of which the reason may stand far above the end. */
const failedRequests = (complaints: string): string =>
  complaints
    .split("\n")
    .filter((line) => line.includes('"A request failed"'))
    .map((line) => `${line.slice(0, 1_000)}\n`)
    .join("");
