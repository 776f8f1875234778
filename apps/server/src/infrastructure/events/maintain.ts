import type { Database } from "../postgres/index.ts";

/** Days of the log that stay whatever the consumers have done, for clients that resume and people who look back. */
const keepDays = 7;
const daysAhead = 3;

/** Creates the next days' partitions and drops those that everybody has passed. Run at start and by a schedule. */
export async function maintainEventLog(db: Database): Promise<{ created: number; dropped: number }> {
  const [row] = await db.withSystemTransaction((tx) =>
    tx.query<{ created: number; dropped: number }>("SELECT created, dropped FROM event_log_maintain($1, make_interval(days => $2))", [daysAhead, keepDays]),
  );
  return row ?? { created: 0, dropped: 0 };
}
