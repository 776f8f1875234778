import type { Outcome, Submission } from "./submission.ts";

/** The ledger's write side as the use cases see it. */
export interface LedgerRepository {
  /**
   * Posts documents of one tenant in one transaction, each with its own outcome, in order. Throws only when nothing was
   * posted at all.
   */
  post(tenantId: string, batch: readonly Submission[], recordedAt: Date): Promise<Outcome[]>;
}
