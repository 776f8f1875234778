import type { AlertFace, AlertKind } from "@lumbung/contracts";
import type { EventAppender, NewEvent } from "../../infrastructure/events/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { newId } from "../../shared/ids.ts";
import { formatScaled } from "../../shared/quantity.ts";

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
 * What the stock of a key asks for. `out`: nothing left of a SKU that has a minimum or ever had stock; `low`: below the
 * minimum. A SKU or warehouse that is archived, and a service, ask for nothing.
 */
function mismatchSql(keys: string): string {
  return `
    SELECT k.variant_id, k.warehouse_id, v.sku, v.scale, coalesce(l.on_hand, 0)::text AS on_hand, m.quantity::text AS minimum, w.kind AS wanted,
           a.id AS alert_id, a.kind AS alert_kind, a.minimum::text AS alert_minimum
      FROM (${keys}) k
      JOIN catalogue_variant v ON v.tenant_id = $1 AND v.variant_id = k.variant_id
      JOIN warehouse_face f ON f.tenant_id = $1 AND f.warehouse_id = k.warehouse_id
      LEFT JOIN minimum_level m ON m.tenant_id = $1 AND m.variant_id = k.variant_id AND m.warehouse_id = k.warehouse_id
      LEFT JOIN stock_alert a ON a.tenant_id = $1 AND a.variant_id = k.variant_id AND a.warehouse_id = k.warehouse_id AND a.state <> 'resolved'
      LEFT JOIN LATERAL (SELECT on_hand FROM inventory_level l
                          WHERE l.tenant_id = $1 AND l.variant_id = k.variant_id AND l.warehouse_id = k.warehouse_id) l ON true
     CROSS JOIN LATERAL (SELECT CASE
        WHEN v.archived OR f.archived OR NOT v.stocked THEN NULL
        WHEN coalesce(l.on_hand, 0) <= 0 AND (m.quantity IS NOT NULL OR k.moved) THEN 'out'
        WHEN l.on_hand < m.quantity THEN 'low' END AS kind OFFSET 0) w
     WHERE w.kind IS DISTINCT FROM a.kind
     ORDER BY k.variant_id, k.warehouse_id`;
}

/** Keys given as arrays `$2` and `$3`; whether stock ever moved there is looked up where it matters. */
const givenKeys = `SELECT g.variant_id, g.warehouse_id, EXISTS (
    SELECT FROM movement mv WHERE mv.tenant_id = $1 AND mv.variant_id = g.variant_id AND g.warehouse_id IN (mv.from_warehouse_id, mv.to_warehouse_id)) AS moved
  FROM unnest($2::uuid[], $3::uuid[]) AS g(variant_id, warehouse_id)`;

export const givenKeysSql = mismatchSql(givenKeys);

/** Keys that moved in a range of the log, whose six parameters begin at `$2`. */
export const movedKeysSql = mismatchSql(`
  SELECT DISTINCT mv.variant_id, leg.warehouse_id, true AS moved FROM event_log e
    JOIN stock_document d ON d.tenant_id = $1 AND d.id = e.aggregate_id::uuid
    JOIN movement mv ON mv.tenant_id = $1 AND mv.position BETWEEN d.first_position AND d.last_position AND mv.document_id = d.id
   CROSS JOIN LATERAL (VALUES (mv.from_warehouse_id), (mv.to_warehouse_id)) AS leg(warehouse_id)
   WHERE e.tenant_id = $1 AND e.topic = 'inventory.movement.created' AND leg.warehouse_id IS NOT NULL
     AND mv.from_warehouse_id IS DISTINCT FROM mv.to_warehouse_id
     AND (e.epoch, e.txid, e.position) > ($2::integer, $3::text::xid8, $4::bigint)
     AND (e.epoch, e.txid, e.position) <= ($5::integer, $6::text::xid8, $7::bigint)`);

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
