/** A test of ours: its file below `tests`, and a piece of its name. */
export type NamedTest = readonly [file: string, name: string];

/** A known weakness of something that is installed here. */
export type Advisory = {
  readonly ids: readonly string[];
  readonly package: string;
  /** The first version without it; `null` when nobody we read says which. */
  readonly mendedIn: string | null;
  readonly weakness: string;
  /**
   * Why it does no harm where the installed version may have it, or where its mending does not help us since our own
   * gate does the work; and what shows that.
   */
  readonly open?: { readonly reason: string; readonly tests: readonly NamedTest[] };
  /** Words that stand nowhere in our code: what has the weakness is not used. */
  readonly unused?: readonly string[];
};

/** When these were last looked for, in what the projects themselves and the lists of CVE and GitHub have published. */
export const lookedAt = "2026-11-27";

/** The version of the 2.3 line of Fedify that has all that was mended in it until now, where an advisory does not name one. */
const fedifyFloor = "2.3.16";

const attacks = (name: string): NamedTest => ["hostile/attacks.test.ts", name];
const keyDocuments = (name: string): NamedTest => ["hostile/key-documents.test.ts", name];
const client = (name: string): NamedTest => ["federation/http-client.test.ts", name];
const corpus = (file: string, name: string): NamedTest => [`hostile/cases/${file}.ts`, name];

const fedify: readonly Advisory[] = [
  {
    ids: ["CVE-2026-96625", "GHSA-q9f8-5hc7-898f"],
    package: "@fedify/vocab-runtime",
    mendedIn: "2.3.8",
    weakness: "a key document's own word about its owner was believed",
    open: {
      reason: "the owner's own document, fetched from the owner's id, must name the key",
      tests: [attacks("with a forged owner embedded is refused: only the owner's own document counts")],
    },
  },
  {
    ids: ["CVE-2025-54888", "GHSA-6jcc-xgcr-q3h4"],
    package: "@fedify/fedify",
    mendedIn: "1.8.5",
    weakness: "the key was not held against the activity's actor",
    open: {
      reason: "the key's owner must be the one `actor`",
      tests: [attacks("a neighbour on the victim's own server cannot sign for the victim")],
    },
  },
  {
    ids: ["GHSA-4qhx-hhwf-8685"],
    package: "@fedify/fedify",
    mendedIn: fedifyFloor,
    weakness: "an activity id on another server than its actor was taken, and the genuine one then dropped",
    open: {
      reason: "refused before anything is stored",
      tests: [
        attacks("an activity id on the victim's server is refused, and the real one still gets through afterwards"),
      ],
    },
  },
  {
    ids: ["GHSA-8863-8468-7hq7"],
    package: "@fedify/fedify",
    mendedIn: fedifyFloor,
    weakness: "an owner's document was accepted through a redirect from the victim's id",
    open: {
      reason: "a document counts only when its `id` is where it came from",
      tests: [
        attacks("a redirect on the victim's server to the attacker's document is refused"),
        corpus("j-documents", "a redirect to the victim's note"),
      ],
    },
  },
  {
    ids: ["GHSA-39gj-rchc-q5m3"],
    package: "@fedify/fedify",
    mendedIn: fedifyFloor,
    weakness: "`routeActivity` checked the fetched copy and used the other",
    open: {
      reason: "not used; what is shared is fetched from its author, and the fetched copy is used",
      tests: [corpus("j-documents", "a share whose note at its own server says something else than the share")],
    },
    unused: ["routeActivity("],
  },
  {
    ids: ["GHSA-r388-57j3-5fgp"],
    package: "@fedify/fedify",
    mendedIn: fedifyFloor,
    weakness: "an embedded object escaped the origin check when its parent had no id",
    open: {
      reason: "activities and the objects they bring must have an id",
      tests: [attacks("an object without id, attributed to the victim, is refused")],
    },
  },
  {
    ids: ["CVE-2026-42462"],
    package: "@fedify/fedify",
    mendedIn: "2.2.3",
    weakness: "signed JSON-LD was rearranged to mean something else",
    open: {
      reason: "linked-data signatures are not looked at, keywords in the activity are refused",
      tests: [
        attacks("a linked-data signature of the victim opens nothing"),
        corpus("d-json-ld", "a graph beside the activity"),
      ],
    },
  },
  {
    ids: [
      "CVE-2026-50131",
      "CVE-2026-62857",
      "CVE-2026-77632",
      "CVE-2026-96624",
      "GHSA-f59r-8gcj-68f2",
      "GHSA-r48c-xx2h-fv4g",
    ],
    package: "@fedify/vocab-runtime",
    mendedIn: fedifyFloor,
    weakness: "requests could be led into private networks, by address, name, redirect or delivery",
    open: {
      reason: "one client for everything, with the address checked at the socket",
      tests: [
        ["hostile/outbound-addresses.test.ts", "no connection to https://%s, whose name leads inside"],
        client("a name is not asked again between the check and the connection"),
      ],
    },
  },
  {
    ids: ["CVE-2026-34148", "GHSA-97w4-f4rq-mgqm"],
    package: "@fedify/fedify",
    mendedIn: fedifyFloor,
    weakness: "endless redirects and alternate links, before any signature was checked",
    open: {
      reason: "three redirects, no alternate links, five requests per POST and per handling",
      tests: [
        keyDocuments("that sends us from document to document costs five requests"),
        corpus("i-resources", "a note behind three redirects, whose id leads on to three more"),
      ],
    },
  },
  {
    ids: ["CVE-2026-96623", "GHSA-mc44-6cfg-2v6w"],
    package: "@fedify/fedify",
    mendedIn: fedifyFloor,
    weakness: "remote documents and inbox bodies were read without limit",
    open: {
      reason: "1 MiB after decompression, for both",
      tests: [keyDocuments("of 300 MB is left after 1 MiB"), attacks("20 MB are refused before they are read")],
    },
  },
  {
    ids: ["GHSA-9pmv-w936-hj3f", "GHSA-fq5h-gjhp-g75x", "GHSA-64hq-2hgr-q4pm"],
    package: "@fedify/fedify",
    mendedIn: fedifyFloor,
    weakness: "no deadline on WebFinger, delivery and NodeInfo",
    open: {
      reason: "one time limit for the whole request, redirects included",
      tests: [
        keyDocuments("that drips is given up after the same time"),
        client("a server that never answers is left, by GET and by POST"),
      ],
    },
  },
  {
    ids: ["CVE-2026-69132", "GHSA-fx98-wc5v-jrg5"],
    package: "@fedify/fedify",
    mendedIn: fedifyFloor,
    weakness: "state per host was kept for ever",
    open: {
      reason: "not used; what we remember of hosts is in maps of bounded size, and what waits for them ends",
      tests: [
        [
          "federation/delivery.test.ts",
          "a peer that fails is tried again after 15 s, 1, 5, 15 min, 1 h, four times 3 h",
        ],
      ],
    },
  },
  {
    ids: ["CVE-2025-68475", "GHSA-rchf-xwx2-hm93"],
    package: "@fedify/fedify",
    mendedIn: "1.9.2",
    weakness: "170 bytes of HTML held a pattern for seconds",
  },
  {
    ids: ["CVE-2025-23221"],
    package: "@fedify/fedify",
    mendedIn: "1.3.4",
    weakness: "WebFinger followed redirects into private networks, without end",
  },
];

