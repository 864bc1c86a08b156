import type { Person } from "./person.ts";

/** What a moderator fills in to write an announcement. */
export const announcementForm = {
  title: "De Molenweg is drie dagen dicht",
  text: "We vernieuwen de riolering. Fietsers kunnen erlangs.",
  lastDay: "",
  audience: "everyone",
} as const;

/** Writes an announcement through its form; gives its path and its id. */
export const makeAnnouncement = async (
  person: Person,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ readonly path: string; readonly id: string; readonly html: string }> => {
  const page = await person.post("/mededelingen", { ...announcementForm, ...fields });
  const path = new URL(page.url).pathname;
  if (page.status !== 200 || path === "/mededelingen")
    throw new Error(`Writing an announcement answered ${page.status}: ${page.html}`);
  return { path, id: path.split("/").at(-1) ?? "", html: page.html };
};
