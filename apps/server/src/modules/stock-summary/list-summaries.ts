import type { AsOf, StockSummaryPage, StockSummaryQuery } from "@lumbung/contracts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import { type Ctx, warehouseScope } from "../../shared/context.ts";
import { decodeCursor, pageFrom } from "../../shared/pagination.ts";
import { formatScaled } from "../../shared/quantity.ts";

interface Row {
  variant_id: string;
  sku: string;
  sku_key: string;
  scale: number;
  warehouse_id: string;
  total_in: string;
  total_out: string;
  current_stock: string;
  last_movement_at: Date;
  position: number;
}

/** How far the read models of the tenant have come; position 0 before the first movement. */
export async function asOf(ctx: TxCtx): Promise<AsOf> {
  const [row] = await ctx.tx.run<{ position: number; recorded_at: Date | null }>({
    name: "stock_progress_read",
    text: "SELECT position, recorded_at FROM stock_progress WHERE tenant_id = $1",
    values: [ctx.tenantId],
  });
  return { position: row?.position ?? 0, recordedAt: row?.recorded_at?.toISOString() ?? null };
}

/** Totals per SKU and warehouse, by SKU, within the caller's warehouses. */
export async function listSummaries(db: Database, ctx: Ctx, query: StockSummaryQuery): Promise<StockSummaryPage> {
  const after = query.cursor ? decodeCursor(query.cursor, ["text", "uuid"]) : [null, null];
  return db.read(ctx, async (read) => {
    const reached = await asOf(read);
    const rows = await read.tx.query<Row>(
      `SELECT s.variant_id, v.sku, v.sku_key, v.scale, s.warehouse_id, s.total_in::text, s.total_out::text, s.current_stock::text, s.last_movement_at, s.position
         FROM catalogue_variant v JOIN stock_summary s ON s.tenant_id = v.tenant_id AND s.variant_id = v.variant_id
        WHERE v.tenant_id = $1 AND ($2::uuid[] IS NULL OR s.warehouse_id = ANY ($2)) AND ($3::uuid IS NULL OR s.warehouse_id = $3)
          AND ($4::text IS NULL OR v.sku_key = case_key($4)) AND ($5::text IS NULL OR (v.sku_key, s.warehouse_id) > ($5, $6::uuid))
        ORDER BY v.sku_key, s.warehouse_id LIMIT $7`,
      [ctx.tenantId, warehouseScope(ctx), query.warehouseId ?? null, query.sku ?? null, after[0], after[1], query.limit + 1],
    );
    const page = pageFrom(
      rows,
      query.limit,
      (row) => [row.sku_key, row.warehouse_id],
      (row) => ({
        variantId: row.variant_id,
        sku: row.sku,
        warehouseId: row.warehouse_id,
        totalIn: formatScaled(BigInt(row.total_in), row.scale),
        totalOut: formatScaled(BigInt(row.total_out), row.scale),
        currentStock: formatScaled(BigInt(row.current_stock), row.scale),
        lastMovementAt: row.last_movement_at.toISOString(),
        position: row.position,
      }),
    );
    return { ...page, asOf: reached };
  });
}