const hono: readonly Advisory[] = [
  { ids: ["CVE-2025-59139"], package: "hono", mendedIn: "4.9.7", weakness: "`bodyLimit` was passed with two lengths" },
  { ids: ["CVE-2026-22817"], package: "hono", mendedIn: "4.12.4", weakness: "a token chose its own algorithm" },
  {
    ids: ["CVE-2026-39409"],
    package: "hono",
    mendedIn: "4.12.12",
    weakness: "an address in another form passed a list of addresses",
  },
  {
    ids: ["CVE-2026-44455"],
    package: "hono",
    mendedIn: "4.12.16",
    weakness: "names of tags in JSX were not looked at",
  },
  {
    ids: ["CVE-2026-44457", "GHSA-p77w-8qqv-26rm"],
    package: "hono",
    mendedIn: "4.12.18",
    weakness: "one user's answer was kept for another",
  },
  { ids: ["CVE-2026-44458"], package: "hono", mendedIn: "4.12.18", weakness: "styles in JSX took in others" },
  {
    ids: ["CVE-2026-47673", "CVE-2026-47674", "CVE-2026-47675", "CVE-2026-47676"],
    package: "hono",
    mendedIn: "4.12.21",
    weakness: "tokens, addresses, cookies and mounted paths in other forms",
  },
  {
    ids: ["GHSA-5r4p-p66f-jhc7"],
    package: "hono",
    mendedIn: "4.13.11",
    weakness: "a path to a file was decoded twice",
  },
  {
    ids: ["CVE-2026-44456", "GHSA-9vqf-7f2p-gf9v"],
    package: "hono",
    mendedIn: null,
    weakness: "`bodyLimit` was passed without a length",
    open: {
      reason: "not used for the inbox, which counts what comes in",
      tests: [attacks("20 MB are refused before they are read")],
    },
  },
  {
    ids: ["CVE-2026-54290"],
    package: "hono",
    mendedIn: null,
    weakness: "`cors` gave every origin leave to read with cookies",
    open: {
      reason: "not used; what other origins may read is for everyone, and read without cookies",
      tests: [["hostile/advisories.test.ts", "is used nowhere"]],
    },
    unused: ["hono/cors"],
  },
  {
    ids: ["CVE-2026-126357"],
    package: "hono",
    mendedIn: null,
    weakness: "what was mounted below a path escaped what stood before it",
    open: {
      reason: "not used; each route stands by itself in `src/access.ts`",
      tests: [["hostile/advisories.test.ts", "is used nowhere"]],
    },
    unused: [".mount("],
  },
  {
    ids: ["GHSA-wc8c-qw6v-h7f6"],
    package: "@hono/node-server",
    mendedIn: "1.19.10",
    weakness: "a path to a file with `%2F` in it",
  },
  {
    ids: ["GHSA-92pp-h63x-v22m"],
    package: "@hono/node-server",
    mendedIn: "1.19.13",
    weakness: "a path to a file with two slashes",
  },
  {
    ids: ["GHSA-frvp-7c67-39w9"],
    package: "@hono/node-server",
    mendedIn: "2.0.5",
    weakness: "a path to a file on Windows",
  },
  {
    ids: ["GHSA-rmxm-3fg6-px4f"],
    package: "@hono/node-server",
    mendedIn: "2.1.3",
    weakness: "a path to a file was decoded twice",
  },
  {
    ids: ["GHSA-fj57-4f93-cfw6"],
    package: "@hono/node-server",
    mendedIn: "2.1.7",
    weakness: "the same, where a percent sign may stand in it",
  },
];

