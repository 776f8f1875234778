import type { Violation } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";

/** Rows shown of each broken invariant: enough to start looking, not the whole of a disaster. */
const shownMax = 20;

interface Check {
  readonly invariant: string;
  readonly text: string;
}

/** R-LED-7 over one tenant, each a query whose result must be empty. Read in one snapshot, so traffic does not matter. */
const checks: readonly Check[] = [
  {
    // I1: balance = Σ legs, in both directions (a balance without legs is zero, legs without a balance are wrong).
    invariant: "I1",
    text: `SELECT coalesce(b.variant_id, l.variant_id) || ' in ' || coalesce(b.location_id, l.location_id) AS key,
                  coalesce(l.quantity, 0)::text AS expected, coalesce(b.on_hand, 0)::text AS actual
             FROM (SELECT * FROM stock_balance WHERE tenant_id = $1) b
             FULL JOIN (SELECT variant_id, location_id, lot_id, serial, owner_id, status, sum(delta) AS quantity FROM stock_leg
                         WHERE tenant_id = $1 AND warehouse_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6) l
               ON (b.variant_id, b.location_id, b.lot_id, b.serial, b.owner_id, b.status) = (l.variant_id, l.location_id, l.lot_id, l.serial, l.owner_id, l.status)
            WHERE coalesce(l.quantity, 0) <> coalesce(b.on_hand, 0) ORDER BY 1 LIMIT $2`,
  },
  {
    // I2: the legs of a document sum to zero. Two legs of one row always do, so what can break is the document itself:
    // lines that are missing, or movements that belong to none.
    invariant: "I2",
    text: `SELECT 'document ' || coalesce(d.id, m.document_id) AS key, coalesce(d.line_count, 0)::text AS expected, coalesce(m.lines, 0)::text AS actual
             FROM (SELECT id, line_count FROM stock_document WHERE tenant_id = $1) d
             FULL JOIN (SELECT document_id, count(*) AS lines FROM movement WHERE tenant_id = $1 GROUP BY 1) m ON m.document_id = d.id
            WHERE d.line_count IS DISTINCT FROM m.lines ORDER BY 1 LIMIT $2`,
  },
  {
    // R-LED-1: nobody who uses the application may change a movement; by privilege and by trigger.
    invariant: "append-only",
    text: `SELECT t.name || ' may be changed by lumbung_app' AS key, 'no ' || p.privilege AS expected, p.privilege AS actual
             FROM (VALUES ('movement'), ('stock_document'), ('audit_entry')) t(name) CROSS JOIN (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE')) p(privilege)
            WHERE has_table_privilege('lumbung_app', t.name, p.privilege)
            UNION ALL
           SELECT t.name || ' has no trigger against changes', 'an enabled trigger', 'none' FROM (VALUES ('movement'), ('stock_document'), ('audit_entry')) t(name)
            WHERE NOT EXISTS (SELECT FROM pg_trigger g JOIN pg_proc f ON f.oid = g.tgfoid
                               WHERE g.tgrelid = t.name::regclass AND f.proname = 'refuse_change' AND g.tgenabled IN ('O', 'A'))
            LIMIT $2 + 0 * length($1::text)`,
  },
];

/** What breaks the ledger's invariants; empty when the ledger is sound. Needs one snapshot: call it in a transaction. */
export async function verifyLedger(ctx: TxCtx): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const check of checks) {
    const rows = await ctx.tx.query<{ key: string; expected: string; actual: string }>(check.text, [ctx.tenantId, shownMax]);
    violations.push(...rows.map((row) => ({ invariant: check.invariant, ...row })));
  }
  return violations;
}
