import type { PostDocument } from "@lumbung/contracts";
import type { IdempotencyClaim } from "../../infrastructure/http/index.ts";
import { type Ctx, mayUseWarehouse, requirePermission } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import type { InventoryDeps } from "./deps.ts";
import type { LedgerDocument } from "./movement.ts";
import { linesOf } from "./movement.ts";
import { permissionFor } from "./policy.ts";
import { refusalOf } from "./refusal.ts";
import { type Outcome, submissionOf } from "./submission.ts";

/** A clock that runs ahead of ours by less than this is forgiven; beyond it, the date lies in the future. */
const clockSkewMs = 30_000;
/** A movement recorded later than this after it happened is back-dated (R-BAK-2). */
const presentMs = 5 * 60_000;

/**
 * Posts one document; all its lines or none.
 * @returns the finished answer as JSON text (contract `PostedDocument`)
 * @throws AppError INSUFFICIENT_STOCK, UNKNOWN_SKU, QUANTITY_SCALE, FUTURE_DATE, … with the line in its details
 */
export async function postDocument(deps: InventoryDeps, ctx: Ctx, input: PostDocument, claim: IdempotencyClaim | null): Promise<string> {
  return postLedgerDocument(deps, ctx, toLedgerDocument(ctx, input), claim);
}

/** Posts a document that is made already: reversals and imports come in here. */
export async function postLedgerDocument(deps: InventoryDeps, ctx: Ctx, document: LedgerDocument, claim: IdempotencyClaim | null): Promise<string> {
  const outcome = await deps.groupCommit.submit(submissionOf(ctx, document, claim));
  if (outcome.outcome === "refused") throw await refusalOf(deps, ctx, outcome);
  if (outcome.outcome === "posted") deps.wakeUp.signal();
  return outcome.body;
}

/** The same for many documents at once, each with its own outcome or error, in order. */
export async function postMany(
  deps: InventoryDeps,
  ctx: Ctx,
  entries: ReadonlyArray<{ document: () => LedgerDocument; claim: IdempotencyClaim | null }>,
): Promise<Array<{ body: string } | { error: unknown }>> {
  const answers = entries.map(async (entry): Promise<Outcome> => deps.groupCommit.submit(submissionOf(ctx, entry.document(), entry.claim)));
  const settled = await Promise.allSettled(answers);
  deps.wakeUp.signal();
  return Promise.all(
    settled.map(async (result) => {
      if (result.status === "rejected") return { error: result.reason };
      return result.value.outcome === "refused" ? { error: await refusalOf(deps, ctx, result.value) } : { body: result.value.body };
    }),
  );
}

/** Checks everything that needs no database: rights, scope, dates, reasons, currency, signs. */
export function toLedgerDocument(ctx: Ctx, input: PostDocument): LedgerDocument {
  requirePermission(ctx, permissionFor(input.type));
  assertWarehouses(ctx, input);
  const effectiveAt = effectiveInstant(ctx, input);
  if (input.type === "adjustment" && !input.reason) throw new AppError("REASON_REQUIRED", { type: input.type });
  if (input.approveNegative) {
    requirePermission(ctx, "inventory:approve-negative");
    if (!input.reason) throw new AppError("REASON_REQUIRED", { field: "approveNegative" });
  }
  return {
    id: newId(),
    type: input.type,
    warehouseId: input.warehouseId,
    toWarehouseId: input.type === "transfer" ? (input.toWarehouseId ?? input.warehouseId) : null,
    reference: input.reference ?? null,
    reason: input.reason ?? null,
    channel: input.channel ?? null,
    effectiveAt,
    approveNegative: input.approveNegative ?? false,
    currency: currencyOf(input),
    reversesDocumentId: null,
    importId: null,
    lines: linesOf(input),
  };
}

function assertWarehouses(ctx: Ctx, input: PostDocument): void {
  for (const warehouseId of [input.warehouseId, input.toWarehouseId]) {
    if (warehouseId !== undefined && !mayUseWarehouse(ctx, warehouseId)) throw new AppError("UNKNOWN_WAREHOUSE", { warehouseId });
  }
  if (input.type !== "transfer" && input.toWarehouseId !== undefined) {
    throw new AppError("VALIDATION_FAILED", { fields: [{ path: "toWarehouseId", message: "belongs to transfers only" }] });
  }
  if (input.type === "transfer" && input.toWarehouseId === undefined && input.lines.some((line) => line.toLocationId === undefined)) {
    throw new AppError("VALIDATION_FAILED", { fields: [{ path: "toWarehouseId", message: "a transfer needs a destination" }] });
  }
}

/** R-LED-5 orders by this instant; the past needs a right and a reason, the future is refused. */
export function effectiveInstant(ctx: Ctx, input: { effectiveAt?: string | undefined; reason?: string | undefined }): Date {
  const now = ctx.clock.now();
  if (input.effectiveAt === undefined) return now;
  const effectiveAt = new Date(input.effectiveAt);
  const aheadMs = effectiveAt.getTime() - now.getTime();
  if (aheadMs > clockSkewMs) throw new AppError("FUTURE_DATE", { effectiveAt: input.effectiveAt });
  if (aheadMs < -presentMs) {
    requirePermission(ctx, "inventory:backdate");
    if (!input.reason) throw new AppError("REASON_REQUIRED", { field: "effectiveAt" });
  }
  return aheadMs > 0 ? now : effectiveAt;
}

/** The one currency of the lines' costs; the ledger compares it with the tenant's. */
function currencyOf(input: PostDocument): string | null {
  let currency: string | null = null;
  for (const [index, { unitCost }] of input.lines.entries()) {
    if (unitCost === undefined) continue;
    if (currency !== null && unitCost.currency !== currency) throw new AppError("CURRENCY_MISMATCH", { line: index + 1, expected: currency });
    if (unitCost.amount < 0) throw new AppError("VALIDATION_FAILED", { fields: [{ path: `lines.${index}.unitCost.amount`, message: "must not be negative" }] });
    currency = unitCost.currency;
  }
  return currency;
}
