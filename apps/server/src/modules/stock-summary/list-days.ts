import type { StockDayList, StockDayQuery } from "@lumbung/contracts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import { type Ctx, warehouseScope } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { formatScaled } from "../../shared/quantity.ts";
import { asOf } from "./list-summaries.ts";

interface Row {
  day: string;
  warehouse_id: string;
  quantity_in: string;
  quantity_out: string;
  transfer_in: string;
  transfer_out: string;
  value_in_minor: number;
  value_out_minor: number;
  movements: number;
}

/** Most rows of one answer: three years of days. */
const daysMax = 1100;

/** A SKU's business days, the newest first; values only with cost:read. */
export async function listDays(db: Database, ctx: Ctx, query: StockDayQuery): Promise<StockDayList> {
  const valuesShown = ctx.actor.permissions.has("cost:read");
  return db.read(ctx, async (read) => {
    const [sku] = await read.tx.query<{ variant_id: string; scale: number }>(
      "SELECT variant_id, scale FROM catalogue_variant WHERE tenant_id = $1 AND sku_key = case_key($2)",
      [ctx.tenantId, query.sku],
    );
    if (!sku) throw new AppError("NOT_FOUND", { sku: query.sku });
    const reached = await asOf(read);
    const rows = await read.tx.query<Row>(
      `SELECT day, warehouse_id, quantity_in::text, quantity_out::text, transfer_in::text, transfer_out::text,
              least(value_in_minor, ${Number.MAX_SAFE_INTEGER}) AS value_in_minor, least(value_out_minor, ${Number.MAX_SAFE_INTEGER}) AS value_out_minor, movements
         FROM stock_daily
        WHERE tenant_id = $1 AND variant_id = $2 AND ($3::uuid[] IS NULL OR warehouse_id = ANY ($3)) AND ($4::uuid IS NULL OR warehouse_id = $4)
          AND ($5::date IS NULL OR day >= $5) AND ($6::date IS NULL OR day <= $6)
        ORDER BY day DESC, warehouse_id LIMIT ${daysMax}`,
      [ctx.tenantId, sku.variant_id, warehouseScope(ctx), query.warehouseId ?? null, query.from ?? null, query.to ?? null],
    );
    const items = rows.map((row) => ({
      day: row.day,
      warehouseId: row.warehouse_id,
      quantityIn: formatScaled(BigInt(row.quantity_in), sku.scale),
      quantityOut: formatScaled(BigInt(row.quantity_out), sku.scale),
      transferIn: formatScaled(BigInt(row.transfer_in), sku.scale),
      transferOut: formatScaled(BigInt(row.transfer_out), sku.scale),
      valueInMinor: valuesShown ? row.value_in_minor : null,
      valueOutMinor: valuesShown ? row.value_out_minor : null,
      movements: row.movements,
    }));
    return { items, asOf: reached };
  });
}
