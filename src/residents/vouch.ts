import type { Clock } from "../kernel/clock.ts";
import type { Language } from "../kernel/language.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { admitMember } from "./admit-member.ts";
import type { DoorTransaction } from "./identity.ts";
import { canBeVouched, type JoinRequest, readVouchAnswer } from "./join-request.ts";
import { type JoiningLetters, tellAdministrators } from "./joining-letters.ts";
import { writeToGuest } from "./letters.ts";
import type { Proven } from "./residency-proof.ts";
import { vouchingProof } from "./residency-proof.ts";

/** Who asks to join, for whoever has the link of a letter that was not answered yet; `null` for any other link. */
export type ReadVouch = (link: string) => Promise<
  | (Pick<JoinRequest, "name" | "words"> & {
      /** That of the letter; `null` when the member who got it left. */
      readonly language: Language | null;
    })
  | null
>;

export const readVouch =
  (dependencies: { readonly unitOfWork: UnitOfWork<DoorTransaction>; readonly clock: Clock }): ReadVouch =>
  (link) =>
    dependencies.unitOfWork(async (transaction) => {
      const request = await openedBy(transaction, link, dependencies.clock());
      if (request === null) return null;
      const { name, words } = request;
      const asked = await transaction.joinRequests.ofLink(link);
      const member = asked === null ? null : await transaction.residents.byId(asked.member);
      return { name, words, language: member?.language ?? null };
    });

/** A member says yes or no with the link of the letter, which works once. With enough yeses the newcomer is a member. */
export type Vouch = (command: { readonly link: string; readonly answer: string }) => Promise<Result<null>>;

type Dependencies = {
  readonly unitOfWork: UnitOfWork<DoorTransaction>;
  readonly letters: JoiningLetters;
  readonly clock: Clock;
  readonly origin: string;
};

export const vouch =
  (dependencies: Dependencies): Vouch =>
  (command) =>
    dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      const { joinRequests } = transaction;
      const request = await openedBy(transaction, command.link, at);
      if (request === null) return refuse({ kind: "absent" });
      const answer = readVouchAnswer(command.answer);
      if (!answer.ok) return answer;
      if (!(await joinRequests.answer(command.link, answer.value))) return refuse(invalid("form", "link-expired"));
      const proven = await vouchingProof(transaction, request, at);
      if (proven.ok) await letIn(transaction, { request, proven: proven.value, ...dependencies }, at);
      else if (answer.value === "no" && !canBeVouched(request, await joinRequests.answers(request.id))) {
        const wijk = (await transaction.wijk.read())?.name ?? "";
        const link = `${dependencies.origin}/beheer/aanvragen`;
        await tellAdministrators(transaction, (name) => dependencies.letters.waits({ wijk, name, link }), at);
      }
      return ok(null);
    });

const openedBy = async ({ joinRequests }: DoorTransaction, link: string, at: Date): Promise<JoinRequest | null> => {
  const asked = await joinRequests.ofLink(link);
  const request = asked === null ? null : await joinRequests.byIdLocked(asked.request);
  return request !== null && request.expiresAt > at ? request : null;
};

/** Makes a member of who asked, takes the request out with everything in it, and writes the letter. */
export const letIn = async (
  transaction: DoorTransaction,
  given: {
    readonly request: JoinRequest;
    readonly proven: Proven;
    readonly letters: JoiningLetters;
    readonly origin: string;
  },
  at: Date,
) => {
  const { name, email, language } = given.request;
  const admitted = await admitMember(transaction, { proven: given.proven, name, email, language }, at);
  await transaction.joinRequests.removeWith(email);
  const wijk = (await transaction.wijk.read())?.name ?? "";
  const words = given.letters.admitted({ wijk, name, link: `${given.origin}/inloggen` });
  await writeToGuest(transaction, { words, to: email, language, kind: "admitted" }, at);
  return admitted;
};
