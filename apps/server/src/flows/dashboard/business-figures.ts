import type { AsOf, Dashboard, PostedDocumentType } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { documentNumber } from "../inventory-queries/index.ts";
import { countable } from "./stock-figures.ts";

const daysShown = 30;
const changesShown = 10;
/** How far back changes of a few warehouses are looked for among those of all. */
const changesSearched = 5_000;

export async function readAsOf(ctx: TxCtx): Promise<{ asOf: AsOf; currency: string }> {
  const [row] = await ctx.tx.run<{ position: number | null; recorded_at: Date | null; currency: string }>({
    name: "dashboard_as_of",
    text: "SELECT p.position, p.recorded_at, t.currency FROM tenant t LEFT JOIN stock_progress p ON p.tenant_id = t.id WHERE t.id = $1",
    values: [ctx.tenantId],
  });
  if (!row) throw new Error("the tenant of the context does not exist");
  return { asOf: { position: row.position ?? 0, recordedAt: row.recorded_at?.toISOString() ?? null }, currency: row.currency };
}

export interface WarehouseLine {
  readonly warehouseId: string;
  readonly code: string;
  readonly name: string;
  readonly low: number;
  readonly out: number;
  readonly movementsToday: number;
}

/** The warehouses of the scope that are in use, with their open alerts and what moved on the present business day. */
export async function readWarehouses(ctx: TxCtx, scope: readonly string[] | null): Promise<WarehouseLine[]> {
  const rows = await ctx.tx.run<{ warehouse_id: string; code: string; name: string; low: number; out: number; movements: number }>({
    name: "dashboard_warehouses",
    text: `SELECT w.warehouse_id, w.code, w.name, coalesce(a.low, 0)::integer AS low, coalesce(a.out, 0)::integer AS out, coalesce(d.movements, 0) AS movements
             FROM warehouse_face w
             LEFT JOIN (SELECT warehouse_id, count(*) FILTER (WHERE kind = 'low') AS low, count(*) FILTER (WHERE kind = 'out') AS out
                          FROM stock_alert WHERE tenant_id = $1 AND state <> 'resolved' GROUP BY warehouse_id) a ON a.warehouse_id = w.warehouse_id
             LEFT JOIN stock_daily_total d ON d.tenant_id = $1 AND d.warehouse_id = w.warehouse_id AND d.day = (
                       SELECT ($3::timestamptz AT TIME ZONE time_zone)::date FROM tenant WHERE id = $1)
            WHERE w.tenant_id = $1 AND NOT w.archived AND ($2::uuid[] IS NULL OR w.warehouse_id = ANY ($2))
            ORDER BY w.code`,
    values: [ctx.tenantId, scope, ctx.clock.now().toISOString()],
  });
  return rows.map((row) => ({ warehouseId: row.warehouse_id, code: row.code, name: row.name, low: row.low, out: row.out, movementsToday: row.movements }));
}

/** SKUs that are kept in stock and not archived. */
export async function countItems(ctx: TxCtx): Promise<number> {
  const [row] = await ctx.tx.run<{ items: number }>({
    name: "dashboard_items",
    text: "SELECT count(*)::integer AS items FROM catalogue_variant WHERE tenant_id = $1 AND stocked AND NOT archived",
    values: [ctx.tenantId],
  });
  return row?.items ?? 0;
}

/** Flows per business day in minor units and base units; days on which nothing moved are there with zeros. */
export interface DayFigures {
  readonly day: string;
  readonly unitsIn: string;
  readonly unitsOut: string;
  readonly valueInMinor: number;
  readonly valueOutMinor: number;
  readonly movementsIn: number;
  readonly movementsOut: number;
  readonly movements: number;
}

export async function readDays(ctx: TxCtx, scope: readonly string[] | null): Promise<DayFigures[]> {
  return ctx.tx.run<DayFigures & Record<string, unknown>>({
    name: "dashboard_days",
    text: `SELECT days.day::date AS day, coalesce(sum(d.units_in), 0)::text AS "unitsIn", coalesce(sum(d.units_out), 0)::text AS "unitsOut",
                  ${countable("coalesce(sum(d.value_in_minor), 0)")} AS "valueInMinor", ${countable("coalesce(sum(d.value_out_minor), 0)")} AS "valueOutMinor",
                  coalesce(sum(d.movements_in), 0)::bigint AS "movementsIn", coalesce(sum(d.movements_out), 0)::bigint AS "movementsOut",
                  coalesce(sum(d.movements), 0)::bigint AS movements
             FROM (SELECT ($3::timestamptz AT TIME ZONE time_zone)::date AS today FROM tenant WHERE id = $1) t
            CROSS JOIN LATERAL generate_series(t.today - ${daysShown - 1}, t.today, interval '1 day') AS days(day)
             LEFT JOIN stock_daily_total d ON d.tenant_id = $1 AND d.day = days.day::date AND ($2::uuid[] IS NULL OR d.warehouse_id = ANY ($2))
            GROUP BY days.day ORDER BY days.day`,
    values: [ctx.tenantId, scope, ctx.clock.now().toISOString()],
  });
}

interface ChangeRow {
  id: string;
  type: PostedDocumentType;
  number_year: number;
  number_seq: number;
  warehouse_id: string;
  to_warehouse_id: string | null;
  reference: string | null;
  line_count: number;
  actor_id: string;
  actor_name: string | null;
  effective_at: Date;
  recorded_at: Date;
}

/** The last documents of the scope. Ids are ordered by time, so the primary key serves. */
export async function readRecentChanges(ctx: TxCtx, scope: readonly string[] | null): Promise<Dashboard["recentChanges"]> {
  const rows = await ctx.tx.run<ChangeRow & Record<string, unknown>>({
    name: "dashboard_changes",
    text: `SELECT d.*, a.name AS actor_name
             FROM (SELECT * FROM (SELECT id, type, number_year, number_seq, warehouse_id, to_warehouse_id, reference, line_count, actor_kind, actor_id, effective_at, recorded_at
                                    FROM stock_document WHERE tenant_id = $1 ORDER BY id DESC LIMIT ${changesSearched}) latest
                    WHERE $2::uuid[] IS NULL OR warehouse_id = ANY ($2) OR to_warehouse_id = ANY ($2) ORDER BY id DESC LIMIT ${changesShown}) d
             LEFT JOIN actor_face a ON a.kind = d.actor_kind AND a.actor_id = CASE WHEN d.actor_kind IN ('user', 'api-key') THEN d.actor_id::uuid END
            ORDER BY d.id DESC`,
    values: [ctx.tenantId, scope],
  });
  return rows.map((row) => ({
    documentId: row.id,
    number: documentNumber(row.type, row.number_year, row.number_seq),
    type: row.type,
    warehouseId: row.warehouse_id,
    toWarehouseId: row.to_warehouse_id,
    reference: row.reference,
    lineCount: row.line_count,
    actorId: row.actor_id,
    actorName: row.actor_name,
    effectiveAt: row.effective_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
  }));
}
