import postgres from "postgres";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Page, Person } from "../support/person.ts";
import { startWijk } from "../support/running-wijk.ts";

/** A wijk with an asker, a wijkwijzer and others in it, who write to each other through the front door. */
export const openPrivateWorld = async () => {
  const clock = createMovedClock();
  const wijk = await startWijk({ clock });
  const people = {
    anneke: await wijk.neighbour("Anneke"),
    daan: await wijk.neighbour("Daan"),
    ria: await wijk.neighbour("Ria"),
    mo: await wijk.neighbour("Mo"),
    beheerder: wijk.administrator,
  };
  const { useCases } = wijk.wijk;
  const members = await useCases.members.all();
  const idOf = (name: string) => {
    const member = members.find((each) => each.name === name);
    if (member === undefined) throw new Error(`No ${name}.`);
    return member.id;
  };
  await wijk.administrator.post(`/beheer/leden/${idOf("Ria")}/rollen`, { roles: "wijkwijzer" });
  await wijk.administrator.post(`/beheer/leden/${idOf("Mo")}/rollen`, { roles: "moderator" });
  const sql = postgres(wijk.databaseUrl, { max: 1 });

  /** A question of `asker`; gives its id. */
  const ask = async (asker: Person, title = "Wie weet hoe dit formulier moet?", audience = "wijk"): Promise<string> => {
    clock.move(60_000);
    const question = { title, text: "", theme: "formulieren", toldSensitive: "formulieren" };
    const page = await asker.post("/vragen", { ...question, audience, outside: "standin" });
    return idIn(new URL(page.url).pathname);
  };
  /** `from` asks whoever wrote `post`; gives the path of the conversation. */
  const request = async (from: Person, post: string, text: string): Promise<string> => {
    clock.move(60_000);
    return new URL((await from.post(`/gesprekken/nieuw/${post}`, { text })).url).pathname;
  };
  /** A conversation between neighbours that both agreed to. */
  const agreed = async (from: Person, to: Person, text = "Mag ik iets vragen?"): Promise<string> => {
    const path = await request(from, await ask(to), text);
    await to.post(`${path}/ja`);
    return path;
  };
  const write = (person: Person, path: string, text: string): Promise<Page> => {
    clock.move(60_000);
    return person.post(`${path}/berichten`, { text });
  };
  /** Every letter to somebody, newest first, as its subject and text. */
  const lettersTo = async (name: string): Promise<readonly { readonly subject: string; readonly text: string }[]> => {
    await wijk.settle();
    const letters = await wijk.wijk.doorUnitOfWork(({ letters: box }) => box.newest(1_000));
    return letters.filter(({ to }) => to === `${name.toLowerCase()}@post.example`);
  };

  return {
    ...people,
    clock,
    wijk,
    useCases,
    sql,
    idOf,
    ask,
    request,
    agreed,
    write,
    lettersTo,
    close: async () => {
      await sql.end();
      await wijk.close();
    },
  };
};

export type PrivateWorld = Awaited<ReturnType<typeof openPrivateWorld>>;

/** The last id in a path. */
export const idIn = (path: string): string => path.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)?.at(-1) ?? `no id in ${path}`;

/** Ids of the messages on a page, in order. */
export const messagesOn = ({ html }: Page): readonly string[] =>
  [...html.matchAll(/id="bericht-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
