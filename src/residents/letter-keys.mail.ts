import { parseId, type ResidentId } from "../kernel/ids.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { OpenLetterKey } from "./letter-choices.ts";
import { type ChosenKind, isChosenKind } from "./letter-kinds.ts";

const purpose = "key of a letter";

/**
 * The key in the address under a letter. It is sealed: it tells nobody whose it is, none can be made without the key of
 * the wijk, and since nothing is stored about it, it works for as long as a letter may lie in a mailbox.
 */
export const createLetterKeys = (
  sealing: Pick<Sealing, "seal" | "open">,
): { readonly keyFor: (resident: ResidentId, kind: ChosenKind) => string; readonly openKey: OpenLetterKey } => ({
  keyFor: (resident, kind) => sealing.seal(purpose, `${resident} ${kind}`).toString("base64url"),
  openKey: (key) => {
    let plain: string;
    try {
      plain = sealing.open(purpose, Buffer.from(key, "base64url"));
    } catch {
      return null;
    }
    const [id = "", kind = ""] = plain.split(" ");
    const residentId = parseId<ResidentId>(id);
    return residentId === null || !isChosenKind(kind) ? null : { residentId, kind };
  },
});
