import type { Person } from "./person.ts";

/** What somebody fills in to make a poll. */
export const pollForm = {
  title: "Op welke dag houden we het straatfeest?",
  text: "Van twee tot acht uur.",
  option1: "Zaterdag",
  option2: "Zondag",
  option3: "",
  option4: "",
  several: "nee",
  days: "7",
  audience: "everyone",
  outside: "standin",
} as const;

/** Makes a poll through its form; gives its path and its id. */
export const makePoll = async (
  person: Person,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ readonly path: string; readonly id: string; readonly html: string }> => {
  const page = await person.post("/peilingen", { ...pollForm, ...fields });
  const path = new URL(page.url).pathname;
  if (page.status !== 200 || path === "/peilingen")
    throw new Error(`Making a poll answered ${page.status}: ${page.html}`);
  return { path, id: path.split("/").at(-1) ?? "", html: page.html };
};
