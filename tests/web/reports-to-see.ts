import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import type { PageToSee } from "./page-to-see.ts";

/** The wijk can report to the gemeente, though nobody is at the address. Gives the pages about that; `path` is a question of `asker`. */
export const reportsToSee = async (wijk: RunningWijk, at: Date) => {
  await wijk.wijk.doorUnitOfWork(({ serviceRequests }) =>
    serviceRequests.saveDesk(
      {
        ...{ kind: "signalen", name: "Gemeente Veldermeer", address: "http://127.0.0.1:9" },
        ...{ jurisdiction: null, apiKey: null, middle: { latitude: 52.1521, longitude: 5.3872 } },
      },
      [{ code: "/lantaarn", name: "Lantaarn is kapot", group: "Wegen" }],
      at,
    ),
  );
  return (path: string, asker: Person): Readonly<Record<string, readonly PageToSee[]>> => {
    const [desk, form] = ["/beheer/meldingen", `${path}/melden`];
    return {
      "/vragen/:id/melden": [
        { name: "report to the gemeente", path: form, as: asker },
        { name: "report, nothing chosen", path: form, as: asker, press: "Stuur naar de gemeente" },
      ],
      [desk]: [
        { name: "desk of the gemeente", path: desk, as: wijk.administrator },
        { name: "desk, out of reach", path: desk, as: wijk.administrator, press: "Bewaar en vraag het meldpunt" },
      ],
    };
  };
};
