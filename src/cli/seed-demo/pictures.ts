import { readFile } from "node:fs/promises";
import type { ComposedWijk } from "../../compose.ts";
import type { ChosenPhoto } from "../../posts/photo.ts";
import { granted, type People } from "./people.ts";

/** A picture that stands with something in the demonstration: the file in `pictures/`, and what can be seen on it. */
export type SeededPicture = { readonly file: "cat-on-the-roof" | "closed-bridge" | "sofa"; readonly alt: string };

/** The bytes of a picture of the demonstration. */
export const bytesOf = (file: SeededPicture["file"] | "logo-of-veldermeer"): Promise<Uint8Array> =>
  readFile(new URL(`./pictures/${file}.webp`, import.meta.url));

/** Brings a picture as its resident would, and gives what a form then names; nothing where there is none. */
export const broughtBy = async (
  { useCases }: Pick<ComposedWijk, "useCases">,
  people: People,
  given: { readonly by: string; readonly picture?: SeededPicture | undefined },
): Promise<readonly ChosenPhoto[]> => {
  const { by, picture } = given;
  if (picture === undefined) return [];
  const file = await bytesOf(picture.file);
  return [{ id: granted(await useCases.bringPhoto(await people.idOf(by), file)), alt: picture.alt }];
};
