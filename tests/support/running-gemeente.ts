import type { MovedClock } from "./moved-clock.ts";
import { createPerson, type Person } from "./person.ts";
import { openWijk } from "./running-wijk.ts";

/** What an officer fills in; nobody is chosen. */
export const gemeenteForm = {
  title: "De Molenweg is drie dagen dicht",
  text: "We vernieuwen de riolering. Fietsers kunnen erlangs.",
  lastDay: "",
  do: "send",
} as const;

/** A gemeente that runs in this process, with a database of its own and a real port, set up through its front door. */
export const startGemeente = async (given: { readonly clock: MovedClock }) => {
  const opened = await openWijk(given);
  const { origin, wijk } = opened;
  const prepared = await wijk.prepare();
  if (!prepared.ok || prepared.value === null) throw new Error("A new gemeente has no set-up code.");
  const administrator = createPerson(origin);
  const done = await administrator.post("/inrichten", {
    code: prepared.value,
    mode: "gemeente",
    name: "Gemeente Veldermeer",
    place: "Veldermeer",
    handle: "gemeente",
    administratorName: "Ineke",
    email: "ineke@veldermeer.example",
  });
  if (done.status !== 200) throw new Error(`Set-up answered ${done.status}: ${done.html}`);

  const lastLetter = async (): Promise<string> => {
    const box = await createPerson(origin).get("/dev/mail");
    const address = /href="(\/dev\/mail\/[^"]+)"/.exec(box.html)?.[1];
    return address === undefined ? "" : (await createPerson(origin).get(address)).html;
  };

  const signIn = async (email: string): Promise<Person> => {
    given.clock.move(1_000);
    const person = createPerson(origin);
    await person.post("/inloggen", { email });
    await person.get(/\/inloggen\/link\/[\w-]+/.exec(await lastLetter())?.[0] ?? "/no-link");
    return person;
  };

  const settle = async (): Promise<void> => {
    await wijk.settle();
    const failed = await wijk.failedJobs();
    if (failed.length > 0) throw new Error(`Work in the background failed: ${JSON.stringify(failed)}`);
  };

  return {
    ...opened,
    host: new URL(origin).host,
    handle: `@gemeente@${new URL(origin).host}`,
    administrator,
    visitor: () => createPerson(origin),
    lastLetter,
    signIn,
    settle,
    /** Somebody who was put on the team and is signed in. */
    officer: async (name: string, role: "moderator" | "administrator" = "moderator"): Promise<Person> => {
      const email = `${name.toLowerCase()}@veldermeer.example`;
      const invited = await administrator.post("/team", { name, email, role });
      if (invited.status !== 200) throw new Error(`Inviting answered ${invited.status}: ${invited.html}`);
      return signIn(email);
    },
    /** Ids of the wijken on the form, by name. */
    wijken: async (): Promise<Readonly<Record<string, string>>> => {
      const { html } = await administrator.get("/mededelingen/nieuw");
      const lines = [...html.matchAll(/name="wijken" value="([^"]+)"[^>]*>\s*<span><b[^>]*>([^<]+)</g)];
      return Object.fromEntries(lines.map(([, id = "", name = ""]) => [name, id]));
    },
  };
};

export type RunningGemeente = Awaited<ReturnType<typeof startGemeente>>;

/** Sends an announcement through the form; gives its path and its id. */
export const announceTo = async (
  gemeente: Pick<RunningGemeente, "origin">,
  officer: Person,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<{ readonly path: string; readonly id: string; readonly uri: string; readonly html: string }> => {
  const page = await officer.post("/mededelingen", { ...gemeenteForm, ...fields });
  const path = new URL(page.url).pathname;
  if (page.status !== 200 || path === "/mededelingen")
    throw new Error(`Announcing answered ${page.status}: ${page.html}`);
  const id = path.split("/").at(-1) ?? "";
  return { path, id, uri: `${gemeente.origin}/ap/o/${id}`, html: page.html };
};
