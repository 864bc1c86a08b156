import type { Person } from "./person.ts";

/** What a moderator fills in to say something in the name of the wijk. */
export const announcementForm = {
  title: "De Molenweg is drie dagen dicht",
  text: "Er komt nieuw asfalt.",
  lastDay: "",
  audience: "everyone",
} as const;

/** Hangs an announcement on the board through its form; gives its path and its id. */
export const announce = async (
  moderator: Person,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ readonly path: string; readonly id: string; readonly html: string }> => {
  const page = await moderator.post("/mededelingen", { ...announcementForm, ...fields });
  const path = new URL(page.url).pathname;
  if (page.status !== 200 || path === "/mededelingen")
    throw new Error(`Hanging up an announcement answered ${page.status}: ${page.html}`);
  return { path, id: path.split("/").at(-1) ?? "", html: page.html };
};
