import type postgres from "postgres";
import type { PostId, ResidentId } from "../../../src/kernel/ids.ts";
import type { Person } from "../../support/person.ts";
import type { RunningWijk } from "../../support/running-wijk.ts";
import type { Role } from "./callers.ts";
import { idIn } from "./found.ts";

/** What the rows about private threads are about. Every thing is new each time that it is made. */
export const privateMakers = (given: {
  readonly wijk: RunningWijk;
  readonly sql: postgres.Sql;
  idOfMember(name: string): string;
  did(role: Role, path: string, fields?: Readonly<Record<string, string>>): Promise<string>;
  asked(audience: "wijk" | "everyone"): Promise<{ readonly id: string; readonly answer: string }>;
  join(name: string): Promise<Person>;
}): Readonly<Record<string, () => Promise<string>>> => {
  const { wijk, sql, idOfMember, did, asked } = given;
  const nobody = "00000000-0000-4000-8000-000000000000";
  let newcomers = 0;
  let firstRequest: string | null = null;

  let keptBlock = nobody;
  /** The asker blocks nobody but `blocked`, whom they block for good. */
  const unblocked = () => sql`delete from identity.message_block where id <> ${keptBlock}`;
  /** Asker and wijkwijzer, each time about another question. */
  const askedBack = async (): Promise<string> => {
    await unblocked();
    const { id } = await asked("wijk");
    const opened = await wijk.wijk.useCases.openPrivateThread({
      questionId: id as PostId,
      from: idOfMember("Wil") as ResidentId,
      text: "Wat bedoel je?",
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
    return opened.value;
  };
  /** Asker and answerer. Two have only one such conversation, so that each is made into one about some question. */
  const request = async (): Promise<string> => {
    await unblocked();
    await sql`delete from identity.private_thread where state = 'asked' and id <> ${firstRequest ?? nobody}`;
    const { answer } = await asked("wijk");
    const done = await did("asker", `/gesprekken/nieuw/${answer}`, { text: "Mag ik?" });
    await sql`update identity.private_thread set question_id = gen_random_uuid() where question_id is null`;
    return idIn(done, /gesprekken\/([0-9a-f-]{36})/);
  };
  /** The first one stays, for rows that only look. */
  const keptRequest = async (): Promise<string> => {
    const id = await request();
    firstRequest ??= id;
    return id;
  };
  const agreed = async (): Promise<string> => {
    const id = await request();
    await did("answerer", `/gesprekken/${id}/ja`);
    return id;
  };
  const lastMessage = async (thread: string): Promise<string> => {
    const [row] = await sql`select id from identity.message where thread_id = ${thread} order by position desc limit 1`;
    return String(row?.id);
  };
  const reported = async (): Promise<string> => {
    const message = await lastMessage(await askedBack());
    await did("asker", `/berichten/${message}/klopt-niet`, { reason: "Niet vriendelijk", upTo: "1" });
    const [row] = await sql`select id from identity.message_report where message_id = ${message}`;
    return String(row?.id);
  };
  let conversation: Promise<string> | null = null;
  /** There is one: whoever is blocked cannot begin another. */
  const withBlocked = (): Promise<string> => {
    conversation ??= blocking();
    return conversation;
  };
  const blocking = async (): Promise<string> => {
    const { id: questionId } = await asked("wijk");
    const done = await did("blocked", `/gesprekken/nieuw/${questionId}`, { text: "Mag ik?" });
    const id = idIn(done, /gesprekken\/([0-9a-f-]{36})/);
    await did("asker", `/gesprekken/${id}/ja`);
    await did("asker", `/gesprekken/${id}/blokkeren`);
    const [block] = await sql`select id from identity.message_block`;
    keptBlock = String(block?.id);
    return id;
  };
  return {
    "conversation with who is blocked": withBlocked,
    "asked back": askedBack,
    request: keptRequest,
    "between neighbours": agreed,
    "message of the wijkwijzer": async () => lastMessage(await askedBack()),
    "message of the answerer": async () => {
      const id = await agreed();
      await did("answerer", `/gesprekken/${id}/berichten`, { text: "Vraag maar" });
      return lastMessage(id);
    },
    "block by the asker": async () => {
      await unblocked();
      await did("asker", `/gesprekken/${await agreed()}/blokkeren`);
      const [row] = await sql`select id from identity.message_block where id <> ${keptBlock}`;
      return String(row?.id);
    },
    "post of somebody else": async () => {
      newcomers += 1;
      const somebody = await given.join(`Nieuw${newcomers}`);
      const page = await somebody.post("/vragen", {
        title: "Wie weet een kapper?",
        text: "",
        theme: "anders",
        audience: "wijk",
        outside: "standin",
      });
      return idIn(page.url, /vragen\/([0-9a-f-]{36})/);
    },
    report: reported,
    "decided report": async () => {
      const id = await reported();
      await did("moderator", `/moderatie/meldingen/${id}/sluiten`);
      return id;
    },
  };
};
