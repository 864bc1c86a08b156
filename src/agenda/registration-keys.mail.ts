import { parseId, type RegistrationId } from "../kernel/ids.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { RegistrationKeys } from "./write-to-registrant.ts";

const purpose = "key of a registration";

/**
 * The key in the link of a letter about a registration. It is sealed: it tells nobody whose it is, none can be made without the key
 * of the wijk, and nothing is stored about it, so that every letter can have one.
 */
export const registrationKeys = (sealing: Pick<Sealing, "seal" | "open">): RegistrationKeys => ({
  keyFor: (id) => sealing.seal(purpose, id).toString("base64url"),
  openKey: (key) => {
    try {
      return parseId<RegistrationId>(sealing.open(purpose, Buffer.from(key, "base64url")));
    } catch {
      return null;
    }
  },
});
