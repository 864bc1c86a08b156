import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { OutsideChoice } from "./stand-in.ts";

/** Whoever is meant to read what is made with a form, and in which voice they read it. */
export type Readers = { readonly audience: "wijk" | "everyone"; readonly outside: OutsideChoice };

/** A resident's first own handle, chosen while making something. */
export type ChooseHandle = (resident: ResidentId, handle: string) => Promise<Result<unknown>>;

/** Reads the choice of a form that is for the wijk or for everyone. Problems are told on `audience` and `newHandle`. */
export const chooseReaders = async (
  values: {
    readonly audience?: string | undefined;
    readonly outside?: string | undefined;
    readonly newHandle?: string | undefined;
  },
  resident: ResidentId,
  chooseHandle: ChooseHandle,
): Promise<Result<Readers>> => {
  const audience = values.audience || "wijk";
  if (audience !== "wijk" && audience !== "everyone") return refuse(invalid("audience", "audience-unknown"));
  const outside = values.outside === "handle" ? "handle" : "stand-in";
  if (audience !== "everyone" || outside !== "handle" || !values.newHandle) return ok({ audience, outside });
  const chosen = await chooseHandle(resident, values.newHandle);
  if (chosen.ok) return ok({ audience, outside });
  return chosen.refusal.kind === "invalid"
    ? refuse({
        kind: "invalid",
        problems: chosen.refusal.problems.map(({ reason }) => ({ field: "newHandle", reason })),
      })
    : chosen;
};
