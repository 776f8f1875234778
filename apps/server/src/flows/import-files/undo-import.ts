import { recordAudit } from "../../infrastructure/audit/index.ts";
import { type ImportRow, importRepository, withImportLock } from "../../modules/imports/index.ts";
import { type Ctx, requirePermission } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import type { ImportDeps } from "./deps.ts";
import { findSkusGoneOn, findUndoDocument, findUsedElsewhere } from "./ledger-reads.ts";

/**
 * Takes back everything an import has posted as one reversal document, archives the products it made that nothing else
 * has moved, and frees the file to be imported again. Refused where goods of the import have gone on (R-LED-3, R-NEG).
 * May be interrupted and repeated.
 * @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT, INSUFFICIENT_STOCK with the SKUs in details.skus
 */
export async function undoImport(deps: ImportDeps, ctx: Ctx, input: { id: string; reason?: string | undefined }): Promise<ImportRow> {
  requirePermission(ctx, "import:write");
  await load(deps, ctx, input.id);
  return withImportLock(deps.db, ctx.tenantId, input.id, async () => {
    const row = await load(deps, ctx, input.id);
    if (row.dryRun) throw new AppError("CONFLICT", { importId: row.id }, { detail: "A dry run has posted nothing." });
    if (row.status === "undone") throw new AppError("CONFLICT", { importId: row.id }, { detail: "This import was undone already." });
    await reverse(deps, ctx, row, input.reason);
    await deps.db.withTransaction(ctx, async (tx) => {
      const documentId = await findUndoDocument(tx, row.id);
      const made = await importRepository.findImportedProducts(tx, row.id);
      const used = await findUsedElsewhere(
        tx,
        row.id,
        made.map((product) => product.variantId),
      );
      const unused = made.filter((product) => !used.has(product.variantId)).map((product) => product.productId);
      await deps.catalogue.archiveProducts(tx, unused);
      await importRepository.markArchivedByUndo(tx, row.id, unused);
      await importRepository.markUndone(tx, row.id, documentId);
      await importRepository.dropContent(tx, row.id);
      await recordAudit(tx, {
        action: "import.undone",
        entityType: "import",
        entityId: row.id,
        after: { documentId, productsArchived: unused.length },
        reason: input.reason,
      });
      await deps.events.append(tx, {
        topic: "imports.import.undone",
        aggregateType: "import",
        aggregateId: row.id,
        payload: { importId: row.id, kind: row.kind, warehouseId: row.warehouseId, documentId },
      });
    });
    return load(deps, ctx, input.id);
  });
}

async function load(deps: ImportDeps, ctx: Ctx, id: string): Promise<ImportRow> {
  const row = await deps.db.read(ctx, (tx) => importRepository.findImport(tx, id));
  if (!row) throw new AppError("NOT_FOUND", { id });
  return row;
}

async function reverse(deps: ImportDeps, ctx: Ctx, row: ImportRow, reason: string | undefined): Promise<void> {
  try {
    await deps.inventory.reverseImport(ctx, { importId: row.id, warehouseId: row.warehouseId, reason: reason ?? `undo import ${row.fileName}` });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "INSUFFICIENT_STOCK") throw error;
    const skus = await deps.db.read(ctx, (tx) => findSkusGoneOn(tx, row.id, row.warehouseId));
    const named = skus.slice(0, 5).map((sku) => sku.sku);
    throw new AppError(
      "INSUFFICIENT_STOCK",
      { ...error.details, importId: row.id, skus },
      { detail: `Goods of this import have gone on: ${named.join(", ")}${skus.length > 5 ? " and more" : ""}.`, cause: error },
    );
  }
}
