import type postgres from "postgres";
import type { ResidentId } from "../../../src/kernel/ids.ts";
import type { Person } from "../../support/person.ts";
import type { RunningWijk } from "../../support/running-wijk.ts";
import type { Role } from "./callers.ts";
import { idIn, rowId } from "./found.ts";

/** What somebody fills in about an offer. */
export const ladder = {
  purpose: "offer",
  title: "Ladder te leen",
  text: "",
  manner: "lend",
  theme: "lenen",
  location: "",
  until: "",
  outside: "standin",
};

/** Makes what the rows of offers are about. */
export const offerMakers = (given: {
  readonly did: (role: Role, path: string, fields?: Readonly<Record<string, string>>) => Promise<string>;
  readonly wijk: RunningWijk;
  readonly sql: postgres.Sql;
  join(name: string): Promise<Person>;
  readonly whileNew: <T>(name: string, write: () => Promise<T>) => Promise<T>;
}): Readonly<Record<string, () => Promise<string>>> => {
  const { did, sql } = given;
  let organisations = 0;
  const offered = async (audience: "wijk" | "everyone", step?: "intrekken"): Promise<string> => {
    const id = idIn(await did("asker", "/aanbod", { ...ladder, audience }), /aanbod\/(.+)/);
    if (step !== undefined) await did("asker", `/aanbod/${id}/${step}`);
    return id;
  };
  const organisation = async (): Promise<{ readonly id: string; readonly person: Person }> => {
    organisations += 1;
    const account = `Welzijn${organisations}`;
    const person = await given.join(account);
    const { members, nameOrganisation } = given.wijk.wijk.useCases;
    const all = await members.all();
    const id = all.find(({ name }) => name === account)?.id as ResidentId;
    const done = await nameOrganisation.name({ by: id, residentId: id, name: `${account} Holtveen` });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    return { id, person };
  };
  return {
    "offer for the wijk": () => offered("wijk"),
    "offer for everyone": () => offered("everyone"),
    "offer of a neighbour": () => rowId(sql`select id from post where home_wijk_id is not null and kind = 'offer'`),
    "withdrawn offer": () => offered("everyone", "intrekken"),
    "waiting offer": () => given.whileNew("Anneke", () => offered("everyone")),
    organisation: async () => (await organisation()).id,
    "offer of an organisation": async () => {
      const { person } = await organisation();
      const page = await person.post("/aanbod", { ...ladder, audience: "everyone" });
      return idIn(page.url, /aanbod\/([0-9a-f-]{36})/);
    },
  };
};
