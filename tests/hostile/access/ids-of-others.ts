import { type Call, type Role, roles } from "../../flows/access-matrix/callers.ts";
import { callOf } from "../../flows/access-matrix/calls.ts";
import { expected } from "../../flows/access-matrix/expected.ts";
import { cellsOf, isDenial } from "../../flows/access-matrix/refusals.ts";
import type { Scene } from "../../flows/access-matrix/scene.ts";
import type { Change } from "../../support/watched-tables.ts";
import { isNightly } from "./dose.ts";

/** Those who try with what is somebody else's: a neighbour, whoever answered them, and who was shut out. */
export const others = ["resident", "answerer", "suspended"] as const satisfies readonly Role[];

const cellOf = (cells: string, role: Role): string => cellsOf(cells)[roles.indexOf(role)] ?? "";
const isLetIn = (cell: string): boolean => ["200", "303", "204"].includes(cell);

/** Requests that are the asker's alone: the first thing of each route that others are denied. */
export const requestsOfTheAsker = (): readonly { readonly route: string; readonly given: string }[] =>
  Object.entries(expected).flatMap(([route, rows]) => {
    const own = Object.entries(rows).filter(
      ([, cells]) => isLetIn(cellOf(cells, "asker")) && others.every((role) => isDenial(cellOf(cells, role))),
    );
    return own.slice(0, isNightly ? own.length : 1).map(([given]) => ({ route, given }));
  });

/** The asker does it, and then others do the very same; gives what each got, and what they changed. */
export const replayed = async (scene: Scene, { route, given }: { readonly route: string; readonly given: string }) => {
  const [method = ""] = route.split(" ");
  const call: Call = await callOf(scene, route, given, method !== "GET");
  const done = await scene.send("asker", method, call);
  await scene.watched.forget();
  const got: string[] = [];
  for (const role of others) got.push(String((await scene.send(role, method, call)).status));
  return { done: String(done.status), got, changes: await scene.watched.changes() };
};

/** What others are to get for the very same request, in statuses. */
export const wantedOf = ({ route, given }: { readonly route: string; readonly given: string }): readonly string[] =>
  others.map((role) => cellOf(expected[route]?.[given] ?? "", role).replace("door", "302"));

/** Things of the asker that stand nowhere with the asker's name: they are sealed. */
const sealed = [
  "question without a name",
  "entrusted question",
  "answer without a name",
  "asked back",
  "block by the asker",
];

/** The id of everything of the asker, by what it is: of every table that knows whose it is, and what is sealed. */
export const idsOfTheAsker = async (scene: Scene): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>([["resident", scene.idOfMember("Anneke")]]);
  for (const thing of sealed) ids.set(thing, await scene.idOf(thing));
  const tables = await scene.sql<{ name: string; of: string }[]>`
    select format('%I.%I', one.table_schema, one.table_name) as name, one.column_name as of
    from information_schema.columns one join information_schema.columns other
      on (one.table_schema, one.table_name) = (other.table_schema, other.table_name)
      and other.column_name = 'id' and other.data_type = 'uuid'
    where one.column_name in ('resident_id', 'by_id', 'asker_id') and one.table_schema in ('public', 'identity')`;
  for (const { name, of } of tables) {
    const kinds = name === "public.post" ? scene.sql`kind || ' ' || audience` : scene.sql`''`;
    const rows = await scene.sql<{ id: string; kind: string }[]>`select min(id::text) as id, ${kinds} as kind
      from ${scene.sql.unsafe(name)} where ${scene.sql(of)} = ${scene.idOfMember("Anneke")} group by 2`;
    for (const { id, kind } of rows) ids.set(`${name} ${kind}`.trim(), id);
  }
  return ids;
};

/** Whether a row that changed is the asker's. */
export const isOfTheAsker =
  (ids: ReadonlyMap<string, string>) =>
  ({ before }: Change): boolean =>
    before !== null &&
    [before.id, before.resident_id, before.post_id].some((id) => [...ids.values()].includes(String(id)));

/** The routes with a place for an id, and how a request for something else than what belongs there looks. */
export const routesWithAnId = (): readonly string[] =>
  Object.keys(expected).filter((route) => /:id/.test(route) && !route.includes("/ap/a/"));

const question = { title: "Wie heeft een boor?", text: "", theme: "lenen", audience: "wijk", outside: "standin" };

/** A form about something of a neighbour's own, in which a field names something by its id. */
type Naming = {
  readonly path: string;
  readonly fields: (id: string) => Readonly<Record<string, string>>;
};

/** Every field of a resident's form that names something by its id, in forms about a question and a nameless question of their own. */
export const fieldsWithAnId = (own: { readonly question: string; readonly secret: string }): readonly Naming[] => [
  { path: `/vragen/${own.question}/geholpen`, fields: (answer) => ({ answer }) },
  { path: `/vragen/${own.question}/samen-afronden`, fields: (answer) => ({ answer, keuze: "ja" }) },
  { path: `/vragen/${own.question}/veranderen`, fields: (id) => ({ ...question, [`photo-${id}`]: "Een foto" }) },
  { path: `/mijn-vraag/${own.secret}/geholpen`, fields: (answer) => ({ answer }) },
  { path: `/mijn-vraag/${own.secret}/terugnemen`, fields: (answer) => ({ answer }) },
  { path: "/vragen", fields: (id) => ({ ...question, [`photo-${id}`]: "Een foto" }) },
  { path: "/vragen", fields: (id) => ({ ...question, removePhoto: id }) },
  { path: "/vragen", fields: (keeper) => ({ ...question, naming: "keeper", keeper }) },
  { path: "/ik/verhuizen/eerder/weg", fields: (account) => ({ account }) },
];

/** A question and a nameless one of somebody. */
export const askOwn = async (
  scene: Scene,
  role: Role,
): Promise<{ readonly question: string; readonly secret: string }> => {
  const ask = async (more: Call["fields"]) =>
    (await scene.send(role, "POST", { path: "/vragen", fields: { ...question, ...more } })).location.split("/").at(-1);
  return { question: (await ask({})) ?? "", secret: (await ask({ naming: "sealed" })) ?? "" };
};

/** A request with the id of something that is the asker's, in the place of what belongs there. */
export const callWith = async (scene: Scene, route: string, id: string): Promise<Call> => {
  const call = await callOf(scene, route, "absent", false);
  const asked = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(call.path)?.[0] ?? "";
  const fields = Object.entries(call.fields ?? {}).map(([name, value]) => [name.replace(asked, id), value]);
  return {
    ...call,
    path: call.path.replace(asked, id),
    ...(call.fields === undefined ? {} : { fields: Object.fromEntries(fields) }),
  };
};

/** Whether somebody may get that answer of a route at all, for anything of its own kind. */
export const isKnownOutcome = (route: string, role: Role, outcome: string): boolean =>
  Object.values(expected[route] ?? {}).some((cells) => cellOf(cells, role) === outcome);
