import { type DecisionId, parseId } from "../kernel/ids.ts";
import type { Sealing } from "../platform/sealing.ts";

const purpose = "key of a decision";

/** Makes and opens the keys in the links of letters about decisions. */
export type DecisionKeys = {
  readonly keyFor: (id: DecisionId) => string;
  /** `null` for what is no key of this wijk. */
  readonly openKey: (key: string) => DecisionId | null;
};

/** Such a key is sealed: it tells nobody what it is about, none can be made without the key of the wijk, and nothing is stored about it. */
export const decisionKeys = (sealing: Pick<Sealing, "seal" | "open">): DecisionKeys => ({
  keyFor: (id) => sealing.seal(purpose, id).toString("base64url"),
  openKey: (key) => {
    try {
      return parseId<DecisionId>(sealing.open(purpose, Buffer.from(key, "base64url")));
    } catch {
      return null;
    }
  },
});
