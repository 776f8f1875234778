import { counterLocations } from "../../shared/counter-locations.ts";

/**
 * The columns every source of `applySql` has: one row per SKU, warehouse and business day. Quantities in base unit ×
 * 10^scale, values in minor units.
 */
export const dayColumns = `variant_id, warehouse_id, day, quantity_in, quantity_out, transfer_in, transfer_out, issued,
  value_in_minor, value_out_minor, movements_in, movements_out, movements, last_at, position, scale`;

/** 10^scale without the cost of computing it for every row. */
const powers = "('{1,10,100,1000,10000,100000,1000000}'::numeric[])";

const sums = `sum(quantity_in)::bigint AS quantity_in, sum(quantity_out)::bigint AS quantity_out,
  sum(transfer_in)::bigint AS transfer_in, sum(transfer_out)::bigint AS transfer_out, sum(issued)::bigint AS issued,
  sum(value_in_minor)::bigint AS value_in_minor, sum(value_out_minor)::bigint AS value_out_minor,
  sum(movements_in)::integer AS movements_in, sum(movements_out)::integer AS movements_out, sum(movements)::integer AS movements,
  max(last_at) AS last_at, max(position) AS position, max(scale) AS scale`;

/** Adds the rows of a source of day rows up to one per key. */
export function sumDays(source: string): string {
  return `SELECT variant_id, warehouse_id, day, ${sums} FROM (${source}) days GROUP BY variant_id, warehouse_id, day`;
}

/** Value of a movement `m` in minor units, half up; the usual small numbers without decimal arithmetic. */
const worth = `CASE WHEN m.unit_cost_minor IS NULL THEN 0
  WHEN v.scale = 0 AND m.quantity < 2147483648 AND m.unit_cost_minor < 2147483648 THEN m.quantity * m.unit_cost_minor
  ELSE round(m.quantity::numeric * m.unit_cost_minor / ${powers}[v.scale + 1])::bigint END`;

/**
 * Movements as day rows, one per leg in a warehouse. A movement between two places of one warehouse changes no level
 * and is left out; one between two warehouses is a transfer, apart from what comes from and goes to the world outside.
 * @param movements SQL of rows of `movement`
 * @param zone parameter holding the tenant's time zone (R-IDM-8)
 */
export function legsOf(movements: string, zone: string): string {
  return `
    SELECT m.variant_id, leg.warehouse_id, (m.effective_at AT TIME ZONE ${zone})::date AS day,
           CASE WHEN leg.inward AND NOT leg.transfer THEN m.quantity ELSE 0 END AS quantity_in,
           CASE WHEN NOT leg.inward AND NOT leg.transfer THEN m.quantity ELSE 0 END AS quantity_out,
           CASE WHEN leg.inward AND leg.transfer THEN m.quantity ELSE 0 END AS transfer_in,
           CASE WHEN NOT leg.inward AND leg.transfer THEN m.quantity ELSE 0 END AS transfer_out,
           CASE WHEN NOT leg.inward AND m.to_location_id = '${counterLocations.customer}' AND m.type <> 'reversal' THEN m.quantity
                WHEN leg.inward AND m.from_location_id = '${counterLocations.customer}' AND m.type = 'reversal' THEN -m.quantity ELSE 0 END AS issued,
           CASE WHEN leg.inward AND NOT leg.transfer THEN ${worth} ELSE 0 END AS value_in_minor,
           CASE WHEN NOT leg.inward AND NOT leg.transfer THEN ${worth} ELSE 0 END AS value_out_minor,
           CASE WHEN leg.inward AND NOT leg.transfer THEN 1 ELSE 0 END AS movements_in,
           CASE WHEN NOT leg.inward AND NOT leg.transfer THEN 1 ELSE 0 END AS movements_out,
           1 AS movements, m.effective_at AS last_at, m.position, v.scale
      FROM (${movements}) m
     CROSS JOIN LATERAL (SELECT scale FROM stock_unit WHERE tenant_id = $1 AND variant_id = m.variant_id OFFSET 0) v
     CROSS JOIN LATERAL (VALUES (m.to_warehouse_id, true, m.from_warehouse_id IS NOT NULL),
                                (m.from_warehouse_id, false, m.to_warehouse_id IS NOT NULL)) AS leg(warehouse_id, inward, transfer)
     WHERE leg.warehouse_id IS NOT NULL AND m.from_warehouse_id IS DISTINCT FROM m.to_warehouse_id`;
}

/**
 * Adds day rows to the three read models in one statement: `$1` is the tenant, `$2` the first day of its window. Answers
 * one row {rows, position}: the keys touched and the highest movement position among them (null for none).
 * @param source SQL of day rows with the columns of `dayColumns`, one per key
 */
