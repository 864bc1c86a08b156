import { expect, test } from "vitest";
import { type Import, parseSource, type SourceFile, sourcesOf } from "./source.ts";

type Step = { readonly from: string; readonly to: string; readonly typeOnly: boolean };
type Rule = (step: Step) => boolean;

const files = [...sourcesOf("src/**/*.ts", "web/**/*.ts"), ...sourcesOf("tests/**/*.ts")];

const edgeOf = (path: string): string | null =>
  /\.(http|activitypub|postgres|tables|mail)\.ts$/.exec(path)?.[1] ?? null;
/** `src/questions/ask.http.ts` → `questions`; a file directly in `src/` has no folder. */
const folderOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;

const plumbing = new Set(["kernel", "platform", "federation", "composition", "cli"]);
const isSlice = (path: string): boolean => {
  const folder = folderOf(path);
  return folder !== null && !plumbing.has(folder);
};
const isDomain = (path: string): boolean => isSlice(path) && edgeOf(path) === null;
const isIn = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`));

/** Where one slice's rules build on another's. Each line is a choice; a new one belongs here and in a review. */
const slicesThatBuildOnOthers = new Set([
  // A letter to the asker goes through the same letter box as every other letter.
  "src/questions/tell-asker.ts -> src/residents/identity.ts",
  "src/questions/tell-asker.ts -> src/residents/letters.ts",
  // What guides a question is about questions: their themes, their states, their asker's voice.
  "src/guidance/answers-to-bring.ts -> src/questions/author-name.ts",
  "src/guidance/choose-rung.ts -> src/questions/asker.ts",
  "src/guidance/choose-rung.ts -> src/questions/question.ts",
  "src/guidance/choose-rung.ts -> src/questions/themes.ts",
  "src/guidance/close-together.ts -> src/questions/asker.ts",
  "src/guidance/close-together.ts -> src/questions/question.ts",
  "src/guidance/desk-reads.ts -> src/questions/themes.ts",
  "src/guidance/desk.ts -> src/questions/question.ts",
  "src/guidance/readable-in-ring.ts -> src/questions/place.ts",
  "src/guidance/readable-outside.ts -> src/questions/ask-question.ts",
  "src/guidance/ask-gemeente.ts -> src/questions/place.ts",
  "src/guidance/readable-outside.ts -> src/questions/place.ts",
  "src/guidance/routing.ts -> src/questions/themes.ts",
  "src/guidance/save-wijkwijzer.ts -> src/questions/themes.ts",
  "src/guidance/walk.ts -> src/questions/asker.ts",
  "src/guidance/walk.ts -> src/questions/question.ts",
  "src/guidance/walk.ts -> src/questions/themes.ts",
  "src/guidance/wijkwijzer.ts -> src/questions/themes.ts",
  "src/guidance/write-decision.ts -> src/questions/nameless/nameless.ts",
  // What somebody asked by telephone becomes a question of the square, and its words stand at the door.
  "src/guidance/bring-back.ts -> src/questions/question.ts",
  "src/guidance/spoken-question.ts -> src/questions/question.ts",
  "src/guidance/spoken-question.ts -> src/questions/themes.ts",
  "src/guidance/spoken-question.ts -> src/residents/identity.ts",
  "src/guidance/write-down.ts -> src/questions/ask-question.ts",
  // A poll is made in the voice in which a question is asked, and waits for a moderator as a question does.
  "src/polls/make-poll.ts -> src/questions/begin-thread.ts",
  "src/polls/steer-poll.ts -> src/questions/hold.ts",
  // So is an activity; who comes stands at the door, and is written to through the same letter box.
  "src/agenda/make-activity.ts -> src/questions/begin-thread.ts",
  "src/agenda/steer-activity.ts -> src/questions/hold.ts",
  "src/agenda/register.ts -> src/residents/rate-limit.ts",
  "src/agenda/registration.ts -> src/residents/email-address.ts",
  "src/agenda/registration.ts -> src/residents/identity.ts",
  "src/agenda/write-to-registrant.ts -> src/residents/letter-content.ts",
  "src/agenda/write-to-registrant.ts -> src/residents/letter-kinds.ts",
  "src/agenda/write-to-registrant.ts -> src/residents/letters.ts",
  // So is an offer, which is about a theme of the wijk.
  "src/offers/make-offer.ts -> src/questions/begin-thread.ts",
  "src/offers/make-offer.ts -> src/questions/themes.ts",
  "src/offers/steer-offer.ts -> src/questions/hold.ts",
  // The asker of a question opens the door to an organisation that offers something.
  "src/messages/ask-organisation.ts -> src/offers/offer.ts",
  "src/messages/ask-organisation.ts -> src/questions/asker.ts",
  // Letters to askers and wijkwijzers go through the same letter box as every other letter.
  "src/guidance/guidance-letters.ts -> src/residents/letter-content.ts",
  "src/guidance/walk.ts -> src/residents/identity.ts",
  "src/guidance/walk.ts -> src/residents/letters.ts",
  "src/guidance/answers-to-bring.ts -> src/residents/letter-content.ts",
  "src/guidance/answers-to-bring.ts -> src/residents/letters.ts",
  "src/guidance/write-decision.ts -> src/residents/identity.ts",
  "src/guidance/write-decision.ts -> src/residents/letter-content.ts",
  "src/guidance/write-decision.ts -> src/residents/letters.ts",
  "src/notices/digest.ts -> src/questions/themes.ts",
  "src/questions/tell-asker.ts -> src/residents/letter-content.ts",
  // So do digests, which also stand where letters stand.
  "src/notices/digest.ts -> src/residents/letter-content.ts",
  "src/notices/send-digests.ts -> src/residents/identity.ts",
  "src/notices/send-digests.ts -> src/residents/letters.ts",
  "src/questions/did-it-help.ts -> src/residents/identity.ts",
  "src/questions/did-it-help.ts -> src/residents/letter-content.ts",
  "src/questions/did-it-help.ts -> src/residents/letters.ts",
  "src/questions/did-it-help.ts -> src/residents/secrets.ts",
  // Urgent news of the wijk goes through the letter box, too.
  "src/announcements/tell-everybody.ts -> src/residents/identity.ts",
  "src/announcements/tell-everybody.ts -> src/residents/letter-content.ts",
  "src/announcements/tell-everybody.ts -> src/residents/letters.ts",
  // What two people write to each other is kept at the door, and told of in letters.
  "src/messages/message.ts -> src/residents/identity.ts",
  "src/messages/tell-about-messages.ts -> src/residents/letter-content.ts",
  "src/messages/tell-about-messages.ts -> src/residents/letter-kinds.ts",
  "src/messages/tell-about-messages.ts -> src/residents/letters.ts",
  // So does one to whoever wrote something that was not placed.
  "src/moderation/tell-refused.ts -> src/residents/identity.ts",
  "src/moderation/tell-refused.ts -> src/residents/letter-content.ts",
  "src/moderation/tell-refused.ts -> src/residents/letters.ts",
  // Who reported a post stands behind the door, and is told by letter what came of it.
  "src/moderation/post-report.ts -> src/residents/identity.ts",
  "src/moderation/tell-reporter.ts -> src/residents/letter-content.ts",
  "src/moderation/tell-reporter.ts -> src/residents/letters.ts",
  // Who asked without a name stands behind the door, beside who someone is; their letters go through the same box.
  "src/questions/nameless/nameless.ts -> src/residents/identity.ts",
  "src/questions/nameless/ask-nameless.ts -> src/residents/letter-content.ts",
  "src/questions/nameless/ask-nameless.ts -> src/residents/letters.ts",
  "src/questions/nameless/ask-nameless.ts -> src/residents/secrets.ts",
  "src/questions/nameless/put-on-square.ts -> src/residents/letter-content.ts",
  "src/questions/nameless/put-on-square.ts -> src/residents/letters.ts",
  "src/questions/nameless/unseal.ts -> src/residents/letter-content.ts",
  "src/questions/nameless/unseal.ts -> src/residents/letters.ts",
  // Only its asker reports a question, and hears what came of it by letter.
  "src/service-requests/follow-reports.ts -> src/residents/letter-content.ts",
  "src/service-requests/follow-reports.ts -> src/residents/letters.ts",
  "src/service-requests/report-question.ts -> src/questions/asker.ts",
  "src/service-requests/service-request-store.ts -> src/residents/identity.ts",
  // What a gemeente alone was asked is about a question; who asks it is its asker, and it goes back with the question.
  "src/guidance/ask-gemeente.ts -> src/questions/question.ts",
  "src/handing-over/gemeente/answer-handed.ts -> src/questions/question.ts",
  "src/handing-over/hand-over.ts -> src/questions/asker.ts",
  "src/questions/withdraw-thread.ts -> src/handing-over/hand-over.ts",
  // Who only is called like an official source is told apart from one, in letters too.
  "src/questions/author-name.ts -> src/official-sources/official-source.ts",
  // A wijk that leaves the ring takes its questions and answers along.
  "src/ring/end-membership.ts -> src/questions/change-answer.ts",
  "src/ring/end-membership.ts -> src/questions/withdraw-thread.ts",
  // What an administrator types is the address of a server in one form, whatever it is typed for.
  "src/official-sources/name-source.ts -> src/ring/address-elsewhere.ts",
  // A resident's outside handle and the wijk's own have one form, and stand in one namespace.
  "src/residents/choose-outside-handle.ts -> src/wijk/handle.ts",
  "src/residents/identity.ts -> src/wijk/wijk.ts",
  // Looking somebody up on another server is counted as what is tried at the door is.
  "src/moving/move-out.ts -> src/residents/rate-limit.ts",
  // Set-up makes the first resident, as joining makes the others.
  "src/wijk/set-up.ts -> src/residents/email-address.ts",
  "src/wijk/set-up.ts -> src/residents/identity.ts",
  "src/wijk/set-up.ts -> src/residents/rate-limit.ts",
  "src/wijk/set-up.ts -> src/residents/resident-name.ts",
  "src/wijk/set-up.ts -> src/residents/resident.ts",
  "src/wijk/set-up.ts -> src/residents/secrets.ts",
  "src/wijk/set-up.ts -> src/residents/sessions.ts",
]);

const wordsOfAll = new Set(["src/unit-of-work.ts", "src/events.ts"]);

/** Breaks of a rule read as `what: from -> to`. */
const rules: Readonly<Record<string, Rule>> = {
  "the kernel imports nothing but the kernel": ({ from, to }) => isIn(from, "src/kernel") && !isIn(to, "src/kernel"),

  "what a slice decides knows no edge, no page and no plumbing": ({ from, to }) =>
    isDomain(from) && !(isIn(to, "src/kernel") || isDomain(to) || wordsOfAll.has(to)),

  "a slice builds on posts and on the slices that are listed": ({ from, to, typeOnly }) =>
    isDomain(from) &&
    isDomain(to) &&
    folderOf(from) !== folderOf(to) &&
    !isIn(to, "src/posts") &&
    !slicesThatBuildOnOthers.has(`${from} -> ${to}`) &&
    !(typeOnly && to === `src/${folderOf(to)}/${folderOf(to)?.replace(/s$/, "")}.ts`),

  "posts, the ground of all slices, builds on none of them": ({ from, to }) =>
    isIn(from, "src/posts") && isSlice(to) && !isIn(to, "src/posts"),

  "edges of different kinds never import each other": ({ from, to }) => {
    const [one, other] = [edgeOf(from), edgeOf(to)];
    return one !== null && other !== null && one !== other && !(one === "postgres" && other === "tables");
  },

  "a slice never imports another slice's edge, but for tables and the ground of posts": ({ from, to }) =>
    isSlice(from) &&
    isSlice(to) &&
    folderOf(from) !== folderOf(to) &&
    edgeOf(to) !== null &&
    edgeOf(to) !== "tables" &&
    !isIn(to, "src/posts"),

  "a codec of a slice takes from the federation its kit and the shape of what goes out": ({ from, to }) =>
    isSlice(from) &&
    isIn(to, "src/federation") &&
    !isIn(to, "src/federation/kit") &&
    !["src/federation/delivery/outgoing.ts", "src/federation/media-types.ts"].includes(to),

  "the kit imports nothing of the house but the kernel and the types of posts": ({ from, to, typeOnly }) =>
    isIn(from, "src/federation/kit") &&
    !isIn(to, "src/federation/kit", "src/kernel") &&
    !(typeOnly && isIn(to, "src/posts") && isDomain(to)),

  "the federation knows no rules of the wijk: only what comes in meets the use cases, and posts are its ground": ({
    from,
    to,
  }) =>
    isIn(from, "src/federation") &&
    isSlice(to) &&
    edgeOf(to) !== "tables" &&
    !isIn(to, "src/posts") &&
    !isIn(from, "src/federation/inbound") &&
    !["src/federation/objects.ts", "src/federation/intents.ts"].includes(from),

  "the gate and the signatures know no post and no resident": ({ from, to }) =>
    isIn(from, "src/federation/admission", "src/federation/signatures") && isSlice(to),

  "the platform carries anything: it imports the kernel, the shapes that it stores, and in its http part the pages": ({
    from,
    to,
    typeOnly,
  }) =>
    isIn(from, "src/platform") &&
    !isIn(to, "src/platform", "src/kernel") &&
    !(typeOnly && wordsOfAll.has(to)) &&
    !(isIn(from, "src/platform/http") && isIn(to, "web")),

  "queries are built where tables are, where connections are made, and by the wiring": ({ from, to }) =>
    to === "src/platform/query-builder.ts" &&
    !["postgres", "tables"].includes(edgeOf(from) ?? "") &&
    !isIn(from, "src/platform", "src/composition", "tests") &&
    !["src/federation/inbox-worker.ts", "src/federation/signing-keys.ts"].includes(from),

  "only http edges and what wires them show pages; letters take their words from the same texts": ({ from, to }) =>
    isIn(to, "web") &&
    !(edgeOf(from) === "mail" && isIn(to, "web/texts")) &&
    isIn(from, "src") &&
    edgeOf(from) !== "http" &&
    !isIn(from, "src/platform/http", "src/composition", "src/cli") &&
    from !== "src/compose.ts",

  "the wiring is imported by entries and tests alone": ({ from, to }) =>
    (to === "src/compose.ts" || isIn(to, "src/composition")) &&
    !isIn(from, "src/composition", "src/cli", "tests") &&
    !["src/compose.ts", "src/main.ts"].includes(from),

  "the command line is imported by the entry and tests alone": ({ from, to }) =>
    isIn(to, "src/cli") && !isIn(from, "src/cli", "tests") && from !== "src/main.ts",

  "the pages know nothing of the server": ({ from, to }) => isIn(from, "web") && isIn(to, "src"),

  "pages, parts and texts never import islands": ({ from, to }) =>
    isIn(from, "web/pages", "web/parts", "web/texts") && isIn(to, "web/islands"),

  "parts and texts never import pages": ({ from, to }) => isIn(from, "web/parts", "web/texts") && isIn(to, "web/pages"),

  "nothing that runs imports a test": ({ from, to }) => isIn(from, "src", "web") && isIn(to, "tests"),

  "the peer that tests us shares no code with us": ({ from, to }) =>
    isIn(from, "tests/support/mastodon-peer", "tests/support/threadiverse-peer") && isIn(to, "src", "web"),
};

const stepsOf = (file: SourceFile): readonly Step[] =>
  file.imports.flatMap(({ file: to, typeOnly }) => (to === null ? [] : [{ from: file.path, to, typeOnly }]));
const breaksOf = (rule: Rule, among: readonly SourceFile[]): readonly string[] =>
  among
    .flatMap(stepsOf)
    .filter(rule)
    .map(({ from, to }) => `${from} -> ${to}`);

test.each(Object.entries(rules))("%s", (_name, rule) => {
  expect(breaksOf(rule, files)).toEqual([]);
});

/** One break of every rule. A rule that lets its own break pass is no rule. */
const breaks: Readonly<Record<keyof typeof rules, readonly [from: string, to: string]>> = {
  "the kernel imports nothing but the kernel": ["src/kernel/ids.ts", "../posts/post.ts"],
  "what a slice decides knows no edge, no page and no plumbing": ["src/questions/question.ts", "./questions.tables.ts"],
  "a slice builds on posts and on the slices that are listed": ["src/ring/follow-wijk.ts", "../questions/themes.ts"],
  "posts, the ground of all slices, builds on none of them": ["src/posts/post.ts", "../questions/question.ts"],
  "edges of different kinds never import each other": ["src/questions/ask.http.ts", "./questions.postgres.ts"],
  "a slice never imports another slice's edge, but for tables and the ground of posts": [
    "src/ring/ring.postgres.ts",
    "../residents/residents.postgres.ts",
  ],
  "a codec of a slice takes from the federation its kit and the shape of what goes out": [
    "src/questions/questions.activitypub.ts",
    "../federation/http-client.ts",
  ],
  "the kit imports nothing of the house but the kernel and the types of posts": [
    "src/federation/kit/html.ts",
    "../../posts/post.ts",
  ],
  "the federation knows no rules of the wijk: only what comes in meets the use cases, and posts are its ground": [
    "src/federation/delivery/attempt.ts",
    "../../questions/question.ts",
  ],
  "the gate and the signatures know no post and no resident": [
    "src/federation/admission/admit.ts",
    "../../posts/post.ts",
  ],
  "the platform carries anything: it imports the kernel, the shapes that it stores, and in its http part the pages": [
    "src/platform/jobs.ts",
    "../questions/question.ts",
  ],
  "queries are built where tables are, where connections are made, and by the wiring": [
    "src/questions/question.ts",
    "../platform/query-builder.ts",
  ],
  "only http edges and what wires them show pages; letters take their words from the same texts": [
    "src/questions/questions.mail.ts",
    "../../web/pages/ask.ts",
  ],
  "the wiring is imported by entries and tests alone": ["src/routes.ts", "./compose.ts"],
  "the command line is imported by the entry and tests alone": ["src/compose.ts", "./cli/start.ts"],
  "the pages know nothing of the server": ["web/pages/ask.ts", "../../src/kernel/text.ts"],
  "pages, parts and texts never import islands": ["web/pages/ask.ts", "../islands/islands.ts"],
  "parts and texts never import pages": ["web/parts/foot.ts", "../pages/ask.ts"],
  "nothing that runs imports a test": ["src/main.ts", "../tests/support/test-database.ts"],
  "the peer that tests us shares no code with us": [
    "tests/support/mastodon-peer/http.ts",
    "../../../src/federation/signatures/cavage.ts",
  ],
};

const spellings = [
  (to: string) => `import { a } from "${to}";`,
  (to: string) => `import "${to}";`,
  (to: string) => `export * from "${to}";`,
  (to: string) => `export { a } from "${to}";`,
  (to: string) => `const a = await import("${to}");`,
];

test.each(Object.keys(rules))("a break is seen in every spelling: %s", (name) => {
  const [from, to] = breaks[name] ?? ["", ""];
  for (const spell of spellings) expect(breaksOf(rules[name] as Rule, [parseSource(from, spell(to))])).toHaveLength(1);
});

test("an import whose address is worked out while running stands only where the system's PostgreSQL is chosen", () => {
  const isHidden = ({ specifier }: Import): boolean => specifier === null;
  const hiding = files.filter(({ path, imports }) => !isIn(path, "tests") && imports.some(isHidden));
  expect(hiding.map(({ path }) => path)).toEqual(["src/platform/embedded-postgres-binaries.ts"]);
  expect(parseSource("src/a.ts", "await import(name);").imports.some(isHidden)).toBe(true);
});

/** Files that wait for each other while they load, as `a -> b -> a`. Types are gone by then. */
const circlesIn = (among: readonly SourceFile[]): readonly string[] => {
  const next = new Map(among.map((file) => [file.path, stepsOf(file).filter(({ typeOnly }) => !typeOnly)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" -> "));
    else if (!done.has(path)) for (const { to } of next.get(path) ?? []) walk(to, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return circles;
};

test("no files wait for each other", () => {
  expect(circlesIn(files)).toEqual([]);
  const pair = [parseSource("src/a.ts", 'import "./b.ts";'), parseSource("src/b.ts", 'export * from "./a.ts";')];
  expect(circlesIn(pair)).toEqual(["src/a.ts -> src/b.ts -> src/a.ts"]);
});

/** Where each library belongs. Everything else goes through what stands there. */
const homes: Readonly<Record<string, RegExp>> = {
  "@fedify/fedify": /^src\/federation\/[^/]+\.ts$/,
  "@fedify/vocab": /^src\/federation\/[^/]+\.ts$/,
  "@fedify/vocab-runtime": /^src\/federation\/fedify-loaders\.ts$/,
  "@hono/node-server": /^src\/cli\/start\.ts$/,
  "@lit-labs/ssr": /^web\//,
  "@lit-labs/ssr-client": /^web\/islands\//,
  "drizzle-orm": /^src\/platform\/query-builder\.ts$/,
  "graphile-worker": /^src\/platform\/(jobs|job-[a-z]+|migrate)\.ts$/,
  hono: /^src\/(routes\.ts|platform\/http\/)|\.http\.ts$/,
  lit: /^web\//,
  nodemailer: /^src\/platform\/mail\.ts$/,
  qr: /^src\/platform\/http\/qr-code\.ts$/,
  pg: /^src\/platform\/(jobs|job-locks|migrate|postgres|postgres-client|sql|event-listener)\.ts$/,
  "sanitize-html": /^src\/federation\/kit\/html\.ts$/,
  undici: /^src\/federation\/http-client\.ts$/,
  vite: /^web\/build\.ts$/,
};
/** `node:` modules that compute and touch nothing outside the process. */
const pureModules = ["node:buffer", "node:crypto"];

const libraryOf = (specifier: string): string => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
const strays = (among: readonly SourceFile[]): readonly string[] =>
  among.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier }) => {
      if (specifier === null || specifier.startsWith(".")) return [];
      const fits = specifier.startsWith("node:")
        ? !isDomain(path) && !isIn(path, "src/kernel")
        : homes[libraryOf(specifier)]?.test(path) === true;
      return fits || (pureModules.includes(specifier) && !isIn(path, "src/kernel")) ? [] : [`${path}: ${specifier}`];
    }),
  );

test("a library is imported only where it belongs, and by no rule of a slice", () => {
  expect(strays(files.filter(({ path }) => !isIn(path, "tests")))).toEqual([]);
  for (const [path, specifier] of [
    ["src/questions/question.ts", "drizzle-orm"],
    ["src/questions/question.ts", "node:fs"],
    ["src/residents/join.ts", "node:http"],
    ["src/kernel/text.ts", "node:crypto"],
    ["src/residents/residents.mail.ts", "nodemailer"],
    ["src/platform/mail.ts", "undici"],
    ["src/platform/mail.ts", "left-pad"],
  ] as const) {
    expect(strays([parseSource(path, `import "${specifier}";`)])).toEqual([`${path}: ${specifier}`]);
  }
});
