import type { AlertFace, AlertKind } from "@lumbung/contracts";
import { type EventAppender, inRange, type NewEvent } from "../../infrastructure/events/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { newId } from "../../shared/ids.ts";
import { formatScaled } from "../../shared/quantity.ts";

export const movementTopic = "inventory.movement.created";

/** A SKU in a warehouse whose alert is not what its stock asks for. */
interface Mismatch {
  variant_id: string;
  warehouse_id: string;
  sku: string;
  scale: number;
  on_hand: string;
  minimum: string | null;
  wanted: AlertKind | null;
  alert_id: string | null;
  alert_kind: AlertKind | null;
  alert_minimum: string | null;
}

/**
 * Keys whose alert is not what their stock asks for. `out`: nothing left of a SKU that has a minimum or ever had stock;
 * `low`: below the minimum. A SKU or warehouse that is archived, and a service, ask for nothing.
 *
 * OFFSET 0 keeps the order of the look-ups, by primary key from the keys on: statistics of tables that grow by thousands
 * of rows a second are always behind, and would have the planner read whole tables.
 */
function mismatchSql(keys: string, isMasterDataNew: boolean): string {
  // Most keys are as they should be: the SKU and the warehouse are looked up for the few others, unless they have changed.
  const suspects = isMasterDataNew ? "true" : "asked.kind IS DISTINCT FROM a.kind";
  return `
    SELECT k.variant_id, k.warehouse_id, v.sku, v.scale, k.on_hand::text, k.minimum::text, w.kind AS wanted,
           k.alert_id, k.alert_kind, k.alert_minimum::text
      FROM (SELECT k.variant_id, k.warehouse_id, coalesce(l.on_hand, 0) AS on_hand, m.quantity AS minimum, asked.kind,
                   a.id AS alert_id, a.kind AS alert_kind, a.minimum AS alert_minimum
              FROM (${keys}) k
              LEFT JOIN LATERAL (SELECT quantity FROM minimum_level
                                  WHERE tenant_id = $1 AND variant_id = k.variant_id AND warehouse_id = k.warehouse_id OFFSET 0) m ON true
              LEFT JOIN LATERAL (SELECT id, kind, minimum FROM stock_alert
                                  WHERE tenant_id = $1 AND variant_id = k.variant_id AND warehouse_id = k.warehouse_id AND state <> 'resolved' OFFSET 0) a ON true
              LEFT JOIN LATERAL (SELECT on_hand FROM inventory_level
                                  WHERE tenant_id = $1 AND variant_id = k.variant_id AND warehouse_id = k.warehouse_id OFFSET 0) l ON true
             CROSS JOIN LATERAL (SELECT CASE WHEN coalesce(l.on_hand, 0) <= 0 AND (m.quantity IS NOT NULL OR k.moved) THEN 'out'
                                             WHEN l.on_hand < m.quantity THEN 'low' END AS kind OFFSET 0) asked
             WHERE ${suspects} OFFSET 0) k
     CROSS JOIN LATERAL (SELECT sku, scale, stocked, archived FROM catalogue_variant WHERE tenant_id = $1 AND variant_id = k.variant_id OFFSET 0) v
     CROSS JOIN LATERAL (SELECT archived FROM warehouse_face WHERE tenant_id = $1 AND warehouse_id = k.warehouse_id OFFSET 0) f
     CROSS JOIN LATERAL (SELECT CASE WHEN v.stocked AND NOT v.archived AND NOT f.archived THEN k.kind END AS kind OFFSET 0) w
     WHERE w.kind IS DISTINCT FROM k.alert_kind
     ORDER BY k.variant_id, k.warehouse_id`;
}

/** Whether stock ever moved in a warehouse: a balance row alone may be left of a document that was refused. */
const moved = `EXISTS (
    SELECT FROM movement mv WHERE mv.tenant_id = $1 AND mv.variant_id = g.variant_id AND g.warehouse_id IN (mv.from_warehouse_id, mv.to_warehouse_id)) AS moved`;

/** Keys given as arrays `$2` (SKUs) and `$3` (their warehouses). */
export const givenKeysSql = mismatchSql(
  `SELECT g.variant_id, g.warehouse_id, ${moved} FROM unnest($2::uuid[], $3::uuid[]) AS g(variant_id, warehouse_id)`,
  true,
);

/** Every key of the SKUs `$2` and every key in the warehouses `$3` that has stock, a minimum or an alert. */
export const masterDataKeysSql = mismatchSql(
  `
  SELECT g.variant_id, g.warehouse_id, ${moved} FROM (
    SELECT variant_id, warehouse_id FROM inventory_level WHERE tenant_id = $1 AND (variant_id = ANY ($2::uuid[]) OR warehouse_id = ANY ($3::uuid[]))
     UNION SELECT variant_id, warehouse_id FROM minimum_level WHERE tenant_id = $1 AND (variant_id = ANY ($2) OR warehouse_id = ANY ($3))
     UNION SELECT variant_id, warehouse_id FROM stock_alert WHERE tenant_id = $1 AND state <> 'resolved' AND (variant_id = ANY ($2) OR warehouse_id = ANY ($3))) g`,
  true,
);

