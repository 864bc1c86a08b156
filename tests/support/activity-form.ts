import type { Person } from "./person.ts";

/** What somebody fills in to make an activity. */
export const activityForm = {
  title: "Samen soep koken",
  text: "Neem een schort mee.",
  date: "2026-12-05",
  from: "14:00",
  to: "16:00",
  place: "Buurthuis De Brink",
  costs: "3 euro",
  register: "ja",
  places: "12",
  until: "",
  sure: "",
  audience: "everyone",
  outside: "standin",
} as const;

/** Makes an activity through its form; gives its path and its id. */
export const makeActivity = async (
  person: Person,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ readonly path: string; readonly id: string; readonly html: string }> => {
  const page = await person.post("/agenda", { ...activityForm, ...fields });
  const path = new URL(page.url).pathname;
  if (page.status !== 200 || path === "/agenda")
    throw new Error(
      `Making an activity answered ${page.status}: ${/<ul class="bare">.*?<\/ul>/s.exec(page.html)?.[0]}`,
    );
  return { path, id: path.split("/").at(-1) ?? "", html: page.html };
};
