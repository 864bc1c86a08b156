import { createPasskeyDevice } from "../support/passkey-device.ts";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import type { PageToSee } from "./page-to-see.ts";

/** The pages about signing in and one's own data, of somebody with a passkey who signed in just now, and of one who did earlier. */
export const keysToSee = async (
  wijk: RunningWijk,
  { anneke, daan }: { readonly anneke: Person; readonly daan: Person },
): Promise<Readonly<Record<string, readonly PageToSee[]>>> => {
  const owner = await wijk.neighbour("Pim");
  const asked = JSON.parse((await owner.post("/ik/passkeys/begin")).html);
  const answer = createPasskeyDevice(wijk.origin).make(asked);
  const { html } = await owner.post("/ik/passkeys", { answer, name: "De telefoon van Pim" });
  const planned = await wijk.neighbour("Teun");
  await planned.post("/ik/weggaan", { words: "answers", when: "later", sure: "yes" });
  const remove = /\/ik\/passkeys\/[0-9a-f-]{36}\/weg/.exec(html)?.[0] ?? "/no-passkey-on-the-page";
  return {
    "/ik/inloggen": [
      { name: "signing in and devices", path: "/ik/inloggen", as: owner },
      { name: "signing in and devices, a while ago", path: "/ik/inloggen", as: anneke },
    ],
    "/ik/gegevens": [
      { name: "my data", path: "/ik/gegevens", as: owner },
      { name: "my data, a while ago", path: "/ik/gegevens", as: daan },
    ],
    "/ik/weggaan": [
      { name: "leaving", path: "/ik/weggaan", as: owner },
      { name: "leaving, a while ago", path: "/ik/weggaan", as: daan },
      { name: "leaving, planned", path: "/ik/weggaan", as: planned },
    ],
    "/ik/passkeys/:id/weg": [{ name: "remove a passkey", path: remove, as: owner }],
  };
};
