import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasWords, plainText, safeHtml } from "../../src/federation/kit/html.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { htmlCorpus } from "./html-corpus.ts";
import { createOrigin, listen, noteBy, type Origin, post, settle, stop } from "./origins.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let browser: Browser;
let elsewhere: Origin;
/** The wijk, whose policy also tells of everything that it stops; `change` is done to its pages first. */
let reporting: Server;
let origin = "";
let change = (body: string): string => body;
const violations: string[] = [];
let path = "";

/** Passes on what is asked of the wijk, and hears the reports. */
const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.url === "/csp") {
    violations.push(await text(request));
    response.writeHead(204).end();
    return;
  }
  const headers = { accept: request.headers.accept ?? "*/*", cookie: request.headers.cookie ?? "" };
  const answer = await fetch(`${wijk.origin}${request.url}`, { headers });
  const type = answer.headers.get("content-type") ?? "";
  const policy = `${answer.headers.get("content-security-policy")}; report-uri /csp`;
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { "content-type": type, "content-security-policy": policy });
  response.end(type.startsWith("text/html") ? change(body.toString()) : body);
};

beforeAll(async () => {
  [wijk, browser, elsewhere] = await Promise.all([startWijk({ clock }), launchBrowser(), createOrigin()]);
  reporting = createServer((request, response) => {
    passOn(request, response).catch(() => response.destroy());
  });
  origin = (await listen(reporting)).replace("127.0.0.1", "localhost");
});
afterAll(async () => {
  await browser.close();
  await Promise.all([wijk.close(), elsewhere.close(), stop(reporting)]);
});

const shown = htmlCorpus.filter(({ html }) => hasWords(safeHtml(html)));

/** What a browser finds in a part of a page that may not stand there: elements, attributes, and where links lead. */
const strangeIn = (page: Page, selector: string): Promise<readonly string[]> =>
  page.evaluate((where) => {
    const elements = "P BR A STRONG B EM I UL OL LI BLOCKQUOTE CODE PRE DEL".split(" ");
    return [...document.querySelectorAll(where)].flatMap((part) =>
      [...part.querySelectorAll("*")].flatMap((element) => {
        const strange = elements.includes(element.tagName) ? [] : [element.tagName];
        for (const { name, value } of element.attributes) {
          const isLink = element.tagName === "A" && (name === "href" || name === "rel");
          if (!isLink) strange.push(`${element.tagName} ${name}=${value}`);
        }
        const { protocol = "https:", host = "x" } = (element as HTMLAnchorElement).href
          ? (element as HTMLAnchorElement)
          : {};
        if (!/^https?:$/.test(protocol) || host === location.host) strange.push(`${protocol}//${host}`);
        if (element.tagName === "A" && element.getAttribute("rel") !== "nofollow noopener noreferrer ugc")
          strange.push("a link that tells where its reader came from");
        return strange;
      }),
    );
  }, selector);

/** What runs on a page from its first moment on, and where it asks for something besides the wijk. */
const watch = async (page: Page): Promise<{ readonly asked: string[]; readonly ran: unknown[] }> => {
  const [asked, ran]: [string[], unknown[]] = [[], []];
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && request.url() !== "about:blank") asked.push(request.url());
  });
  await page.exposeFunction("alert", (mark: unknown) => void ran.push(mark));
  return { asked, ran };
};

test("the corpus has at least 120 cases, each under its own name and of its own text", () => {
  expect(htmlCorpus.length).toBeGreaterThanOrEqual(120);
  expect(new Set(htmlCorpus.map(({ name }) => name)).size).toBe(htmlCorpus.length);
  expect(new Set(htmlCorpus.map(({ html }) => html)).size).toBe(htmlCorpus.length);
});

test("what was made safe once is not changed by making it safe once more, and names keep no markup that acts", () => {
  const changed = htmlCorpus.filter(({ html }) => safeHtml(safeHtml(html)) !== safeHtml(html));
  expect(changed.map(({ name }) => name)).toEqual([]);
  for (const { html } of htmlCorpus) expect(safeHtml(plainText(html)).length).toBeLessThan(1_000_000);
});

