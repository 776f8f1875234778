import type { Metrics } from "../infrastructure/telemetry/index.ts";
import type { InventoryOptions } from "../modules/inventory/index.ts";

/** How the ledger's group commit is doing: how many documents share a transaction, how long they wait for it and how long it takes. */
export function ledgerMetrics(metrics: Metrics): NonNullable<InventoryOptions["onBatch"]> {
  const documents = metrics.histogram("ledger_batch_documents", "Stock documents committed in one transaction", [], [1, 2, 4, 8, 16, 32, 64, 128, 256]);
  const wait = metrics.histogram("ledger_wait_seconds", "Wait of a batch for its transaction");
  const commit = metrics.histogram("ledger_commit_seconds", "Duration of the ledger's transactions");
  return (count, waitMs, commitMs) => {
    documents.observe({}, count);
    wait.observe({}, waitMs / 1000);
    commit.observe({}, commitMs / 1000);
  };
}
