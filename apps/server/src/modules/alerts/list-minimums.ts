import type { MinimumPage, MinimumQuery } from "@lumbung/contracts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import { type Ctx, warehouseScope } from "../../shared/context.ts";
import { decodeCursor, pageFrom } from "../../shared/pagination.ts";
import { formatScaled } from "../../shared/quantity.ts";

interface Row {
  variant_id: string;
  sku: string;
  sku_key: string;
  name: string;
  scale: number;
  warehouse_id: string;
  quantity: string;
  on_hand: string;
  updated_at: Date;
}

/** Minimum levels by SKU, within the caller's warehouses, with what is there now. */
export async function listMinimums(db: Database, ctx: Ctx, query: MinimumQuery): Promise<MinimumPage> {
  const after = query.cursor ? decodeCursor(query.cursor, ["text", "uuid"]) : [null, null];
  const rows = await db.read(ctx, ({ tx }) =>
    tx.query<Row & Record<string, unknown>>(
      `SELECT p.*, coalesce(l.on_hand, 0)::text AS on_hand FROM (
         SELECT m.variant_id, v.sku, v.sku_key, v.name, v.scale, m.warehouse_id, m.quantity::text, m.updated_at
           FROM minimum_level m JOIN catalogue_variant v ON v.tenant_id = $1 AND v.variant_id = m.variant_id
          WHERE m.tenant_id = $1 AND ($2::uuid[] IS NULL OR m.warehouse_id = ANY ($2)) AND ($3::uuid IS NULL OR m.warehouse_id = $3)
            AND ($4::text IS NULL OR v.sku_key = case_key($4)) AND ($5::text IS NULL OR (v.sku_key, m.warehouse_id) > ($5, $6::uuid))
          ORDER BY v.sku_key, m.warehouse_id LIMIT $7) p
       LEFT JOIN LATERAL (SELECT on_hand FROM inventory_level l
                           WHERE l.tenant_id = $1 AND l.variant_id = p.variant_id AND l.warehouse_id = p.warehouse_id) l ON true
       ORDER BY p.sku_key, p.warehouse_id`,
      [ctx.tenantId, warehouseScope(ctx), query.warehouseId ?? null, query.sku ?? null, after[0], after[1], query.limit + 1],
    ),
  );
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.sku_key, row.warehouse_id],
    (row) => ({
      variantId: row.variant_id,
      sku: row.sku,
      name: row.name,
      warehouseId: row.warehouse_id,
      minimum: formatScaled(BigInt(row.quantity), row.scale),
      onHand: formatScaled(BigInt(row.on_hand), row.scale),
      updatedAt: row.updated_at.toISOString(),
    }),
  );
}
