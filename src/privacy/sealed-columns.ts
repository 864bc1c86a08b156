type Row = Readonly<Record<string, unknown>>;

/** A column whose values are sealed, and under which purpose each of them opens. */
export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  /** What a row is found by; further columns are part of its key, or of its purpose. */
  readonly key: string;
  readonly alsoKey?: string;
  readonly alsoRead?: string;
  /** A trigger that refuses every change of a row. */
  readonly keptBy?: string;
  readonly purpose: (row: Row) => string;
};

const byId = (table: string, column: string, purpose: string, more: Partial<SealedColumn> = {}): SealedColumn => ({
  table,
  column,
  key: "id",
  purpose: ({ id }) => `${purpose}${id}`,
  ...more,
});

/** Every column with something sealed in it. `tests/platform/rotated-keys.test.ts` holds the list against the database. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: "identity.address",
    column: "sealed",
    key: "resident_id",
    purpose: ({ resident_id }) => `address:${resident_id}`,
  },
  byId("identity.letter", "sealed", "letter:"),
  byId("identity.join_request", "sealed", "join request:"),
  byId("identity.passkey", "name", "passkey:"),
  {
    table: "identity.participant",
    column: "sealed",
    key: "thread_id",
    alsoKey: "seat",
    purpose: ({ thread_id, seat }) => `seat:${thread_id}:${seat}`,
  },
  byId("identity.message", "sealed", "message:"),
  byId("identity.message_block", "sealed", "block:"),
  byId("identity.message_report", "sealed", "message report:"),
  byId("identity.message_report", "sealed_reason", "decision about a message:"),
  byId("identity.nameless_thread", "sealed", "nameless-thread:"),
  byId("identity.nameless_waiting", "sealed", "nameless-waiting:"),
  byId("identity.unsealing_step", "reason", "unsealing:", { keptBy: "unsealing_step_only_added" }),
  {
    table: "identity.spoken_question",
    column: "sealed",
    key: "id",
    alsoRead: "resident_id",
    purpose: ({ id, resident_id }) => `spoken question:${id}:${resident_id}`,
  },
  byId("identity.introduction_report", "sealed", "report of an introduction:"),
  byId("identity.registration", "sealed", "registration:"),
  byId("identity.post_report", "sealed_reporter", "reporter of a post:"),
  byId("identity.post_report", "sealed", "report of a post:"),
  byId("identity.post_report", "sealed_reason", "decision about a post:"),
  byId("identity.decision", "sealed", "decision about a member:"),
  {
    table: "identity.appeal",
    column: "sealed",
    key: "decision_id",
    purpose: ({ decision_id }) => `appeal:${decision_id}`,
  },
  {
    table: "identity.appeal",
    column: "sealed_answer",
    key: "decision_id",
    purpose: ({ decision_id }) => `answer to an appeal:${decision_id}`,
  },
  byId("signing_key", "private_sealed", "signing-key:"),
  byId("signing_key", "proof_private_sealed", "proof-key:"),
  { table: "service_desk", column: "api_key", key: "only", purpose: () => "key of the service desk" },
];
