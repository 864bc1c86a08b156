import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** A part of the wijk that askers can choose from. */
export type Area = { readonly id: string; readonly name: string };

export type AreaStore = {
  /** In order of the alphabet. */
  all(): Promise<readonly Area[]>;
  names(): Promise<readonly string[]>;
  /** `false`, and nothing is kept, when there is one of this name already, whatever the capitals. */
  add(area: Area): Promise<boolean>;
  /** `taken`: another one has the name. `absent`: there is no such area. */
  rename(id: string, name: string): Promise<"renamed" | "taken" | "absent">;
  /** `false` when there is no such area. */
  remove(id: string): Promise<boolean>;
};

/** What the administrator does with the list. Questions that were asked keep the words that they have. */
export type KeepAreas = {
  add(name: string): Promise<Result<null>>;
  rename(id: string, name: string): Promise<Result<null>>;
  remove(id: string): Promise<Result<null>>;
};

const longestName = 60;

const readName = (given: string): Result<string> => {
  const name = oneLine(given);
  if (name === "") return refuse(invalid("name", "area-missing"));
  return name.length > longestName ? refuse(invalid("name", "area-too-long")) : ok(name);
};

export const keepAreas = (dependencies: { readonly unitOfWork: UnitOfWork }): KeepAreas => ({
  add: async (given) => {
    const name = readName(given);
    if (!name.ok) return name;
    return dependencies.unitOfWork(async ({ areas }) =>
      (await areas.add({ id: crypto.randomUUID(), name: name.value }))
        ? ok(null)
        : refuse(invalid("name", "area-taken")),
    );
  },
  rename: async (id, given) => {
    const name = readName(given);
    return dependencies.unitOfWork(async ({ areas }) => {
      if (!(await areas.all()).some((area) => area.id === id)) return refuse({ kind: "absent" });
      if (!name.ok) return name;
      const done = await areas.rename(id, name.value);
      if (done === "absent") return refuse({ kind: "absent" });
      return done === "renamed" ? ok(null) : refuse(invalid("name", "area-taken"));
    });
  },
  remove: (id) =>
    dependencies.unitOfWork(async ({ areas }) => ((await areas.remove(id)) ? ok(null) : refuse({ kind: "absent" }))),
});