export function applySql(source: string): string {
  return `
    WITH days AS MATERIALIZED (${source}),
    summary AS (
      INSERT INTO stock_summary AS s (tenant_id, variant_id, warehouse_id, total_in, total_out, current_stock, recent_issued, last_movement_at, position)
      SELECT $1::uuid, variant_id, warehouse_id, sum(quantity_in + transfer_in), sum(quantity_out + transfer_out),
             sum(quantity_in + transfer_in - quantity_out - transfer_out), coalesce(sum(issued) FILTER (WHERE day >= $2::date), 0), max(last_at), max(position)
        FROM days GROUP BY variant_id, warehouse_id ORDER BY variant_id, warehouse_id
      ON CONFLICT (tenant_id, variant_id, warehouse_id) DO UPDATE SET
        total_in = s.total_in + excluded.total_in, total_out = s.total_out + excluded.total_out, current_stock = s.current_stock + excluded.current_stock,
        recent_issued = s.recent_issued + excluded.recent_issued,
        last_movement_at = greatest(s.last_movement_at, excluded.last_movement_at), position = greatest(s.position, excluded.position)
    ),
    daily AS (
      INSERT INTO stock_daily AS s (tenant_id, variant_id, warehouse_id, day, quantity_in, quantity_out, transfer_in, transfer_out, issued,
                                    value_in_minor, value_out_minor, movements_in, movements_out, movements)
      SELECT $1::uuid, variant_id, warehouse_id, day, quantity_in, quantity_out, transfer_in, transfer_out, issued,
             value_in_minor, value_out_minor, movements_in, movements_out, movements
        FROM days ORDER BY variant_id, warehouse_id, day
      ON CONFLICT (tenant_id, variant_id, warehouse_id, day) DO UPDATE SET
        quantity_in = s.quantity_in + excluded.quantity_in, quantity_out = s.quantity_out + excluded.quantity_out,
        transfer_in = s.transfer_in + excluded.transfer_in, transfer_out = s.transfer_out + excluded.transfer_out, issued = s.issued + excluded.issued,
        value_in_minor = s.value_in_minor + excluded.value_in_minor, value_out_minor = s.value_out_minor + excluded.value_out_minor,
        movements_in = s.movements_in + excluded.movements_in, movements_out = s.movements_out + excluded.movements_out, movements = s.movements + excluded.movements
    ),
    total AS (
      INSERT INTO stock_daily_total AS s (tenant_id, warehouse_id, day, units_in, units_out, value_in_minor, value_out_minor, movements_in, movements_out, movements)
      SELECT $1::uuid, ${totalsOf("SELECT * FROM days")} ORDER BY 2, 3
      ON CONFLICT (tenant_id, warehouse_id, day) DO UPDATE SET
        units_in = s.units_in + excluded.units_in, units_out = s.units_out + excluded.units_out,
        value_in_minor = s.value_in_minor + excluded.value_in_minor, value_out_minor = s.value_out_minor + excluded.value_out_minor,
        movements_in = s.movements_in + excluded.movements_in, movements_out = s.movements_out + excluded.movements_out, movements = s.movements + excluded.movements
    )
    SELECT count(*)::integer AS rows, max(position) AS position FROM days`;
}

/** Kept day rows of tenant `$1` with the scale of their SKUs. */
export const keptDays = (where: string): string => `
  SELECT d.*, v.scale FROM stock_daily d
   CROSS JOIN LATERAL (SELECT scale FROM stock_unit WHERE tenant_id = $1 AND variant_id = d.variant_id OFFSET 0) v
   WHERE d.tenant_id = $1 AND ${where}`;

/** The columns and the rest of a SELECT that adds day rows up over all SKUs: warehouse_id, day, sums. */
export function totalsOf(days: string): string {
  return `d.warehouse_id, d.day,
          trim_scale(sum(CASE WHEN d.scale = 0 THEN d.quantity_in::numeric ELSE d.quantity_in / ${powers}[d.scale + 1] END)) AS units_in,
          trim_scale(sum(CASE WHEN d.scale = 0 THEN d.quantity_out::numeric ELSE d.quantity_out / ${powers}[d.scale + 1] END)) AS units_out,
          sum(d.value_in_minor)::bigint AS value_in_minor, sum(d.value_out_minor)::bigint AS value_out_minor,
          sum(d.movements_in)::bigint AS movements_in, sum(d.movements_out)::bigint AS movements_out, sum(d.movements)::bigint AS movements
     FROM (${days}) d GROUP BY d.warehouse_id, d.day`;
}
