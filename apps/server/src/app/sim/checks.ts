import type { History, HistoryEntry } from "./history.ts";
import { apply, type Balances, effectsOf } from "./model.ts";
import type { SimBusiness } from "./world.ts";

/** Rows of the database as its owner sees them, of all businesses. */
export type Query = <Row extends Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Findings of one kind that are shown; the first ones say where to look. */
const shownMax = 10;

interface SqlCheck {
  readonly name: string;
  /** Rows of `key`, `expected` and `actual` where the rule is broken; `$1` is the tenant. */
  readonly text: string;
}

/** Rules over the rows of one business; each query must find nothing. */
const sqlChecks: readonly SqlCheck[] = [
  {
    name: "a document is whole: its lines, one event, one audit entry, one stored answer",
    text: `SELECT 'document ' || d.id AS key, d.line_count || ' lines, 1 event, 1 entry, 1 answer' AS expected,
                  coalesce(m.n, 0) || ' lines, ' || coalesce(e.n, 0) || ' events, ' || coalesce(a.n, 0) || ' entries, ' || coalesce(k.n, 0) || ' answers' AS actual
             FROM stock_document d
             LEFT JOIN (SELECT document_id AS id, count(*) AS n FROM movement WHERE tenant_id = $1 GROUP BY 1) m USING (id)
             LEFT JOIN (SELECT aggregate_id::uuid AS id, count(*) AS n FROM event_log
                         WHERE tenant_id = $1 AND topic = 'inventory.movement.created' GROUP BY 1) e USING (id)
             LEFT JOIN (SELECT entity_id::uuid AS id, count(*) AS n FROM audit_entry
                         WHERE tenant_id = $1 AND action = 'stock-document.posted' GROUP BY 1) a USING (id)
             LEFT JOIN (SELECT document_id AS id, count(*) AS n FROM idempotency_key
                         WHERE tenant_id = $1 AND key LIKE 'c%' GROUP BY 1) k USING (id)
            WHERE d.tenant_id = $1 AND (coalesce(m.n, 0), coalesce(e.n, 0), coalesce(a.n, 0), coalesce(k.n, 0)) <> (d.line_count, 1, 1, 1)`,
  },
  {
    name: "nothing belongs to a document that is not there",
    text: `SELECT o.kind || ' of document ' || o.id AS key, 'a document' AS expected, 'none' AS actual
             FROM (SELECT 'movement' AS kind, document_id AS id FROM movement WHERE tenant_id = $1
                   UNION SELECT 'event', aggregate_id::uuid FROM event_log WHERE tenant_id = $1 AND topic = 'inventory.movement.created'
                   UNION SELECT 'audit entry', entity_id::uuid FROM audit_entry WHERE tenant_id = $1 AND action = 'stock-document.posted'
                   UNION SELECT 'stored answer', document_id FROM idempotency_key WHERE tenant_id = $1 AND key LIKE 'c%') o
             LEFT JOIN stock_document d ON d.tenant_id = $1 AND d.id = o.id WHERE d.id IS NULL`,
  },
  {
    name: "the event says what the answer said",
    text: `SELECT 'document ' || e.aggregate_id AS key, k.response AS expected, e.payload::text AS actual
             FROM event_log e JOIN (SELECT tenant_id, document_id, posted_answer(tenant_id, document_id, response) AS response FROM idempotency_key
                                     WHERE tenant_id = $1 AND key LIKE 'c%') k ON k.tenant_id = e.tenant_id AND k.document_id::text = e.aggregate_id
            WHERE e.tenant_id = $1 AND e.topic = 'inventory.movement.created' AND k.response <> e.payload::text`,
  },
  {
    name: "no document left stock below zero, at no point of the ledger's order (R-NEG-2)",
    text: `SELECT variant_id || ' in ' || location_id || ' at ' || position AS key, 'at least 0' AS expected, running::text AS actual
             FROM (SELECT variant_id, location_id, position, sum(delta) OVER (PARTITION BY variant_id, location_id ORDER BY position) AS running
                     FROM (SELECT variant_id, location_id, max(position) AS position, sum(delta) AS delta FROM stock_leg
                            WHERE tenant_id = $1 AND warehouse_id IS NOT NULL GROUP BY variant_id, location_id, document_id) documents) legs WHERE running < 0`,
  },
  {
    name: "every event reached stock-summary once",
    text: `SELECT coalesce(l.variant_id, s.variant_id) || ' @ ' || coalesce(l.warehouse_id, s.warehouse_id) AS key,
                  coalesce(l.total_in, 0) || ' in, ' || coalesce(l.total_out, 0) || ' out, position ' || coalesce(l.position, 0) AS expected,
                  coalesce(s.total_in, 0) || ' in, ' || coalesce(s.total_out, 0) || ' out, position ' || coalesce(s.position, 0) AS actual
             FROM (SELECT g.variant_id, g.warehouse_id, sum(greatest(g.delta, 0)) AS total_in, sum(greatest(-g.delta, 0)) AS total_out, max(g.position) AS position
                     FROM stock_leg g JOIN movement m ON m.tenant_id = g.tenant_id AND m.position = g.position
                    WHERE g.tenant_id = $1 AND g.warehouse_id IS NOT NULL AND m.from_warehouse_id IS DISTINCT FROM m.to_warehouse_id GROUP BY 1, 2) l
             FULL JOIN (SELECT * FROM stock_summary WHERE tenant_id = $1) s USING (variant_id, warehouse_id)
            WHERE (l.total_in, l.total_out, l.position) IS DISTINCT FROM (s.total_in::numeric, s.total_out::numeric, s.position)`,
  },
  {
    name: "document numbers have no gap and no twin (R-DOC-1)",
    text: `SELECT c.type || ' ' || c.year AS key, '1 to ' || c.last AS expected, count(DISTINCT d.number_seq) || ' numbers, ' || min(d.number_seq) || ' to ' || max(d.number_seq) AS actual
             FROM document_counter c LEFT JOIN stock_document d ON d.tenant_id = c.tenant_id AND d.type = c.type AND d.number_year = c.year
            WHERE c.tenant_id = $1 GROUP BY c.type, c.year, c.last
           HAVING (count(d.id), count(DISTINCT d.number_seq), min(d.number_seq), max(d.number_seq)) IS DISTINCT FROM (c.last::bigint, c.last::bigint, 1, c.last)`,
  },
  {
    name: "no event was parked as dead",
    text: "SELECT consumer || ' ' || event_id AS key, 'handled' AS expected, error AS actual FROM dead_event WHERE tenant_id = $1",
  },
];

