import type { ResidentId } from "../kernel/ids.ts";

/**
 * Who stands in the place of everybody who left: one for all of them, so that nothing of theirs can be told apart. It is a row among
 * the residents that never was a member, and its name is in the language of the wijk.
 */
export const nobody = {
  id: "00000000-0000-4000-8000-000000000000" as ResidentId,
  name: "iemand die wegging",
} as const;
