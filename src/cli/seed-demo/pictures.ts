import { readFile } from "node:fs/promises";
import type { ComposedWijk } from "../../compose.ts";
import type { ChosenPhoto } from "../../posts/photo.ts";
import { granted, type People } from "./people.ts";

/** A picture that stands with something in the demonstration: the file in `pictures/`, and what can be seen on it. */
export type SeededPicture = { readonly file: "cat-on-the-roof" | "closed-bridge" | "sofa"; readonly alt: string };

/** Brings a picture as its resident would, and gives what a form then names; nothing where there is none. */
export const broughtBy = async (
  { useCases }: Pick<ComposedWijk, "useCases">,
  people: People,
  given: { readonly by: string; readonly picture?: SeededPicture | undefined },
): Promise<readonly ChosenPhoto[]> => {
  const { by, picture } = given;
  if (picture === undefined) return [];
  const file = await readFile(new URL(`./pictures/${picture.file}.webp`, import.meta.url));
  return [{ id: granted(await useCases.bringPhoto(await people.idOf(by), file)), alt: picture.alt }];
};
