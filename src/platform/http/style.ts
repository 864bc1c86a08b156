import { stylePage } from "../../../web/pages/style.ts";
import { colours, type Door, doors, type ShellView, textSizes } from "../../../web/views.ts";
import { isLoopbackOrigin } from "./client-address.ts";
import type { Pages } from "./page-response.ts";
import type { Route } from "./route.ts";

const among = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text);

/** The page as it is asked for in its address, and otherwise as its reader chose. */
const lookedAt = (shell: ShellView, asked: Readonly<Record<string, string>>): ShellView => ({
  ...shell,
  wijk: { ...shell.wijk, door: among<Door | "gemeente">([...doors, "gemeente"], asked.deur) ?? shell.wijk.door },
  appearance: {
    colours: among(colours, asked.kleuren) ?? shell.appearance?.colours ?? "device",
    text: among(textSizes, asked.letters) ?? shell.appearance?.text ?? "gewoon",
  },
});

/** All parts of the pages in all their states. As the letter box, it is there only for who sits at the machine itself. */
export const styleRoute = ({ pages, origin }: { readonly pages: Pages; readonly origin: string }): Route => ({
  method: "GET",
  path: "/dev/stijl",
  handle: (context) =>
    isLoopbackOrigin(origin)
      ? pages.show(context, (shell) => stylePage({ shell: lookedAt(shell, context.req.query()) }))
      : pages.problem(context, 404),
});
