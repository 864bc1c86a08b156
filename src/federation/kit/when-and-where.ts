import { oneLine } from "../../kernel/text.ts";
import { plainText } from "./html.ts";
import { type JsonObject, momentOf, objectsOf, textOf } from "./reading.ts";

const longestPlace = 200;

/** When and where something is, as its author says (ActivityStreams vocabulary: `startTime`, `endTime`, and the name of a Place). */
export const whenAndWhere = (
  note: JsonObject,
): { readonly starts: Date | null; readonly ends: Date | null; readonly place: string } => {
  const [place] = objectsOf(note.location);
  return {
    starts: momentOf(note.startTime),
    ends: momentOf(note.endTime),
    place: oneLine(plainText(textOf(place?.name) ?? "")).slice(0, longestPlace),
  };
};
