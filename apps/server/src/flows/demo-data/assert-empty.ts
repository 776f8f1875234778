import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";

/** Every reference of the demo's documents, and every SKU of its goods, begins with it. */
export const demoMark = "DEMO-";

/** Throws NOT_EMPTY for a business that has goods or documents other than the demo's own: filling may be repeated, never mixed with real trade. */
export async function assertEmpty(read: TxCtx): Promise<void> {
  const [found] = await read.tx.query<{ products: boolean; documents: boolean }>(
    `SELECT EXISTS (SELECT FROM catalogue_variant WHERE tenant_id = $1 AND NOT starts_with(sku, $2)) AS products,
            EXISTS (SELECT FROM stock_document WHERE tenant_id = $1 AND (reference IS NULL OR NOT starts_with(reference, $2))) AS documents`,
    [read.tenantId, demoMark],
  );
  if (found?.products || found?.documents) throw new AppError("NOT_EMPTY", { products: found.products, documents: found.documents });
}
