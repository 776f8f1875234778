import { movementColumns, movementJoins } from "../movements/movement-row.ts";

/*
 * Parameters: $1 tenant, $2 SKU, $3 warehouses (NULL: all), $4–$6 the boundary (effective_at, position, side), $7–$8 the
 * window, $9 the number of legs. A leg is *before* the boundary when (effective_at, position, side) is less than it.
 */

const counts = (end: "from" | "to") => `(m.${end}_warehouse_id IS NOT NULL AND ($3::uuid[] IS NULL OR m.${end}_warehouse_id = ANY ($3)))`;

/** What a movement changes in the warehouses looked at; one within a warehouse changes nothing. */
const change = `sum(CASE WHEN ${counts("to")} THEN m.quantity ELSE 0 END - CASE WHEN ${counts("from")} THEN m.quantity ELSE 0 END)`;

const ofSku = "m.tenant_id = $1 AND m.variant_id = $2::uuid";
const boundary = "($4::timestamptz, $5::bigint)";

const legs = `CROSS JOIN LATERAL (VALUES (0, m.from_warehouse_id, m.to_warehouse_id, -m.quantity, ${counts("from")}),
                                        (1, m.to_warehouse_id, m.from_warehouse_id, m.quantity, ${counts("to")}))
               AS leg(side, warehouse_id, other_warehouse_id, delta, counted)`;

/**
 * Stock at the boundary, exact to the leg (R-LED-4: from the ledger, nothing is stored). It is added up from the side
 * that holds less of the SKU's history, judged by time: all before the boundary, or the balance less all behind it.
 */
const anchor = `
  SELECT CASE WHEN CASE $4::timestamptz WHEN '-infinity' THEN true WHEN 'infinity' THEN false ELSE $4 - history.first < history.last - $4 END
    THEN coalesce((SELECT ${change} FROM movement m WHERE ${ofSku} AND (m.effective_at, m.position) < ${boundary}), 0)
       + coalesce((SELECT sum(leg.delta) FROM movement m ${legs}
                    WHERE ${ofSku} AND (m.effective_at, m.position) = ${boundary} AND leg.counted AND leg.side < $6::integer), 0)
    ELSE coalesce((SELECT sum(b.on_hand) FROM stock_balance b WHERE b.tenant_id = $1 AND b.variant_id = $2::uuid AND ($3::uuid[] IS NULL OR b.warehouse_id = ANY ($3))), 0)
       - coalesce((SELECT ${change} FROM movement m WHERE ${ofSku} AND (m.effective_at, m.position) > ${boundary}), 0)
       - coalesce((SELECT sum(leg.delta) FROM movement m ${legs}
                    WHERE ${ofSku} AND (m.effective_at, m.position) = ${boundary} AND leg.counted AND leg.side >= $6::integer), 0)
    END::text AS balance
  FROM (SELECT (SELECT m.effective_at FROM movement m WHERE ${ofSku} ORDER BY m.effective_at, m.position LIMIT 1) AS first,
               (SELECT m.effective_at FROM movement m WHERE ${ofSku} ORDER BY m.effective_at DESC, m.position DESC LIMIT 1) AS last) history`;

/** One statement, so that the balance and the legs are of one moment: a row per leg, or one without a leg. */
export function cardSql(order: "asc" | "desc"): string {
  const [direction, beyond] = order === "asc" ? ["", ">="] : ["DESC", "<"];
  const reach = order === "asc" ? ">=" : "<=";
  const sorted = (alias: string, side: string) => `${alias}.effective_at ${direction}, ${alias}.position ${direction}, ${side} ${direction}`;
  return `
    SELECT anchor.balance, page.* FROM (${anchor}) anchor LEFT JOIN (
      SELECT ${movementColumns}, m.side, m.leg_warehouse_id, m.other_warehouse_id, m.delta::text AS delta
        FROM (SELECT m.*, leg.side, leg.warehouse_id AS leg_warehouse_id, leg.other_warehouse_id, leg.delta
                FROM movement m ${legs}
               WHERE ${ofSku} AND m.effective_at >= coalesce($7::timestamptz, '-infinity') AND m.effective_at < coalesce($8::timestamptz, 'infinity')
                 AND (m.effective_at, m.position) ${reach} ${boundary} AND (m.effective_at, m.position, leg.side) ${beyond} ($4, $5, $6::integer)
                 AND leg.counted AND m.from_warehouse_id IS DISTINCT FROM m.to_warehouse_id
               ORDER BY ${sorted("m", "leg.side")} LIMIT $9) m
        ${movementJoins}) page ON true
    ORDER BY ${sorted("page", "page.side")}`;
}
