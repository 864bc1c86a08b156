import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { browserArguments, findBrowser } from "../support/browser.ts";
import { setup as buildWhatIsStale } from "../support/built-web.ts";
import { createWorkshop, freePort } from "../support/wijk-process.ts";
import { type Measured, medianRun, reportOf } from "./report.ts";

/**
 * `npm run lighthouse`: opens pages of the demonstration wijk as a phone does (Lighthouse's own mobile profile, with its slow
 * network and processor), three times each, and writes docs/lighthouse.md. Exit code 1 when a page is worth less than it should.
 */

const rounds = 3;
const least = 98;
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** `found` pages are there for search engines; all others say `noindex` on purpose. */
const pages = [
  { name: "front page of a visitor", path: "/", as: null, found: true },
  { name: "public announcement", path: "/mededelingen/:first", as: null, found: true },
  { name: "front page of a resident", path: "/", as: "resident", found: false },
  { name: "question", path: "/vragen/:first", as: "resident", found: false },
  { name: "ask", path: "/vragen/nieuw", as: "resident", found: false },
  { name: "announcements", path: "/mededelingen", as: "resident", found: false },
] as const;

const workshop = createWorkshop();

/** The session of whoever a sign-in link is for, as a header of requests. */
const signIn = async (link: string): Promise<string> => {
  const answer = await fetch(link, { redirect: "manual" });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
};

/** `/vragen/:first` → the first question that is in the list. */
const pathOf = async (origin: string, path: string, cookie: string): Promise<string> => {
  if (!path.endsWith("/:first")) return path;
  const list = path.replace("/:first", "");
  const html = await (await fetch(`${origin}${list}`, { headers: { cookie, accept: "text/html" } })).text();
  const first = new RegExp(`href="(${list}/[0-9a-f-]{36})"`).exec(html)?.[1];
  if (first === undefined) throw new Error(`There is nothing in the list of ${list}.`);
  return first;
};

const measure = async (): Promise<readonly Measured[]> => {
  await buildWhatIsStale();
  const [port, debugging, data] = [await freePort(), await freePort(), await workshop.dataDirectory()];
  const environment = { DATA_DIR: data, PORT: String(port) };
  const seed = workshop.run(["seed", "demo", "--json"], environment);
  if ((await seed.ended) !== 0) throw new Error(seed.complaints());
  const { origin, signIn: links } = JSON.parse(seed.out()) as { origin: string; signIn: { resident: string } };
  const wijk = workshop.run(["start"], environment);
  await wijk.printed(/http:\S+/);
  const session = await signIn(links.resident);
  const { executablePath, environment: more } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args: [...browserArguments, `--remote-debugging-port=${debugging}`],
    env: { ...(process.env as Record<string, string>), ...more },
  });
  const measured: Measured[] = [];
  try {
    for (const { name, path, as, found } of pages) {
      const cookie = as === null ? "" : session;
      const url = `${origin}${await pathOf(origin, path, cookie)}`;
      const runs = [];
      for (let round = 0; round < rounds; round++) {
        const run = await lighthouse(url, {
          port: debugging,
          logLevel: "error",
          onlyCategories: [...categories],
          ...(cookie === "" ? {} : { extraHeaders: { Cookie: cookie } }),
        });
        if (run === undefined || run.lhr.runtimeError !== undefined)
          throw new Error(`${name}: ${run?.lhr.runtimeError?.message ?? "no answer"}`);
        runs.push(run.lhr);
      }
      const one = medianRun(name, found, runs);
      measured.push(one);
      console.log(name, JSON.stringify(one.scores), one.wrong.join("; "));
    }
  } finally {
    await browser.close();
    await workshop.clear();
  }
  return measured;
};

const measured = await measure();
await writeFile(join(import.meta.dirname, "../../docs/lighthouse.md"), reportOf(measured, { rounds, least }));
const tooLow = measured.filter(({ scores, found }) =>
  categories.some((category) => scores[category] < least && (found || category !== "seo")),
);
process.exitCode = tooLow.length === 0 ? 0 : 1;
