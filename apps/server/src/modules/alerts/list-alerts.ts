import type { Alert, AlertKind, AlertPage, AlertQuery, AlertState } from "@lumbung/contracts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import { type Ctx, warehouseScope } from "../../shared/context.ts";
import { decodeCursor, pageFrom } from "../../shared/pagination.ts";
import { formatScaled } from "../../shared/quantity.ts";

interface Row {
  id: string;
  kind: AlertKind;
  state: AlertState;
  variant_id: string;
  sku: string;
  name: string;
  base_unit: string;
  scale: number;
  warehouse_id: string;
  on_hand: string;
  opened_on_hand: string;
  minimum: string | null;
  opened_at: Date;
  opened_key: string;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  acknowledged_note: string | null;
  resolved_at: Date | null;
}

const columns = `a.id, a.kind, a.state, a.variant_id, v.sku, v.name, v.base_unit, v.scale, a.warehouse_id, coalesce(l.on_hand, 0)::text AS on_hand,
  a.on_hand::text AS opened_on_hand, a.minimum::text, a.opened_at, a.opened_at::text AS opened_key, a.acknowledged_at, a.acknowledged_by, a.acknowledged_note, a.resolved_at`;
const joins = `JOIN catalogue_variant v ON v.tenant_id = $1 AND v.variant_id = a.variant_id
  LEFT JOIN LATERAL (SELECT on_hand FROM inventory_level l WHERE l.tenant_id = $1 AND l.variant_id = a.variant_id AND l.warehouse_id = a.warehouse_id) l ON true`;

/** Alerts of the caller's warehouses, the newest first. */
export async function listAlerts(db: Database, ctx: Ctx, query: AlertQuery): Promise<AlertPage> {
  const after = query.cursor ? decodeCursor(query.cursor, ["instant", "uuid"]) : [null, null];
  // Written out so that the planner sees which of the two indexes serves it.
  const state = {
    open: "a.state <> 'resolved'",
    active: "a.state = 'active'",
    acknowledged: "a.state = 'acknowledged'",
    resolved: "a.state = 'resolved'",
    all: "true",
  }[query.state ?? "all"];
  const open = query.state === "active" || query.state === "acknowledged" ? "AND a.state <> 'resolved'" : "";
  const rows = await db.read(ctx, ({ tx }) =>
    tx.query<Row & Record<string, unknown>>(
      `SELECT ${columns} FROM (
         SELECT a.* FROM stock_alert a
          WHERE a.tenant_id = $1 AND ${state} ${open} AND ($2::uuid[] IS NULL OR a.warehouse_id = ANY ($2)) AND ($3::uuid IS NULL OR a.warehouse_id = $3)
            AND ($4::text IS NULL OR a.kind = $4)
            AND ($5::text IS NULL OR a.variant_id = (SELECT variant_id FROM catalogue_variant WHERE tenant_id = $1 AND sku_key = case_key($5)))
            AND ($6::timestamptz IS NULL OR (a.opened_at, a.id) < ($6, $7::uuid))
          ORDER BY a.opened_at DESC, a.id DESC LIMIT $8) a
       ${joins} ORDER BY a.opened_at DESC, a.id DESC`,
      [ctx.tenantId, warehouseScope(ctx), query.warehouseId ?? null, query.kind ?? null, query.sku ?? null, after[0], after[1], query.limit + 1],
    ),
  );
  return pageFrom(rows, query.limit, (row) => [row.opened_key, row.id], present);
}

/** One alert of the caller's warehouses, or undefined. */
export async function findAlert(ctx: TxCtx, id: string): Promise<Alert | undefined> {
  const [row] = await ctx.tx.query<Row & Record<string, unknown>>(
    `SELECT ${columns} FROM stock_alert a ${joins} WHERE a.tenant_id = $1 AND a.id = $2 AND ($3::uuid[] IS NULL OR a.warehouse_id = ANY ($3))`,
    [ctx.tenantId, id, warehouseScope(ctx)],
  );
  return row && present(row);
}

function present(row: Row): Alert {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    variantId: row.variant_id,
    sku: row.sku,
    name: row.name,
    baseUnit: row.base_unit,
    warehouseId: row.warehouse_id,
    onHand: formatScaled(BigInt(row.on_hand), row.scale),
    openedOnHand: formatScaled(BigInt(row.opened_on_hand), row.scale),
    minimum: row.minimum === null ? null : formatScaled(BigInt(row.minimum), row.scale),
    openedAt: row.opened_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_by,
    note: row.acknowledged_note,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  };
}
