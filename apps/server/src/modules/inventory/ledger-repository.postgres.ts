import { type Database, isUnavailable, sqlState } from "../../infrastructure/postgres/index.ts";
import { encodeBatch } from "./encode-batch.ts";
import type { LedgerRepository } from "./ledger-repository.ts";
import type { Outcome, Submission } from "./submission.ts";

const argumentCount = 40;

const statement = {
  name: "post_documents",
  text: `SELECT ord, outcome, body FROM post_documents(${Array.from({ length: argumentCount }, (_, index) => `$${index + 1}`).join(", ")})`,
};

/** Attempts at a batch that met another process on the same keys (R-IDM-7). */
const attemptsMax = 5;

/**
 * Deadlock, serialization failure, or a unique key (idempotency key, reversal) that another process took in the same
 * moment: the whole batch rolled back, and posting it again finds what the other one has written.
 */
const retryable = new Set(["40001", "40P01", "23505"]);

export function createLedgerRepository(db: Pick<Database, "call">): LedgerRepository {
  async function post(tenantId: string, batch: readonly Submission[], recordedAt: Date): Promise<Outcome[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        const rows = await db.call<{ ord: number; outcome: Outcome["outcome"]; body: string }>(tenantId, {
          ...statement,
          values: encodeBatch(tenantId, recordedAt, batch),
        });
        const outcomes: Outcome[] = new Array(batch.length);
        for (const row of rows) outcomes[row.ord - 1] = row;
        return outcomes;
      } catch (error) {
        const state = sqlState(error);
        if (state !== undefined && retryable.has(state) && attempt < attemptsMax) continue;
        // A number too large is the document's own fault; alone in its batch it is told apart from its neighbours.
        if (state === "22003" && batch.length === 1) return [{ outcome: "refused", body: JSON.stringify({ code: "OUT_OF_RANGE", details: {} }) }];
        // Where the connection broke the batch may have been committed: sending it again could post it twice.
        if (state !== undefined && !isUnavailable(error) && batch.length > 1) return oneByOne(tenantId, batch, recordedAt);
        throw error;
      }
    }
  }

  /** PostgreSQL refused the batch as a whole: find the document it minds without hurting the others. */
  async function oneByOne(tenantId: string, batch: readonly Submission[], recordedAt: Date): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const submission of batch) {
      try {
        outcomes.push(...(await post(tenantId, [submission], recordedAt)));
      } catch (cause) {
        const code = isUnavailable(cause) ? "DATABASE_UNAVAILABLE" : "INTERNAL";
        outcomes.push({ outcome: "refused", body: JSON.stringify({ code, details: {} }), cause });
      }
    }
    return outcomes;
  }

  return { post };
}
