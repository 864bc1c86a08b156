import postgres from "postgres";
import { expect, test } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";

/** Every table with who somebody is, by what it is for. */
const tables = [
  ...["address", "session", "sign_in", "letter", "attempt", "passkey", "passkey_challenge"],
  ...["nameless_thread", "nameless_waiting", "unsealing_step"],
  ...["letter_batch", "letter_code", "join_request", "voucher"],
  ...["letter_choice", "digest_reader", "notice_reader", "leaving", "me_too", "did_it_help", "spoken_question"],
  ...["private_thread", "participant", "message", "message_report", "message_block", "message_setting"],
  ...[
    "post_report",
    "introduction_report",
    "poll_ballot",
    "registration",
    "decision",
    "appeal",
    "appeal_opinion",
    "data_look",
  ],
];

test("the role that runs the square reads nothing of identity, and the door's role does", async () => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1 });
  const all = await sql`select table_name from information_schema.tables where table_schema = 'identity'`;
  expect(all.map(({ table_name }) => table_name).sort()).toEqual(tables.toSorted());
  await sql`set role wijk_square`;
  for (const table of tables) {
    await expect(sql`select * from ${sql(`identity.${table}`)}`, table).rejects.toThrow("permission denied");
  }
  await sql`set role wijk_door`;
  for (const table of tables) await sql`select * from ${sql(`identity.${table}`)}`;
  await sql.end();
  await database.drop();
});
