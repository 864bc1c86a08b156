import type { Mode } from "../kernel/mode.ts";

/** What an actor of the house is called outside, and what it says of itself. */
export type Voice = {
  readonly kind: "wijk" | "moderation" | "announcements" | "instance";
  readonly name: string;
  readonly summary: string;
};

/** The voices in which a wijk, or a gemeente, is heard outside. */
export const voicesOf = (
  mode: Mode,
  { name, place }: { readonly name: string; readonly place: string },
): readonly Voice[] => {
  const server: Voice = { kind: "instance", name: `Server van ${name}`, summary: "" };
  if (mode === "gemeente") return [{ kind: "wijk", name, summary: `Mededelingen van ${name} aan de wijken.` }, server];
  return [
    { kind: "wijk", name, summary: `Het plein van ${name} in ${place}. Buren stellen hier vragen en helpen elkaar.` },
    {
      kind: "moderation",
      name: `Moderatie van ${name}`,
      summary: `Wat de moderatoren van ${name} samen doen, zonder hun namen.`,
    },
    { kind: "announcements", name: `Mededelingen van ${name}`, summary: `Wat de wijk ${name} zelf laat weten.` },
    server,
  ];
};
