import type { PostDocument } from "@lumbung/contracts";
import type { EventWakeUp } from "../../infrastructure/events/index.ts";
import type { Route } from "../../infrastructure/http/index.ts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import type { InventoryDeps } from "./deps.ts";
import { createGroupCommit } from "./group-commit.ts";
import { createLedgerRepository } from "./ledger-repository.postgres.ts";
import type { LedgerDocument } from "./movement.ts";
import { postDocument, postLedgerDocument, postMany } from "./post-documents.ts";
import { previewDocument } from "./preview/preview-document.ts";
import { reverseDocument } from "./reverse-document.ts";
import { reverseImport } from "./reverse-import.ts";
import { inventoryRoutes } from "./routes.ts";
import { createStockRepository } from "./stock-repository.postgres.ts";
import { verifyLedger } from "./verify.ts";

export type { LedgerDocument, LedgerLine, Place } from "./movement.ts";

export interface InventoryOptions {
  readonly db: Database;
  readonly wakeUp: EventWakeUp;
  readonly clock: Clock;
  readonly groupCommit: boolean;
  /** Documents waiting in this process before callers get OVERLOADED. */
  readonly queueMax: number;
  readonly onBatch?: (documents: number, waitMs: number, commitMs: number) => void;
}

/** A document of a flow, with the key that makes posting it repeatable (an import's document id, for instance). */
export interface FlowDocument {
  readonly document: LedgerDocument;
  readonly idempotencyKey: string | null;
}

/** Documents in one transaction: beyond this the latency of a batch grows and its throughput does not. */
const batchMax = 256;
const batchLinesMax = 4000;
/** Batches in flight at once, over all tenants. */
const lanesMax = 8;

export function createInventory(options: InventoryOptions) {
  const ledger = createLedgerRepository(options.db);
  const deps: InventoryDeps = {
    db: options.db,
    wakeUp: options.wakeUp,
    stock: createStockRepository(options.db),
    groupCommit: createGroupCommit({
      post: (tenantId, batch) => ledger.post(tenantId, batch, options.clock.now()),
      enabled: options.groupCommit,
      batchMax,
      batchLinesMax,
      queueMax: options.queueMax,
      lanesMax,
      ...(options.onBatch ? { onBatch: options.onBatch } : {}),
    }),
  };
  return {
    /** Posts a document as the API takes it; JSON text of contract `PostedDocument`. */
    postDocument: (ctx: Ctx, input: PostDocument) => postDocument(deps, ctx, input, null),
    /** What posting it would answer, with every problem at its place. */
    previewDocument: (ctx: Ctx, input: PostDocument) => previewDocument(deps, ctx, input),
    /** Posts a document a flow has made; JSON text of contract `PostedDocument`. */
    postLedgerDocument: (ctx: Ctx, entry: FlowDocument) => postLedgerDocument(deps, ctx, entry.document, claimOf(entry)),
    /** Posts many, each on its own: `{body}` or `{error}` per document, in order. */
    postDocuments: (ctx: Ctx, entries: readonly FlowDocument[]) =>
      postMany(
        deps,
        ctx,
        entries.map((entry) => ({ document: () => entry.document, claim: claimOf(entry) })),
      ),
    reverseDocument: (ctx: Ctx, input: { id: string; reason: string; effectiveAt?: string }) => reverseDocument(deps, ctx, input, null),
    reverseImport: (ctx: Ctx, input: { importId: string; warehouseId: string; reason: string }) => reverseImport(deps, ctx, input),
    /** I1, I2 and the append-only rule for the tenant of `ctx`; empty when sound. */
    verify: (ctx: TxCtx) => verifyLedger(ctx),
    routes: inventoryRoutes(deps) as readonly Route[],
    /** Documents waiting for their transaction. */
    queueDepth: () => deps.groupCommit.depth(),
    /** Resolves when every submitted document has its answer (shutdown). */
    drain: () => deps.groupCommit.drain(),
  };
}

export type Inventory = ReturnType<typeof createInventory>;

/** The key alone says what a flow's document is: its content is made from the same source every time. */
function claimOf(entry: FlowDocument) {
  return entry.idempotencyKey === null ? null : { key: entry.idempotencyKey, requestHash: Buffer.alloc(0) };
}
