import type postgres from "postgres";
import { type Call, type Role, roles } from "../../flows/access-matrix/callers.ts";
import { callOf } from "../../flows/access-matrix/calls.ts";
import { expected } from "../../flows/access-matrix/expected.ts";
import { cellsOf, mayChange } from "../../flows/access-matrix/refusals.ts";
import type { Scene } from "../../flows/access-matrix/scene.ts";
import { wordsOf } from "./changes.ts";

/** A form that somebody may send, with what it is about; `fields` where the matrix sends it with nothing filled in. */
export type Sent = {
  readonly route: string;
  readonly given: string;
  readonly role: Role;
  readonly fields?: (scene: Scene) => Promise<Readonly<Record<string, string>>>;
};

const email = (): string => `${crypto.randomUUID()}@post.example`;
const filled = (route: string, role: Role, fields: NonNullable<Sent["fields"]>): Sent => ({
  route,
  given: "",
  role,
  fields,
});

/** Forms that the matrix sends with nothing filled in, or with what is refused. */
const filledIn: readonly Sent[] = [
  filled("POST /ik/naam", "blocked", async () => ({ name: "Bram de Bie" })),
  filled("POST /ik/buiten", "blocked", async () => ({ handle: "bram" })),
  filled("POST /inloggen", "visitor", async () => ({ email: "rachid@post.example" })),
  filled("POST /meedoen/zonder-code", "visitor", async () => ({
    name: "Nieuw",
    email: email(),
    words: "Ik woon hier.",
  })),
  filled("POST /meedoen", "visitor", async ({ wijk, sql }) => {
    await sql`update invitation set uses_left = 50`;
    const [code] = await wijk.wijk.useCases.members.codes();
    return { code: code?.code ?? "", name: "Nieuw", email: email() };
  }),
  filled("POST /beheer/organisaties", "administrator", async ({ idOfMember }) => ({
    residentId: idOfMember("Lid"),
    name: "Buurtbus",
  })),
  filled("POST /beheer/buurten", "administrator", async () => ({ name: `Buurt ${crypto.randomUUID()}` })),
];

/** Those that end the sessions of who sends them, after which nothing can be compared. */
const endsSessions = /\/(uitloggen|alle\/uit|andere\/uit|weggaan)$/;
/** About what is not there as it was after the first, or can be done only so often. */
const differsAfterwards = /\/beheer\/(buurwijken|kring)\/:id|\/omhoog$|\/omlaag$|\/gesprekken\/nieuw\/:id/;
const isLetIn = (cell: string): boolean => ["200", "303", "204"].includes(cell);

/** Every form that is taken from somebody, about the first thing of the matrix about which it is. */
export const formsThatAreTaken = (): readonly Sent[] => [
  ...filledIn,
  // By all who may, in turn.
  ...Object.entries(expected).flatMap(([route, rows], nth): Sent[] => {
    if (!/^POST \/(?!ap\/)/.test(route) || endsSessions.test(route) || differsAfterwards.test(route)) return [];
    for (const [given, cells] of Object.entries(rows)) {
      const letIn = roles.filter((_, column) => isLetIn(cellsOf(cells)[column] ?? ""));
      const role = letIn[nth % letIn.length];
      if (role !== undefined) return [{ route, given, role }];
    }
    return [];
  }),
];

/**
 * What a form has that is called as a column is. Of these a page sends some only now and then, so that leaving them out says nothing
 * else than what they say.
 */
const ofForms = new Set(
  "title text theme audience place area street places costs location manner schedule phone purpose name about shown words reason answer question days uses handle email capacity themes".split(
    " ",
  ),
);

/** Fields of one form that are called as a column is and that nobody else may send. */
const ownFields: readonly (readonly [RegExp, readonly string[]])[] = [
  [/leden\/:id\/rollen$/, ["roles"]],
  [/mededelingen\/:id\/veranderen$/, ["correction"]],
  [/moderatie\/:id\/doorlaten$/, ["version"]],
  [/agenda/, ["until", "date"]],
  [/mijn-tafel\/instellingen$/, ["organisation", "reachable", "shownOutside", "awayUntil"]],
];

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const valueFor = (type: string, id: string): string => {
  if (type === "boolean") return "true";
  if (type === "uuid") return id;
  if (/^(integer|bigint|smallint|numeric|double)/.test(type)) return "7";
  if (/^(timestamp|date)/.test(type)) return "2020-01-01T00:00:00.000Z";
  return type === "ARRAY" ? "administrator" : "everyone";
};

/** Every column of every table, as a field: as it is called in PostgreSQL and in the code. `id` is somebody's. */
export const everyColumn = async (sql: postgres.Sql, id: string): Promise<Readonly<Record<string, string>>> => {
  const columns = await sql<{ name: string; type: string }[]>`
    select column_name as name, min(data_type) as type from information_schema.columns
    where table_schema in ('public', 'identity') group by column_name`;
  return Object.fromEntries(
    columns
      .filter(({ name }) => !ofForms.has(name))
      .flatMap(({ name, type }) => [name, camel(name)].map((each) => [each, valueFor(type, id)])),
  );
};

/** Sends a form as it is and with `more` in it, each about something new, and gives what each changed. */
export const changedWithAndWithout = async (scene: Scene, sent: Sent, more: Call["fields"]) => {
  const { route, given, role } = sent;
  const changedBy = async (extra: Call["fields"]): Promise<readonly string[]> => {
    const call = await callOf(scene, route, given, "each");
    const fields = { ...call.fields, ...(await sent.fields?.(scene)) };
    await scene.sql`delete from identity.attempt`;
    await scene.watched.forget();
    const { status } = await scene.send(role, "POST", { ...call, fields: { ...extra, ...fields } });
    return [String(status), ...wordsOf((await scene.watched.changes()).filter((change) => !mayChange(change)))];
  };
  // Choosing the same once more changes less than choosing it first.
  await changedBy({});
  const own = ownFields.find(([form]) => form.test(route))?.[1] ?? [];
  const others = Object.fromEntries(Object.entries(more ?? {}).filter(([name]) => !own.includes(name)));
  return { without: await changedBy({}), with: await changedBy(others) };
};
