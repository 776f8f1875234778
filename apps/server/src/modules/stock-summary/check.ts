import type { Violation } from "@lumbung/contracts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { legsOf } from "./apply.ts";
import { cursorCtes, ledgerAtCursor } from "./rebuild.ts";

const summarySql = `
  WITH ${cursorCtes},
  ledger AS (
    SELECT variant_id, warehouse_id, sum(quantity_in + transfer_in) AS total_in, sum(quantity_out + transfer_out) AS total_out
      FROM (${legsOf(ledgerAtCursor("true"), "(SELECT time_zone FROM progress)")}) legs GROUP BY variant_id, warehouse_id)
  SELECT coalesce(l.variant_id, s.variant_id) || ' @ ' || coalesce(l.warehouse_id, s.warehouse_id) AS key,
         'in ' || coalesce(l.total_in, 0) || ', out ' || coalesce(l.total_out, 0) AS expected,
         'in ' || coalesce(s.total_in, 0) || ', out ' || coalesce(s.total_out, 0) AS actual
    FROM ledger l FULL JOIN (SELECT * FROM stock_summary WHERE tenant_id = $1) s USING (variant_id, warehouse_id)
   WHERE (coalesce(l.total_in, 0), coalesce(l.total_out, 0)) <> (coalesce(s.total_in, 0), coalesce(s.total_out, 0))
   ORDER BY 1 LIMIT $2`;

const dailySql = `
  SELECT coalesce(d.variant_id, s.variant_id) || ' @ ' || coalesce(d.warehouse_id, s.warehouse_id) || ' (days)' AS key,
         'in ' || coalesce(s.total_in, 0) || ', out ' || coalesce(s.total_out, 0) AS expected,
         'in ' || coalesce(d.total_in, 0) || ', out ' || coalesce(d.total_out, 0) AS actual
    FROM (SELECT variant_id, warehouse_id, sum(quantity_in + transfer_in) AS total_in, sum(quantity_out + transfer_out) AS total_out
            FROM stock_daily WHERE tenant_id = $1 GROUP BY variant_id, warehouse_id) d
    FULL JOIN (SELECT * FROM stock_summary WHERE tenant_id = $1) s USING (variant_id, warehouse_id)
   WHERE (coalesce(d.total_in, 0), coalesce(d.total_out, 0)) <> (coalesce(s.total_in, 0), coalesce(s.total_out, 0))
   ORDER BY 1 LIMIT $2`;

const totalSql = `
  SELECT coalesce(d.day, t.day) || ' @ ' || coalesce(d.warehouse_id, t.warehouse_id) AS key,
         coalesce(d.movements, 0) || ' movements, in ' || coalesce(d.value_in, 0) || ', out ' || coalesce(d.value_out, 0) AS expected,
         coalesce(t.movements, 0) || ' movements, in ' || coalesce(t.value_in_minor, 0) || ', out ' || coalesce(t.value_out_minor, 0) AS actual
    FROM (SELECT day, warehouse_id, sum(movements) AS movements, sum(value_in_minor) AS value_in, sum(value_out_minor) AS value_out
            FROM stock_daily WHERE tenant_id = $1 GROUP BY day, warehouse_id) d
    FULL JOIN (SELECT * FROM stock_daily_total WHERE tenant_id = $1) t USING (day, warehouse_id)
   WHERE (coalesce(d.movements, 0), coalesce(d.value_in, 0), coalesce(d.value_out, 0))
      <> (coalesce(t.movements, 0), coalesce(t.value_in_minor, 0), coalesce(t.value_out_minor, 0))
   ORDER BY 1 LIMIT $2`;

const watermarkSql = `
  SELECT 'watermark' AS key, 'at most ' || ledger.position AS expected, p.position::text AS actual
    FROM stock_progress p, (SELECT coalesce(max(position), 0) AS position FROM movement WHERE tenant_id = $1) ledger
   WHERE p.tenant_id = $1 AND p.position > ledger.position LIMIT $2`;

/**
 * Invariant I7 (R-LED-7): the read models are not ahead of the ledger, and equal it at the point they have reached.
 * Each comparison is one statement, so the consumer may go on meanwhile.
 * @returns the first offending keys, at most `limit` of each kind; empty when all is well
 */
export async function checkSummary(db: Database, ctx: Ctx, limit = 100): Promise<Violation[]> {
  return db.read(ctx, async ({ tx }) => {
    const violations: Violation[] = [];
    for (const sql of [watermarkSql, summarySql, dailySql, totalSql]) {
      const rows = await tx.query<{ key: string; expected: string; actual: string }>(sql, [ctx.tenantId, limit]);
      violations.push(...rows.map((row) => ({ invariant: "I7", key: row.key, expected: row.expected, actual: row.actual })));
    }
    return violations;
  });
}
