import type { Person } from "./person.ts";
import type { RunningWijk } from "./running-wijk.ts";

/** What somebody fills in about an offer. */
export const offerForm = {
  purpose: "offer",
  title: "Kruiwagen te leen",
  text: "Staat bij mij achter.",
  manner: "lend",
  theme: "lenen",
  location: "Bij het plein",
  schedule: "",
  phone: "",
  until: "",
  sure: "",
  audience: "everyone",
  outside: "standin",
} as const;

/** Makes an offer through its form; gives its path and its id. */
export const makeOffer = async (
  person: Person,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ readonly path: string; readonly id: string; readonly html: string }> => {
  const page = await person.post("/aanbod", { ...offerForm, ...fields });
  const path = new URL(page.url).pathname;
  if (page.status !== 200 || path === "/aanbod")
    throw new Error(`Making an offer answered ${page.status}: ${/<ul class="bare">.*?<\/ul>/s.exec(page.html)?.[0]}`);
  return { path, id: path.split("/").at(-1) ?? "", html: page.html };
};

/** Somebody whose account the administrator names as that of an organisation. */
export const organisation = async (wijk: RunningWijk, account: string, name: string): Promise<Person> => {
  const person = await wijk.neighbour(account);
  const residentId = (await wijk.wijk.useCases.members.all()).find((member) => member.name === account)?.id ?? "";
  const page = await wijk.administrator.post("/beheer/organisaties", { residentId, name });
  if (page.status !== 200) throw new Error(`Naming an organisation answered ${page.status}.`);
  return person;
};
