import type postgres from "postgres";
import type { Person } from "../../support/person.ts";

const keyIn = (letter: string): string => /\/besluit\/([\w-]+)/.exec(letter)?.[1] ?? "no key";

/** Makes the neighbours whom the rows of people are about: somebody of their own each time. */
export const peopleMakers = (given: {
  readonly sql: postgres.Sql;
  join(name: string): Promise<Person>;
  report(id: string): Promise<unknown>;
  idOfNewest(name: string): Promise<string>;
  /** Somebody says that they do not agree. */
  appeal(path: string): Promise<unknown>;
  /** Has the moderator suspend somebody. */
  suspend(id: string): Promise<unknown>;
  /** The newest letter to an address. */
  letterTo(email: string): Promise<string>;
}): Readonly<Record<string, () => Promise<string>>> => {
  let neighbours = 0;
  const introduced = async (shown: "ja" | "nee"): Promise<string> => {
    neighbours += 1;
    const name = `Buur${neighbours}`;
    const person = await given.join(name);
    await person.post("/ik/profiel", { shown, about: "Ik help graag.", street: "", themes: "lenen" });
    return given.idOfNewest(name);
  };
  const newcomer = async (): Promise<{ id: string; email: string }> => {
    neighbours += 1;
    const name = `Buur${neighbours}`;
    await given.join(name);
    return { id: await given.idOfNewest(name), email: `${name.toLowerCase()}@post.example` };
  };
  const suspended = async () => {
    const { id, email } = await newcomer();
    await given.suspend(id);
    return { id, email };
  };
  return {
    newcomer: async () => (await newcomer()).id,
    appeal: async () => {
      const { id, email } = await suspended();
      await given.appeal(`/besluit/${keyIn(await given.letterTo(email))}/bezwaar`);
      const [row] = await given.sql`select id from identity.decision where about_resident = ${id}`;
      return String(row?.id);
    },
    suspension: async () => {
      const { id } = await suspended();
      const [row] = await given.sql`select id from identity.decision where about_resident = ${id}`;
      return String(row?.id);
    },
    "key of an appeal": async () => {
      const { email } = await suspended();
      const key = keyIn(await given.letterTo(email));
      await given.appeal(`/besluit/${key}/bezwaar`);
      return key;
    },
    "brought appeal": async () => {
      const id = crypto.randomUUID();
      await given.sql`insert into brought_appeal (id, uri, wijk_id, kind, rule, reason, text, words, came_at, answer_before, state, answer)
        select ${id}, ${`https://elders.example/ap/o/${id}`}, actor_id, 'hidden', 'law', '', 'Iets', 'Nee', since,
          since + interval '14 days', 'waits', '' from ring_membership limit 1`;
      return id;
    },
    "key of a decision": async () => {
      const { email } = await suspended();
      return keyIn(await given.letterTo(email));
    },
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