/** Everything that must hold at the end; empty when all is well. Consumers must have caught up. */
export async function checkBusiness(query: Query, business: SimBusiness, history: History): Promise<string[]> {
  const findings: string[] = [];
  const report = (name: string, rows: ReadonlyArray<{ key: string; expected: string; actual: string }>) => {
    const shown = rows.slice(0, shownMax).map((row) => `  ${row.key}: expected ${row.expected}, found ${row.actual}`);
    if (rows.length > 0) findings.push([`${name} — broken ${rows.length} times:`, ...shown].join("\n"));
  };
  for (const check of sqlChecks) report(check.name, await query(check.text, [business.tenantId]));
  const entries = history.entries.filter((entry) => entry.tenantId === business.tenantId);
  const stored = await storedAnswers(query, business.tenantId);
  report("every client was told the truth", fatesAgainst(stored, entries));
  report("balances are what the commands add up to", await balancesAgainst(query, business, stored, entries));
  return findings;
}

/** Response and document id by Idempotency-Key. */
type Stored = ReadonlyMap<string, { readonly response: string; readonly documentId: string }>;

async function storedAnswers(query: Query, tenantId: string): Promise<Stored> {
  const rows = await query<{ key: string; response: string; documentId: string }>(
    `SELECT key, posted_answer(tenant_id, document_id, response) AS response, document_id AS "documentId" FROM idempotency_key WHERE tenant_id = $1 AND key LIKE 'c%'`,
    [tenantId],
  );
  return new Map(rows.map(({ key, ...answer }) => [key, answer]));
}

function fatesAgainst(stored: Stored, entries: readonly HistoryEntry[]) {
  const broken: Array<{ key: string; expected: string; actual: string }> = [];
  const known = new Set<string>();
  for (const { key, fate } of entries) {
    known.add(key);
    const found = stored.get(key);
    const expected = fate.kind === "acknowledged" ? fate.answer : undefined;
    if (fate.kind !== "abandoned" && found?.response !== expected)
      broken.push({ key, expected: expected ?? `nothing (${fateText(fate)})`, actual: found?.response ?? "nothing" });
  }
  for (const key of stored.keys()) if (!known.has(key)) broken.push({ key, expected: "nothing: nobody asked for it", actual: "a document" });
  return broken;
}

function fateText(fate: HistoryEntry["fate"]): string {
  return fate.kind === "refused" ? `refused with ${fate.code}` : fate.kind;
}

/** Adds up what was acknowledged, and of what nobody knows what the ledger says was posted, and compares. */
async function balancesAgainst(query: Query, business: SimBusiness, stored: Stored, entries: readonly HistoryEntry[]) {
  const expected: Balances = new Map();
  const effects = new Map<string, Array<[string, bigint]>>();
  for (const { key, asked } of entries) {
    const documentId = stored.get(key)?.documentId;
    if (documentId === undefined || !("document" in asked)) continue;
    effects.set(documentId, effectsOf(business, asked.document));
    apply(expected, effects.get(documentId) ?? [], 1n);
  }
  for (const { key, asked } of entries) if (stored.has(key) && "reverses" in asked) apply(expected, effects.get(asked.reverses) ?? [], -1n);

  // Counter-locations have no balance of their own: they are summed from the legs.
  const rows = await query<{ key: string; found: string }>(
    `SELECT variant_id || ' ' || location_id AS key, on_hand::text AS found FROM stock_balance WHERE tenant_id = $1
      UNION ALL
     SELECT variant_id || ' ' || location_id, sum(delta)::text FROM stock_leg WHERE tenant_id = $1 AND warehouse_id IS NULL GROUP BY 1`,
    [business.tenantId],
  );
  const found = new Map(rows.map((row) => [row.key, BigInt(row.found)]));
  const keys = [...new Set([...expected.keys(), ...found.keys()])];
  return keys
    .map((key) => ({ key, expected: String(expected.get(key) ?? 0n), actual: String(found.get(key) ?? 0n) }))
    .filter((row) => row.expected !== row.actual);
}
