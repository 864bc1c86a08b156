import type postgres from "postgres";
import { newId, type PasskeyId, type ResidentId } from "../../../src/kernel/ids.ts";
import type { RunningWijk } from "../../support/running-wijk.ts";

type Door = RunningWijk["wijk"]["doorUnitOfWork"];

/** Makes what the rows of passkeys and devices are about, of one person. */
export const keyMakers = (given: {
  readonly doorUnitOfWork: Door;
  readonly ownerId: () => Promise<ResidentId>;
  readonly now: () => Date;
}) => ({
  passkey: async (): Promise<string> => {
    const id = newId<PasskeyId>();
    const random = () => crypto.getRandomValues(new Uint8Array(32));
    const residentId = await given.ownerId();
    const passkey = { id, residentId, name: "Telefoon", counter: 0, madeAt: given.now(), usedOn: null };
    await given.doorUnitOfWork(({ passkeys }) =>
      passkeys.add({ ...passkey, credentialId: random(), publicKey: random(), userHandle: random() }),
    );
    return id;
  },
  device: async (): Promise<string> => {
    const residentId = await given.ownerId();
    const at = given.now();
    return given.doorUnitOfWork(async ({ sessions }) => {
      const before = new Set((await sessions.of(residentId, at)).map(({ id }) => id));
      const expiresAt = new Date(at.getTime() + 3_600_000);
      await sessions.start({ token: crypto.randomUUID(), residentId, device: "phone", at, expiresAt });
      return (await sessions.of(residentId, at)).find(({ id }) => !before.has(id))?.id ?? "no device";
    });
  },
});

/** Keeps who is signed in now, and gives the way to sign them all in again, with the same cookies. */
export const keepSignedIn = async (sql: postgres.Sql): Promise<() => Promise<void>> => {
  const kept = await sql`select * from identity.session`;
  return async () => {
    await sql`insert into identity.session ${sql(kept)} on conflict do nothing`;
  };
};
