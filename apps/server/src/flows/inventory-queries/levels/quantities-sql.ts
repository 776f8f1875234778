/**
 * SQL of the quantities of one row `p` (variant_id, warehouse_id): the balances themselves, never a read model (R-IDM-5).
 * @param summed the row stands for the warehouses of `warehouses` (a uuid[], NULL: all) instead of `p.warehouse_id`
 * @param asOf parameter holding an instant, or null for now. The past is the balance less what came later, or all up to
 * then, whichever side of the SKU's history is the shorter (R-BAK-1); reservations have no history.
 */
export function quantitiesSql(summed: boolean, warehouses: string, asOf: string | null): string {
  const within = (column: string) => (summed ? `(${warehouses}::uuid[] IS NULL OR ${column} = ANY (${warehouses}))` : `${column} = p.warehouse_id`);
  const now = `SELECT coalesce(sum(b.on_hand), 0)::bigint AS on_hand, coalesce(sum(b.reserved), 0)::bigint AS reserved
    FROM stock_balance b WHERE b.tenant_id = $1 AND b.variant_id = p.variant_id AND ${within("b.warehouse_id")}`;
  if (asOf === null) return now;
  const ofSku = "m.tenant_id = $1 AND m.variant_id = p.variant_id";
  const change = (when: string) => `coalesce((
      SELECT sum(CASE WHEN m.to_warehouse_id IS NOT NULL AND ${within("m.to_warehouse_id")} THEN m.quantity ELSE 0 END
               - CASE WHEN m.from_warehouse_id IS NOT NULL AND ${within("m.from_warehouse_id")} THEN m.quantity ELSE 0 END)
        FROM movement m WHERE ${ofSku} AND m.effective_at ${when} ${asOf}::timestamptz), 0)::bigint`;
  return `SELECT CASE WHEN ${asOf}::timestamptz - history.first < history.last - ${asOf}::timestamptz THEN ${change("<=")}
                      ELSE now.on_hand - ${change(">")} END AS on_hand, 0::bigint AS reserved
            FROM (${now}) now,
                 (SELECT (SELECT m.effective_at FROM movement m WHERE ${ofSku} ORDER BY m.effective_at, m.position LIMIT 1) AS first,
                         (SELECT m.effective_at FROM movement m WHERE ${ofSku} ORDER BY m.effective_at DESC, m.position DESC LIMIT 1) AS last) history`;
}

/**
 * Whether any of the row's stock is left: what was archived is listed as long as there is. Not written as EXISTS, which
 * the planner may answer by reading all balances into a hash table.
 */
export function anyStockSql(variant: string, warehouse: string): string {
  return `coalesce((SELECT true FROM stock_balance b WHERE b.tenant_id = $1 AND b.variant_id = ${variant} AND b.warehouse_id = ${warehouse}
                       AND (b.on_hand <> 0 OR b.reserved <> 0) LIMIT 1), false)`;
}

/** One item of the answer as JSON text, from a row `p` and its quantities `t`: built here, it is not parsed on its way. */
export const itemJson = `'{' || p.face || ',"warehouseId":' || coalesce('"' || p.warehouse_id || '"', 'null')
  || ',"onHand":"' || scaled_text(t.on_hand, p.scale) || '","reserved":"' || scaled_text(t.reserved, p.scale)
  || '","available":"' || scaled_text(t.on_hand - t.reserved, p.scale) || '","minimum":' || coalesce('"' || scaled_text(p.minimum, p.scale) || '"', 'null') || '}'`;

/** Face and scale of a SKU `u` that no row of level_entry `e` was found for. OFFSET keeps the planner from looking it up for every row. */
export const faceFallbackSql = `LEFT JOIN LATERAL (
  SELECT face, scale FROM level_face f WHERE f.tenant_id = $1::uuid AND f.variant_id = u.variant_id AND e.face IS NULL OFFSET 0) f ON true`;

/** Face, scale and minimum of the SKU of a row over its warehouses: one row, of NULLs where there is no entry. */
export function summedEntrySql(row: string, warehouses: string): string {
  return `SELECT min(e.face) AS face, min(e.scale) AS scale, sum(e.minimum)::bigint AS minimum
    FROM level_entry e WHERE e.tenant_id = $1 AND e.variant_id = ${row}.variant_id AND (${warehouses} IS NULL OR e.warehouse_id = ANY (${warehouses}))`;
}