const others: readonly Advisory[] = [
  {
    ids: ["CVE-2026-22036", "GHSA-g9mf-h72j-4rw9"],
    package: "undici",
    mendedIn: "7.18.0",
    weakness: "packings in packings without end",
  },
  {
    ids: ["CVE-2026-84890", "GHSA-3xpg-4rpp-hhhm"],
    package: "undici",
    mendedIn: null,
    weakness: "the `decompress` interceptor unpacked without end",
    open: {
      reason: "not used; our client unpacks by itself, counts what comes out and takes one packing",
      tests: [client("200 MB packed with %s are left at 1 MiB"), corpus("i-resources", "a note that unpacks to 60 MB")],
    },
    unused: ["interceptors."],
  },
  {
    ids: ["CVE-2026-2229"],
    package: "undici",
    mendedIn: null,
    weakness: "a WebSocket server ended the process",
    open: { reason: "no WebSocket is opened", tests: [["hostile/advisories.test.ts", "is used nowhere"]] },
    unused: ["new WebSocket("],
  },
  {
    ids: ["CVE-2026-2581"],
    package: "undici",
    mendedIn: null,
    weakness: "the `deduplicate` interceptor kept whole answers",
    open: { reason: "no interceptor is used", tests: [client("1 MiB is read, one byte more is not")] },
    unused: ["interceptors."],
  },
  {
    ids: ["CVE-2026-44990"],
    package: "sanitize-html",
    mendedIn: null,
    weakness: "what stood in an `xmp` element came out as it was",
    open: {
      reason: "a browser reads what was made safe, and finds nothing in it that may not stand there",
      tests: [
        [
          "hostile/html-corpus.test.ts",
          "a parser of a browser finds nothing in what was made safe that may not stand there",
        ],
      ],
    },
  },
  {
    ids: ["CVE-2023-4863", "GHSA-j7hp-h8jx-5ppr"],
    package: "sharp",
    mendedIn: "0.32.6",
    weakness: "a picture (WebP) wrote where it should not",
  },
  {
    ids: ["CVE-2026-39356"],
    package: "drizzle-orm",
    mendedIn: "0.45.2",
    weakness: "names of columns were not escaped",
  },
  {
    ids: ["CVE-2021-23400"],
    package: "nodemailer",
    mendedIn: "6.6.1",
    weakness: "line breaks in an address made headers",
  },
  {
    ids: ["CVE-2026-82661", "GHSA-vvjj-xcjg-gr5g", "CVE-2026-90776"],
    package: "nodemailer",
    mendedIn: null,
    weakness: "line breaks in other places made headers and commands; long addresses took long",
    open: {
      reason: "no line break and no name of ours reaches a header as it was typed",
      tests: [
        [
          "hostile/header-injection.test.ts",
          "typed into the forms of the wijk itself, nothing of it gets through either",
        ],
      ],
    },
  },
  {
    ids: ["CVE-2026-38728"],
    package: "smtp-server",
    mendedIn: "3.18.3",
    weakness: "a letter ended the server that our tests use",
  },
];

export const advisories: readonly Advisory[] = [...fedify, ...hono, ...others];
