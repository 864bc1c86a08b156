import type { Person } from "../support/person.ts";
import { formWith, photosOnForm, telephonePhoto } from "../support/photo-files.ts";

/** A question with two photos, one of them without a description. */
export const questionWithPhotos = async (asker: Person): Promise<{ readonly path: string }> => {
  const question = { title: "Van wie is deze kat?", text: "Ze zit op ons dak.", theme: "anders", audience: "everyone" };
  const files = [{ bytes: await telephonePhoto() }, { bytes: await telephonePhoto({ width: 800, height: 1_000 }) }];
  const form = await asker.post("/vragen", formWith({ ...question, outside: "stand-in" }, files));
  const [first = "", second = ""] = photosOnForm(form.html);
  const chosen = { [`photo-${first}`]: "Een rode kat op een dak", [`photo-${second}`]: "" };
  const asked = await asker.post("/vragen", formWith({ ...question, outside: "stand-in", ...chosen }));
  return { path: new URL(asked.url).pathname };
};
