import type { TxCtx } from "../../infrastructure/postgres/index.ts";

/** Which of these documents the ledger holds. */
export async function findPostedDocuments(ctx: TxCtx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.tx.query<{ document_id: string }>("SELECT document_id FROM ledger_document WHERE tenant_id = $1 AND document_id = ANY ($2)", [
    ctx.tenantId,
    ids,
  ]);
  return new Set(rows.map((row) => row.document_id));
}

/** Of these SKUs, those that documents outside the import have moved. */
export async function findUsedElsewhere(ctx: TxCtx, importId: string, variantIds: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.tx.query<{ variant_id: string }>(
    `SELECT DISTINCT l.variant_id FROM stock_leg l
       JOIN ledger_document d ON d.tenant_id = l.tenant_id AND d.document_id = l.document_id
      WHERE l.tenant_id = $1 AND l.variant_id = ANY ($2) AND d.import_id IS DISTINCT FROM $3`,
    [ctx.tenantId, variantIds, importId],
  );
  return new Set(rows.map((row) => row.variant_id));
}

/** Documents and movements of an import in the ledger, by type. */
export async function countPosted(
  ctx: TxCtx,
  importId: string,
): Promise<{ type: "opening" | "issue" | "return" | "adjustment"; documents: number; movements: number }[]> {
  return ctx.tx.query(
    `SELECT type, count(*)::integer AS documents, sum(line_count)::integer AS movements
       FROM ledger_document WHERE tenant_id = $1 AND import_id = $2 AND type <> 'reversal' GROUP BY type`,
    [ctx.tenantId, importId],
  );
}

/** Products an import made or brought back, and how many of them are services. */
export async function countProducts(ctx: TxCtx, importId: string): Promise<{ created: number; services: number }> {
  const [row] = await ctx.tx.query<{ created: number; services: number }>(
    `SELECT count(*)::integer AS created, (count(*) FILTER (WHERE NOT v.stocked))::integer AS services
       FROM import_product p JOIN catalogue_variant v ON v.tenant_id = p.tenant_id AND v.variant_id = p.variant_id
      WHERE p.tenant_id = $1 AND p.import_id = $2`,
    [ctx.tenantId, importId],
  );
  return row ?? { created: 0, services: 0 };
}

/** The reversal document that took an import back, where there is one. */
export async function findUndoDocument(ctx: TxCtx, importId: string): Promise<string | null> {
  const [row] = await ctx.tx.query<{ document_id: string }>(
    "SELECT document_id FROM ledger_document WHERE tenant_id = $1 AND import_id = $2 AND type = 'reversal'",
    [ctx.tenantId, importId],
  );
  return row?.document_id ?? null;
}

/** SKUs of an import of which less is left than it brought in: what stands in the way of undoing it, at most 100. */
export async function findSkusGoneOn(ctx: TxCtx, importId: string, warehouseId: string): Promise<{ sku: string; broughtIn: string; available: string }[]> {
  return ctx.tx.query(
    `WITH own AS (
       SELECT document_id FROM ledger_document WHERE tenant_id = $1 AND import_id = $2
       UNION
       SELECT r.document_id FROM ledger_document r JOIN ledger_document d ON d.tenant_id = r.tenant_id AND d.document_id = r.reverses_document_id
        WHERE r.tenant_id = $1 AND d.import_id = $2),
     net AS (
       SELECT l.variant_id, sum(l.delta)::bigint AS delta FROM stock_leg l
        WHERE l.tenant_id = $1 AND l.location_id = $3 AND l.document_id IN (SELECT document_id FROM own)
          AND l.variant_id IN (SELECT s.variant_id FROM ledger_place_stock s WHERE s.tenant_id = $1 AND s.location_id = $3)
        GROUP BY l.variant_id)
     SELECT v.sku, trim_scale(n.delta * 10::numeric ^ -v.scale)::text AS "broughtIn", trim_scale(s.available * 10::numeric ^ -v.scale)::text AS available
       FROM net n
       JOIN ledger_place_stock s ON s.tenant_id = $1 AND s.variant_id = n.variant_id AND s.location_id = $3
       JOIN catalogue_variant v ON v.tenant_id = $1 AND v.variant_id = n.variant_id
      WHERE s.available < n.delta ORDER BY v.sku LIMIT 100`,
    [ctx.tenantId, importId, warehouseId],
  );
}
