import { type DeskAnswer, type DeskRequest, type DeskServer, openDeskServer } from "./desk-server.ts";

/** What stands in a Signalen of a gemeente. */
export type Signal = {
  readonly uuid: string;
  readonly number: string;
  readonly received: Readonly<Record<string, unknown>>;
  closed: boolean;
};

export type SignalenServer = DeskServer & {
  readonly signals: Signal[];
  readonly categories: Map<string, readonly string[]>;
};

/** Fields that creating a signal takes from the public; any other is an error. */
const taken = new Set([
  "source",
  "text",
  "text_extra",
  "location",
  "category",
  "reporter",
  "incident_date_start",
  "incident_date_end",
  "extra_properties",
  "session",
]);

const slug = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, "-");
const root = "/signals/v1/public";

/**
 * A Signalen that speaks the public part of its API, and refuses what the real one refuses: unknown fields, a category that
 * it does not have, a point outside of the Netherlands, a text that is empty or longer than 3,000 characters.
 */
export const openSignalen = async (): Promise<SignalenServer> => {
  const signals: Signal[] = [];
  const categories = new Map([
    ["Wegen, verkeer, straatmeubilair", ["Straatverlichting", "Gat in de weg"]],
    ["Afval", ["Container is vol"]],
  ]);
  const pathOf = (main: string, sub: string) => `${root}/terms/categories/${slug(main)}/sub_categories/${slug(sub)}`;

  const listed = (origin: string): DeskAnswer => ({
    status: 200,
    json: {
      _links: { self: { href: `${origin}${root}/terms/categories/` }, next: { href: null }, previous: { href: null } },
      count: categories.size,
      results: [...categories].map(([main, subs]) => ({
        _links: { self: { href: `${origin}${root}/terms/categories/${slug(main)}` } },
        _display: main,
        name: main,
        slug: slug(main),
        public_name: null,
        is_public_accessible: false,
        sub_categories: subs.map((sub) => ({
          _links: { self: { href: `${origin}${pathOf(main, sub)}` } },
          _display: sub,
          name: sub,
          slug: slug(sub),
          handling: "REST",
          departments: [],
          is_active: true,
          description: "",
          handling_message: "",
          public_name: sub === "Straatverlichting" ? "Lantaarn is kapot" : "",
          is_public_accessible: false,
        })),
      })),
    },
  });

  const detail = ({ uuid, number, closed }: Signal) => ({
    _display: number,
    id: Number(number.slice(4)),
    id_display: number,
    signal_id: uuid,
    status: closed ? { state: "CLOSED", state_display: "Gesloten" } : { state: "OPEN", state_display: "Open" },
    created_at: "2026-11-23T10:00:00+01:00",
    updated_at: "2026-11-23T10:00:00+01:00",
    incident_date_start: "2026-11-23T10:00:00+01:00",
    incident_date_end: null,
  });

  const create = ({ type, body }: DeskRequest, origin: string): DeskAnswer => {
    if (!type.startsWith("application/json")) return { status: 415, json: { detail: "Unsupported media type" } };
    const received = JSON.parse(body) as Record<string, unknown>;
    const problems: Record<string, unknown> = {};
    const unknown = Object.keys(received).filter((name) => !taken.has(name));
    if (unknown.length > 0) problems.non_field_errors = [`Extra properties present: ${unknown.join(", ")}`];
    const { text } = received;
    if (typeof text !== "string" || text.trim() === "" || text.length > 3_000) problems.text = ["This field is wrong."];
    const { sub_category: sub } = (received.category ?? {}) as { sub_category?: string };
    const known = [...categories].flatMap(([main, subs]) => subs.map((name) => `${origin}${pathOf(main, name)}`));
    if (sub === undefined || !known.includes(sub)) problems.category = { sub_category: ["Invalid hyperlink"] };
    const point = (received.location as { geometrie?: { type?: string; coordinates?: number[] } } | undefined)
      ?.geometrie;
    const [longitude = 0, latitude = 0] = point?.coordinates ?? [];
    if (point?.type !== "Point" || longitude < 3.3 || longitude > 7.3 || latitude < 50.7 || latitude > 53.6)
      problems.location = ["Location coordinates not anywhere in the Netherlands"];
    if (typeof received.reporter !== "object") problems.reporter = ["This field is required."];
    if (Number.isNaN(Date.parse(String(received.incident_date_start)))) problems.incident_date_start = ["Wrong."];
    if (Object.keys(problems).length > 0) return { status: 400, json: problems };
    const signal = { uuid: crypto.randomUUID(), number: `SIG-${signals.length + 118}`, received, closed: false };
    signals.push(signal);
    return { status: 201, json: detail(signal) };
  };

  const server = await openDeskServer((request, origin) => {
    const { method, path } = request;
    if (method === "GET" && path === `${root}/terms/categories/`) return listed(origin);
    if (method === "POST" && path === `${root}/signals/`) return create(request, origin);
    const found = signals.find(({ uuid }) => path === `${root}/signals/${uuid}`);
    return method === "GET" && found !== undefined
      ? { status: 200, json: detail(found) }
      : { status: 404, json: { detail: "Niet gevonden." } };
  });
  return Object.assign(server, { signals, categories });
};
