import type postgres from "postgres";

/** Deliveries to one host that have not arrived. */
export type WaitingHost = {
  readonly host: string;
  readonly count: number;
  /** When the oldest of them was made. */
  readonly since: Date;
  /** Of the one that was tried most often. */
  readonly attempts: number;
  /** The last reason why one did not arrive: a code or short English phrase; `null` before the first attempt. */
  readonly reason: string | null;
  /** When we try again. */
  readonly next: Date;
};

/** Deliveries to one host that were given up for one reason. `since` is when the first of them was given up. */
export type GivenUpHost = Omit<WaitingHost, "next">;

export type DeliveryReport = {
  /** What waits and what was given up, worst first; at most 200 hosts each. */
  waitingAndGivenUp(): Promise<{ readonly waiting: readonly WaitingHost[]; readonly givenUp: readonly GivenUpHost[] }>;
};

const asDates = <Row extends { readonly since: Date }>(row: Row): Row => ({ ...row, since: new Date(row.since) });

/** What the administrator sees of the deliveries. */
export const deliveryReport = (sql: postgres.Sql): DeliveryReport => ({
  waitingAndGivenUp: async () => {
    const waiting = await sql<WaitingHost[]>`
      select d.host, count(*)::int as count, min(a.made_at) as since, max(d.attempts) as attempts,
        (array_agg(d.last_error order by d.attempts desc, d.id) filter (where d.last_error is not null))[1] as reason,
        min(d.due_at) as next
      from delivery d join outgoing_activity a on a.id = d.activity_id
      where d.done_at is null
      group by d.host order by count(*) desc, d.host limit 200`;
    const givenUp = await sql<GivenUpHost[]>`
      select d.host, count(*)::int as count, min(d.done_at) as since, max(d.attempts) as attempts,
        d.last_error as reason
      from delivery d
      where d.outcome = 'given-up'
      group by d.host, d.last_error order by max(d.done_at) desc, d.host limit 200`;
    return {
      waiting: waiting.map((row) => ({ ...asDates(row), next: new Date(row.next) })),
      givenUp: givenUp.map(asDates),
    };
  },
});
