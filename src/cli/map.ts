import { access, existsIn, neededFor } from "../access.ts";
import { inbox } from "../federation/inbox.ts";
import { modes } from "../kernel/mode.ts";
import { reactions } from "../reactions.ts";
import type { Terminal } from "./commands.ts";

const column = (text: string, width: number): string => text.padEnd(width);

/** Prints the whole wijk on a few screens: routes with who may call them, the inbox table, and the reactions. */
export const map = async (terminal: Terminal): Promise<number> => {
  const { print } = terminal;
  const handlerNames = new Map(Object.entries(inbox).map(([type, handler]) => [type, handler.name]));
  print("Routes: who may call what (access.ts)\n");
  for (const [route, row] of Object.entries(access))
    print(
      `  ${column(route, 42)}${column(neededFor(row), 24)}${modes.filter((mode) => existsIn(row, mode)).join(", ")}`,
    );
  print("\nInbox: what comes in (federation/inbox.ts)\n");
  for (const [type, name] of handlerNames) print(`  ${column(type, 42)}${name}`);
  print("\nReactions: what follows from what happened (reactions.ts)\n");
  for (const [event, names] of Object.entries(reactions))
    print(`  ${column(event, 42)}${names.join(", ") || "nothing"}`);
  return 0;
};
