import type { Clock } from "../kernel/clock.ts";
import { newId, type ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import { type Mode, modes } from "../kernel/mode.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { DeviceKind } from "../residents/device.ts";
import { readEmailAddress } from "../residents/email-address.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import { joinedMonth } from "../residents/resident.ts";
import { readResidentName } from "../residents/resident-name.ts";
import { codeInGroups, newPaperCode, normalCode } from "../residents/secrets.ts";
import { startSession } from "../residents/sessions.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { readHandle } from "./handle.ts";
import { problemsOf, readDoor, readLine } from "./wijk-form.ts";

/** What set-up needs of a transaction beyond what the door has. */
export type SetUpTransaction = DoorTransaction & {
  /** Makes the actors of the wijk, or of the gemeente, and of the server, and the keys with which they and all stand-ins sign. */
  readonly createWijkActors: (wijk: {
    readonly mode: Mode;
    readonly handle: string;
    readonly name: string;
    readonly place: string;
    readonly at: Date;
  }) => Promise<void>;
};

/**
 * To be called at every start. Gives the code that opens set-up, to be shown to whoever started the server: a new one
 * each time, and `null` once set-up is done or when `makesCode` is not wanted. Refuses with
 * `conflict` when this data belongs to another origin, of which the addresses are known to others already.
 */
export const prepareWijk =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly origin: string;
  }): ((wanted?: { readonly makesCode: boolean }) => Promise<Result<string | null>>) =>
  ({ makesCode } = { makesCode: true }) =>
    dependencies.unitOfWork(async ({ wijk }) => {
      const known = await wijk.read();
      if (known !== null && known.setUpAt !== null) {
        return known.origin === dependencies.origin
          ? ok(null)
          : refuse({ kind: "conflict", reason: `The data of this wijk belongs to ${known.origin}.` });
      }
      if (!makesCode) return ok(null);
      await wijk.keepOrigin(dependencies.origin);
      const code = newPaperCode(12);
      await wijk.keepSetUpCode(code);
      return ok(codeInGroups(code));
    });

export type SetUpCommand = {
  /** The square of a `wijk`, or a `gemeente`; a wijk where nothing was said. */
  readonly mode?: string;
  readonly code: string;
  readonly name: string;
  readonly place: string;
  readonly handle: string;
  readonly door: string;
  readonly administratorName: string;
  readonly email: string;
  /** Of the page on which it is set up: the first administrator reads it. */
  readonly language: Language;
  readonly clientAddress: string;
  /** What the administrator sets it up with. */
  readonly device?: DeviceKind | null;
};

/** Sets the wijk, or the gemeente, up. Gives the token of the session in which the first administrator is signed in. */
export type SetUp = (command: SetUpCommand) => Promise<Result<string>>;

const readMode = (typed: string | undefined): Result<Mode> => {
  const mode = typed === undefined ? "wijk" : modes.find((each) => each === typed);
  return mode === undefined ? refuse(invalid("mode", "mode-missing")) : ok(mode);
};

/**
 * Set-up, once, with the code that the server showed at its start: the wijk, or the gemeente, with its actors and keys, and the
 * first administrator, signed in. Tells everything that is wrong with the form at once.
 */
export const setUp =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<SetUpTransaction>;
    readonly rateLimit: RateLimit;
    readonly clock: Clock;
  }): SetUp =>
  async (command) => {
    const allowed = await dependencies.rateLimit("setUpPerAddress", command.clientAddress);
    if (!allowed.ok) return allowed;
    return dependencies.unitOfWork(async (transaction) => {
      const code = await checkCode(transaction, command.code);
      const mode = readMode(command.mode);
      const name = readLine(command.name, "name");
      const place = readLine(command.place, "place");
      const handle = readHandle(command.handle, "handle");
      const door = readDoor(command.door, mode.ok ? mode.value : "wijk");
      const administratorName = readResidentName(command.administratorName, "administratorName");
      const email = readEmailAddress(command.email, "email");
      if (!(code.ok && mode.ok && name.ok && place.ok && handle.ok && door.ok && administratorName.ok && email.ok)) {
        return refuse({
          kind: "invalid",
          problems: problemsOf(code, mode, name, place, handle, door, administratorName, email),
        });
      }
      const at = dependencies.clock();
      const identity = {
        mode: mode.value,
        name: name.value,
        place: place.value,
        handle: handle.value,
        door: door.value,
      };
      if (!(await transaction.wijk.setUp(identity, at))) return refuse(invalid("code", "code-used"));
      await transaction.createWijkActors({ ...identity, at });
      const id = newId<ResidentId>();
      await transaction.residents.add({
        id,
        name: administratorName.value,
        roles: ["administrator"],
        joinedMonth: joinedMonth(at),
        joinedBy: "set-up",
        postsToSee: 0,
        organisation: null,
        language: command.language,
      });
      await transaction.addresses.add(id, email.value, at);
      // Nobody has to tell them how it works here: they make it work.
      await transaction.addresses.arrive(id, at);
      return ok(await startSession(transaction, { residentId: id, device: command.device ?? null, at }));
    });
  };

const checkCode = async (transaction: DoorTransaction, typed: string): Promise<Result<null>> => {
  const code = normalCode(typed);
  if (code === "") return refuse(invalid("code", "code-missing"));
  return (await transaction.wijk.isSetUpCode(code)) ? ok(null) : refuse(invalid("code", "code-unknown"));
};
