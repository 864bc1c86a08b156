import type postgres from "postgres";
import type { Person } from "../../support/person.ts";

/** Makes the neighbours whom the rows of people are about: somebody of their own each time. */
export const peopleMakers = (given: {
  readonly sql: postgres.Sql;
  join(name: string): Promise<Person>;
  report(id: string): Promise<unknown>;
  idOfNewest(name: string): Promise<string>;
}): Readonly<Record<string, () => Promise<string>>> => {
  let neighbours = 0;
  const introduced = async (shown: "ja" | "nee"): Promise<string> => {
    neighbours += 1;
    const name = `Buur${neighbours}`;
    const person = await given.join(name);
    await person.post("/ik/profiel", { shown, about: "Ik help graag.", street: "", themes: "lenen" });
    return given.idOfNewest(name);
  };
  return {
    "neighbour who is shown": () => introduced("ja"),
    "neighbour who is not shown": () => introduced("nee"),
    "neighbour who was reported": async () => {
      const id = await introduced("ja");
      await given.report(id);
      return id;
    },
    "neighbour who was taken away": async () => {
      const id = await introduced("ja");
      await given.sql`update introduction set hidden_at = '2026-11-23', hidden_by = ${id}, hidden_reason = 'Onaardig'
        where resident_id = ${id}`;
      return id;
    },
  };
};
