import type { OutsideView } from "../../web/views.ts";
import type { Reader } from "../kernel/reader.ts";
import { fullHandle } from "../posts/actor.ts";
import { standInOf } from "../posts/stand-in.ts";
import type { SquareTransaction } from "../unit-of-work.ts";

/** How a reader appears to people outside the wijk. */
export const readOutsideView =
  (reading: SquareTransaction, origin: string) =>
  async (reader: Reader): Promise<OutsideView> => {
    const own = reader.kind === "visitor" ? null : await reading.actors.ofResident(reader.id);
    const standIn = standInOf((await reading.actors.wijk())?.name ?? "");
    const moved = own === null ? null : await reading.moves.standing(own.id);
    const movedTo = moved === null ? {} : { movedTo: fullHandle(moved.target) };
    return { standIn, ...movedTo, handle: own === null ? null : fullHandle(own), host: new URL(origin).host };
  };
