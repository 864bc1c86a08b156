import type postgres from "postgres";
import type { RunningWijk } from "../../support/running-wijk.ts";
import type { Role } from "./callers.ts";
import { idIn, rowId } from "./found.ts";

const when = { date: "2027-01-15", from: "14:00", to: "16:00", place: "Buurthuis", register: "ja" };

/** What somebody fills in about an activity. */
export const outing = { title: "Samen soep koken", text: "", ...when, outside: "standin" };

/** Makes what the rows of the agenda are about. */
export const agendaMakers = (given: {
  readonly did: (role: Role, path: string, fields?: Readonly<Record<string, string>>) => Promise<string>;
  readonly wijk: RunningWijk;
  readonly sql: postgres.Sql;
  /** Has somebody write while a moderator looks first. */
  readonly whileNew: <T>(name: string, write: () => Promise<T>) => Promise<T>;
}): Readonly<Record<string, () => Promise<string>>> => {
  const { did, wijk, sql } = given;
  const planned = async (audience: "wijk" | "everyone", step?: "intrekken"): Promise<string> => {
    const id = idIn(await did("asker", "/agenda", { ...outing, audience }), /agenda\/(.+)/);
    if (step !== undefined) await did("asker", `/agenda/${id}/${step}`);
    return id;
  };
  return {
    "activity for the wijk": () => planned("wijk"),
    "activity for everyone": () => planned("everyone"),
    "activity of a neighbour": () =>
      rowId(sql`select id from post where home_wijk_id is not null and kind = 'activity'`),
    "withdrawn activity": () => planned("everyone", "intrekken"),
    "waiting activity": () => given.whileNew("Anneke", () => planned("everyone")),
    "key of a registration": async () => {
      const email = `${crypto.randomUUID()}@elders.example`;
      const id = await planned("everyone");
      await wijk.visitor().post(`/agenda/${id}/aanmelden-per-mail`, { name: "Sanne", email });
      const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(1_000));
      return idIn(letters.find(({ to }) => to === email)?.text ?? "", /\/aanmelding\/([\w-]+)/);
    },
  };
};
