import { existsIn } from "../../src/access.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

/** GET routes whose answers are not pages for people. */
export const notPages =
  /^\/(ap|\.well-known|nodeinfo|assets|fotos|icoon|huisstijl)\/|^\/(robots\.txt|healthz|readyz|metrics|oembed|manifest\.webmanifest|dienst\.js)$|\.(atom|json|csv|ics)$|^\/ik\/gegevens\/alles\.html$|\/voorbeeld\.html$|:id\/volgen$|^\/(seintjes|mijn-tafel|moderatie|moderatie\/meldingen)\/volgen$|^\/vragen\/lijkt-op$/;

/** Patterns of all pages that the running router has, but for the set-up, which is over. */
export const patternsOfPages = (wijk: RunningWijk): readonly string[] =>
  wijk.wijk.routes
    .filter(({ row }) => existsIn(row, "wijk"))
    .map(({ name }) => name.split(" "))
    .filter(([method, path = ""]) => method === "GET" && !notPages.test(path) && path !== "/inrichten")
    .map(([, path = ""]) => path);
