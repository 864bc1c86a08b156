import type { Clock } from "../kernel/clock.ts";
import type { JoinRequestId } from "../kernel/ids.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DoorTransaction } from "./identity.ts";
import { canBeVouched } from "./join-request.ts";
import { type JoiningLetters, tellAdministrators } from "./joining-letters.ts";
import { writeLetter, writeToGuest } from "./letters.ts";
import type { Resident } from "./resident.ts";
import { newToken } from "./secrets.ts";

/** A name that more neighbours have than this says too little about whom to ask. */
const mostOfOneName = 3;

/** Where the link of a letter to a member who may vouch leads. */
export const vouchAddress = (origin: string, link: string): string => `${origin}/instaan/${link}`;

/**
 * After somebody asked to join: the members whom they named get a letter, or, when there are too few of those, the
 * administrators. The newcomer gets a letter that says the same in every case. Once, however often this runs.
 */
export const askAround =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly letters: JoiningLetters;
    readonly clock: Clock;
    readonly origin: string;
  }): ((id: JoinRequestId) => Promise<void>) =>
  (id) =>
    dependencies.unitOfWork(async (transaction) => {
      const { letters, origin, clock } = dependencies;
      const { joinRequests } = transaction;
      const at = clock();
      const request = await joinRequests.byIdLocked(id);
      if (request === null || !(await joinRequests.markTold(id, at))) return;
      const wijk = (await transaction.wijk.read())?.name ?? "";
      const { name, email, language } = request;

      const member = await transaction.addresses.residentWith(email);
      if (member !== null) {
        await joinRequests.remove(id);
        const words = letters.alreadyIn({ wijk, link: `${origin}/inloggen` });
        await writeLetter(transaction, { words, to: member, kind: "already-in" }, at);
        return;
      }

      await writeToGuest(
        transaction,
        { words: letters.received({ wijk, name }), to: email, language, kind: "join-received" },
        at,
      );
      for (const neighbour of await namedMembers(transaction, request.named)) {
        const link = newToken();
        const asked = await joinRequests.askToVouch(id, { residentId: neighbour.id, link, answer: null });
        if (!asked) continue;
        const words = letters.vouch({
          wijk,
          member: neighbour.name,
          name,
          words: request.words,
          link: vouchAddress(origin, link),
        });
        await writeLetter(transaction, { words, to: neighbour.id, kind: "vouch" }, at);
      }
      if (canBeVouched(request, await joinRequests.answers(id))) return;
      const link = `${origin}/beheer/aanvragen`;
      await tellAdministrators(transaction, (administrator) => letters.waits({ wijk, name: administrator, link }), at);
    });

/** The members behind names or e-mail addresses, each once. */
const namedMembers = async (
  { residents, addresses }: DoorTransaction,
  named: readonly string[],
): Promise<readonly Resident[]> => {
  const found = new Map<string, Resident>();
  for (const typed of named) {
    const byAddress = typed.includes("@") ? await addresses.residentWith(typed) : null;
    const one = byAddress === null ? null : await residents.byId(byAddress);
    const called = one === null ? await residents.byName(typed) : [one];
    if (called.length <= mostOfOneName) for (const member of called) found.set(member.id, member);
  }
  return [...found.values()];
};
