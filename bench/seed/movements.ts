import type { Database } from "../../apps/server/src/infrastructure/postgres/index.ts";

export interface MovementSeed {
  readonly tenantId: string;
  readonly warehouseIds: readonly string[];
  /** Movements to write; the first ones open the stock of each SKU in each warehouse. */
  readonly count: number;
  /** They are spread evenly over this time, the openings at its start. */
  readonly from: Date;
  readonly to: Date;
  /** How many SKUs take part, in order of their code; all when left out. */
  readonly skus?: number;
  readonly actorId: string;
}

/** Rows of one statement: big enough to be quick, small enough to keep memory flat. */
const slice = 500_000;

/**
 * Writes history as the ledger would have: documents of one line each, movements, balances that are the sum of their
 * legs, and the counters of document numbers. Round 0 opens every pair of SKU and warehouse; then rounds of receipts and
 * issues of the same quantities follow, so no balance ever goes below zero. Read models are not touched: rebuild them.
 * `db` is the owner's connection.
 */
export async function seedMovements(db: Database, seed: MovementSeed): Promise<void> {
  const client = await db.connect();
  try {
    await client.query(`SET app.tenant_id = '${seed.tenantId}'`);
    await client.query(
      `CREATE TEMP TABLE pair AS
       SELECT row_number() OVER (ORDER BY v.sku_key, w.ord) - 1 AS n, v.id AS variant_id, w.id AS warehouse_id, v.cost_minor
         FROM (SELECT * FROM variant WHERE tenant_id = $1 AND stocked ORDER BY sku_key LIMIT $3) v
        CROSS JOIN unnest($2::uuid[]) WITH ORDINALITY AS w(id, ord)`,
      [seed.tenantId, seed.warehouseIds, seed.skus ?? null],
    );
    await client.query("CREATE UNIQUE INDEX ON pair (n)");
    await client.query("ANALYZE pair");
    const pairs = Number((await client.query<{ n: number }>("SELECT count(*) AS n FROM pair")).rows[0]?.n);
    if (pairs === 0) throw new Error("there is nothing to move: seed a catalogue first");
    // Numbers go on where earlier documents stopped, of whatever type.
    const numbered = await client.query<{ last: number }>("SELECT coalesce(max(last), 0) AS last FROM document_counter WHERE tenant_id = $1", [seed.tenantId]);
    for (let first = 0; first < seed.count; first += slice) {
      await client.query(movementsSql, [
        seed.tenantId,
        first,
        Math.min(first + slice, seed.count) - 1,
        pairs,
        seed.from,
        seed.to,
        Math.max(1, seed.count - pairs),
        seed.actorId,
        numbered.rows[0]?.last ?? 0,
      ]);
    }
    await client.query(balancesSql, [seed.tenantId]);
    await client.query(countersSql, [seed.tenantId]);
    await client.query("DROP TABLE pair");
    for (const table of ["stock_document", "movement", "stock_balance"]) await client.query(`VACUUM (ANALYZE) ${table}`);
  } finally {
    // The temporary table and the tenant of this connection go with it.
    client.release(true);
  }
}

/** Number i moves pair i % pairs in round i / pairs. Some pairs are emptied in round 1, so that lists have zeros too. */
const movementsSql = `
  WITH made AS MATERIALIZED (
    SELECT uuidv7() AS document_id, nextval('movement_position') AS position, i, p.variant_id, p.warehouse_id, p.cost_minor, i / $4 AS round,
           CASE WHEN i < $4 THEN 'opening' WHEN i / $4 % 2 = 1 THEN 'issue' ELSE 'receipt' END AS type,
           CASE WHEN i < $4 THEN opening WHEN p.n % 40 = 7 THEN opening ELSE 1 + (opening - 1) * (hashint8(i / ($4 * 2)) & 255) / 256 END AS quantity,
           CASE WHEN i < $4 THEN $5::timestamptz ELSE $5::timestamptz + ($6::timestamptz - $5::timestamptz) * ((i - $4 + 1)::float8 / $7) END AS at
      FROM (SELECT i, i % $4 AS n FROM generate_series($2::bigint, $3::bigint) i ORDER BY i) s
      JOIN LATERAL (SELECT pair.*, 1 + (hashint8(pair.n) & 511) AS opening FROM pair WHERE pair.n = s.n) p ON true
  ), documents AS (
    INSERT INTO stock_document (tenant_id, id, type, number_year, number_seq, warehouse_id, reference, effective_at, recorded_at, actor_kind, actor_id,
                                first_position, last_position, line_count)
    SELECT $1, document_id, type, extract(year FROM at), $9::bigint + i + 1, warehouse_id, 'SEED-' || i / 100, at, at, 'user', $8, position, position, 1 FROM made
  )
  INSERT INTO movement (tenant_id, position, document_id, line_no, type, variant_id, from_location_id, to_location_id, from_warehouse_id, to_warehouse_id,
                        quantity, unit_cost_minor, effective_at, recorded_at, actor_id)
  SELECT $1, position, document_id, 1, type, variant_id,
         CASE type WHEN 'issue' THEN warehouse_id WHEN 'opening' THEN '00000000-0000-7000-8000-000000000005' ELSE '00000000-0000-7000-8000-000000000001' END::uuid,
         CASE type WHEN 'issue' THEN '00000000-0000-7000-8000-000000000002' ELSE warehouse_id END::uuid,
         CASE type WHEN 'issue' THEN warehouse_id END, CASE type WHEN 'issue' THEN NULL ELSE warehouse_id END,
         quantity, cost_minor, at, at, $8
    FROM made`;

const balancesSql = `
  INSERT INTO stock_balance (tenant_id, variant_id, location_id, warehouse_id, on_hand)
  SELECT tenant_id, variant_id, location_id, warehouse_id, sum(delta) FROM stock_leg
   WHERE tenant_id = $1 AND warehouse_id IS NOT NULL GROUP BY tenant_id, variant_id, location_id, warehouse_id
   ORDER BY variant_id, location_id
      ON CONFLICT (tenant_id, variant_id, location_id, lot_id, serial, owner_id, status) DO UPDATE SET on_hand = excluded.on_hand`;

const countersSql = `
  INSERT INTO document_counter (tenant_id, type, year, last)
  SELECT tenant_id, type, number_year, max(number_seq) FROM stock_document WHERE tenant_id = $1 GROUP BY tenant_id, type, number_year
      ON CONFLICT (tenant_id, type, year) DO UPDATE SET last = greatest(document_counter.last, excluded.last)`;