describe("in a browser", () => {
  test("the corpus as it comes runs, loads and takes over: it is worth trying", async () => {
    const page = await browser.newPage();
    const { asked, ran } = await watch(page);
    await page.route("**/*", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("about:blank");
    // Those that lead the whole page away would end the trial.
    for (const { html } of htmlCorpus.filter((each) => each.html.length < 10_000 && !/refresh/.test(each.html))) {
      await page.evaluate((markup) => {
        const part = document.createElement("div");
        document.body.append(part);
        part.innerHTML = markup;
      }, html);
    }
    await expect.poll(() => ran.length).toBeGreaterThan(20);
    expect(asked.length).toBeGreaterThan(10);
    await page.close();
  });

  test("a parser of a browser finds nothing in what was made safe that may not stand there, also the second time", async () => {
    const page = await browser.newPage();
    const { asked, ran } = await watch(page);
    await page.goto(`${origin}/geen-verbinding`);
    const again = await page.evaluate(
      (parts) => {
        const main = document.createElement("section");
        main.id = "proef";
        document.body.append(main);
        return parts.map((markup) => {
          const part = document.createElement("div");
          main.append(part);
          part.innerHTML = markup;
          return part.innerHTML;
        });
      },
      htmlCorpus.map(({ html }) => safeHtml(html)),
    );
    expect(await strangeIn(page, "#proef > div")).toEqual([]);
    // What a browser made of it is once more a text that is safe as it is.
    await page.evaluate((parts) => {
      for (const [index, part] of [...document.querySelectorAll("#proef > div")].entries())
        part.innerHTML = parts[index] ?? "";
    }, again.map(safeHtml));
    expect(
      await page.evaluate(() => [...document.querySelectorAll("#proef > div")].map((part) => part.innerHTML)),
    ).toEqual(again);
    expect(asked).toEqual([]);
    expect(ran).toEqual([]);
    await page.close();
  });
});

describe("on a page of a wijk", () => {
  let reader: BrowserPerson;
  let watched: Awaited<ReturnType<typeof watch>>;

  beforeAll(async () => {
    const anneke = await wijk.neighbour("Anneke");
    const asked = await anneke.post("/vragen", {
      title: "Wie heeft een ladder?",
      text: "Voor zaterdag.",
      theme: "lenen",
      audience: "everyone",
      outside: "standin",
    });
    path = new URL(asked.url).pathname;
    await wijk.settle();
    const uri = `${wijk.origin}/ap/o/${path.split("/").at(-1)}`;
    const sender = settle(elsewhere, "sanne");
    const hostile = "<img src=x onerror=alert(1)>Sanne<script>alert(1)</script>";
    elsewhere.pages.set("/users/sanne", { ...sender.document, name: hostile, summary: hostile });
    for (const [index, { html }] of htmlCorpus.entries()) {
      const object = {
        content: html,
        inReplyTo: uri,
        to: ["https://www.w3.org/ns/activitystreams#Public"],
        published: clock().toISOString(),
        ...(html.length < 1_000 ? { summary: html, name: html, tag: [{ type: "Hashtag", name: html }] } : {}),
      };
      const { status } = await post(
        `${wijk.origin}/ap/inbox`,
        noteBy(sender.id, String(index), { object }),
        sender,
        clock(),
      );
      expect([202, 400]).toContain(status);
    }
    await wijk.settle();
    reader = await createBrowserPerson(browser, origin, {
      javaScript: true,
      size: { width: 1280, height: 900 },
      as: anneke,
    });
    watched = await watch(reader.page);
  }, 60_000);
  afterAll(() => reader.close());

  test("what all of it became stands there, runs nothing, asks nobody anything and gives no policy anything to stop", async () => {
    await reader.page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
    const parts = await reader.page.locator(".answer").count();
    expect(parts).toBeGreaterThan(shown.length - 20);
    expect([watched.ran, watched.asked, violations]).toEqual([[], [], []]);
    const clobbered = await reader.page.evaluate(() =>
      ["body", "cookie", "forms", "firstChild", "__proto__", "x"].filter(
        (name) =>
          Object.hasOwn(document, name) || document.getElementsByName(name).length > 0 || document.getElementById(name),
      ),
    );
    expect(clobbered).toEqual([]);
  });

  test("a policy that has something to stop does tell: the reports are heard", async () => {
    change = (body) => body.replace("</main>", '<img src="https://elders.example/x.png"></main>');
    await reader.page.goto(`${origin}${path}`);
    await expect.poll(() => violations.length).toBeGreaterThan(0);
  });
});