/** Keys that moved in a range of the log, whose six parameters begin at `$2`. */
export const movedKeysSql = mismatchSql(
  `
  SELECT DISTINCT mv.variant_id, leg.warehouse_id, true AS moved
    FROM (SELECT e.aggregate_id::uuid AS id, e.first_row, e.last_row FROM event_log e
           WHERE e.tenant_id = $1 AND ${inRange(movementTopic, 2)} OFFSET 0) told
   CROSS JOIN LATERAL (SELECT variant_id, from_warehouse_id, to_warehouse_id FROM movement
                        WHERE tenant_id = $1 AND position BETWEEN told.first_row AND told.last_row AND document_id = told.id OFFSET 0) mv
   CROSS JOIN LATERAL (VALUES (mv.from_warehouse_id), (mv.to_warehouse_id)) AS leg(warehouse_id)
   WHERE leg.warehouse_id IS NOT NULL AND mv.from_warehouse_id IS DISTINCT FROM mv.to_warehouse_id`,
  false,
);

/** Evaluations of one tenant follow one another: each sees the balances and the alerts as the one before has left them. */
export async function lockAlerts(ctx: TxCtx): Promise<void> {
  await ctx.tx.run({ name: "alert_lock", text: "SELECT pg_advisory_xact_lock(hashtextextended('stock-alert:' || $1, 0))", values: [ctx.tenantId] });
}

/**
 * Opens and resolves alerts until they say what the balances say at this moment. It reads the balances, not what an
 * event said about them, so a late, repeated or reordered event changes nothing. The caller holds `lockAlerts`.
 * @param statement one of the statements above with its parameters after the tenant
 * @returns how many alerts changed
 */
export async function evaluate(ctx: TxCtx, events: EventAppender, statement: { name: string; text: string; values: readonly unknown[] }): Promise<number> {
  const mismatches = await ctx.tx.run<Mismatch & Record<string, unknown>>({ ...statement, values: [ctx.tenantId, ...statement.values] });
  if (mismatches.length === 0) return 0;
  const now = ctx.clock.now().toISOString();
  const told: NewEvent[] = [];
  const resolved = mismatches.filter((row) => row.alert_id !== null);
  if (resolved.length > 0) {
    await ctx.tx.query("UPDATE stock_alert SET state = 'resolved', resolved_at = $3 WHERE tenant_id = $1 AND id = ANY ($2::uuid[])", [
      ctx.tenantId,
      resolved.map((row) => row.alert_id),
      now,
    ]);
    for (const row of resolved) {
      const face = { id: row.alert_id ?? "", kind: row.alert_kind ?? "low", ...faceOf(row, row.on_hand, row.alert_minimum) };
      told.push(eventOf("inventory.alert.resolved", face, { resolvedAt: now }));
    }
  }
  const opened = mismatches.flatMap((row) => (row.wanted === null ? [] : [{ ...row, wanted: row.wanted, id: newId() }]));
  if (opened.length > 0) {
    await ctx.tx.query(
      `INSERT INTO stock_alert (tenant_id, id, kind, state, variant_id, warehouse_id, on_hand, minimum, opened_at)
       SELECT $1, id, kind, 'active', variant_id, warehouse_id, on_hand, minimum, $8
         FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[]) AS x(id, kind, variant_id, warehouse_id, on_hand, minimum)`,
      [
        ctx.tenantId,
        opened.map((row) => row.id),
        opened.map((row) => row.wanted),
        opened.map((row) => row.variant_id),
        opened.map((row) => row.warehouse_id),
        opened.map((row) => row.on_hand),
        opened.map((row) => row.minimum),
        now,
      ],
    );
    for (const row of opened)
      told.push(eventOf("inventory.alert.opened", { id: row.id, kind: row.wanted, ...faceOf(row, row.on_hand, row.minimum) }, { openedAt: now }));
  }
  await events.append(ctx, ...told);
  return told.length;
}

function faceOf(row: Mismatch, onHand: string, minimum: string | null): Omit<AlertFace, "id" | "kind"> {
  return {
    variantId: row.variant_id,
    sku: row.sku,
    warehouseId: row.warehouse_id,
    onHand: formatScaled(BigInt(onHand), row.scale),
    minimum: minimum === null ? null : formatScaled(BigInt(minimum), row.scale),
  };
}

function eventOf(topic: "inventory.alert.opened" | "inventory.alert.resolved", face: AlertFace, times: Record<string, string>): NewEvent {
  return { topic, aggregateType: "stock-alert", aggregateId: face.id, payload: { ...face, ...times } };
}
