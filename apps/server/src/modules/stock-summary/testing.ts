import pg from "pg";
import type { EventCursor } from "../../infrastructure/events/index.ts";
import { until } from "../../infrastructure/events/testing.ts";
import type { TestDatabase } from "../../infrastructure/postgres/testing.ts";
import type { Clock } from "../../shared/clock.ts";
import { counterLocations } from "../../shared/counter-locations.ts";
import { newId } from "../../shared/ids.ts";
import { systemContext } from "../../shared/system-context.ts";
import { applyRange } from "./consumer.ts";

/** A tenant with SKUs and warehouses, for tests of what is derived from the ledger. */
export interface StockWorld {
  readonly tenantId: string;
  readonly variantIds: string[];
  readonly skus: string[];
  readonly warehouseIds: string[];
}

/** Makes a tenant with `skus` SKUs (scales 0, 1, 2, 3, 0, …, cost 250) and `warehouses` warehouses. */
export async function createStockWorld(database: TestDatabase, size: { skus: number; warehouses: number; timeZone?: string }): Promise<StockWorld> {
  const tenantId = newId();
  const variantIds = Array.from({ length: size.skus }, newId);
  const skus = variantIds.map((_, i) => `SKU-${String(i).padStart(5, "0")}`);
  const warehouseIds = Array.from({ length: size.warehouses }, newId);
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("INSERT INTO tenant (id, slug, name, currency, time_zone, locale) VALUES ($1, $2, 'Test', 'IDR', $3, 'en')", [
      tenantId,
      `t-${tenantId}`,
      size.timeZone ?? "Asia/Jakarta",
    ]);
    await client.query("INSERT INTO product (tenant_id, id, name) SELECT $1, id, 'Product ' || n FROM unnest($2::uuid[]) WITH ORDINALITY AS x(id, n)", [
      tenantId,
      variantIds,
    ]);
    await client.query(
      `INSERT INTO variant (tenant_id, id, product_id, sku, scale, cost_minor)
       SELECT $1, id, id, sku, (n - 1) % 4, 250 FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS x(id, sku, n)`,
      [tenantId, variantIds, skus],
    );
    await client.query(
      "INSERT INTO warehouse (tenant_id, id, code, name, kind) SELECT $1, id, 'W' || n, 'Warehouse ' || n, 'main' FROM unnest($2::uuid[]) WITH ORDINALITY AS x(id, n)",
      [tenantId, warehouseIds],
    );
    await client.query(
      "INSERT INTO location (tenant_id, id, warehouse_id, code, name, kind) SELECT $1, id, id, 'ROOT', 'Root', 'storage' FROM unnest($2::uuid[]) AS x(id)",
      [tenantId, warehouseIds],
    );
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
  return { tenantId, variantIds, skus, warehouseIds };
}

export interface TestLine {
  readonly type: "receipt" | "issue" | "transfer" | "adjustment";
  readonly variant: number;
  /** Index of a warehouse, or null for the world outside. */
  readonly from: number | null;
  readonly to: number | null;
  /** In base unit × 10^scale. */
  readonly quantity: number;
  readonly effectiveAt?: string;
  readonly unitCostMinor?: number | null;
}

const bin = "00000000-0000-7000-8000-0000000000b1";

/** Posts one document per list of lines, each in its own transaction: movements, balances and the event, as the ledger does. */
export async function postForTest(database: TestDatabase, clock: Clock, world: StockWorld, lines: readonly TestLine[]): Promise<string> {
  const documentId = newId();
  const ctx = systemContext(world.tenantId, "test", "test", clock);
  await database.db.withTransaction(ctx, async ({ tx }) => {
    const now = clock.now().toISOString();
    const positions = await tx.query<{ position: number }>("SELECT nextval('movement_position') AS position FROM generate_series(1, $1)", [lines.length]);
    const at = (line: TestLine) => line.effectiveAt ?? now;
    const first = lines[0];
    if (!first) throw new Error("a document has lines");
    const sequence = positions.map((row) => row.position);
    await tx.query(
      `INSERT INTO stock_document (tenant_id, id, type, number_year, number_seq, warehouse_id, effective_at, recorded_at, actor_kind, actor_id, first_position, last_position, line_count)
       VALUES ($1, $2, $3, 2026, $4::bigint::integer, $5, $6, $7, 'system', 'test', $4::bigint, $8, $9)`,
      [
        world.tenantId,
        documentId,
        first.type,
        Math.min(...sequence),
        world.warehouseIds[first.from ?? first.to ?? 0],
        at(first),
        now,
        Math.max(...sequence),
        lines.length,
      ],
    );
    const movements = [];
    for (const [i, line] of lines.entries()) {
      const from = line.from === null ? null : world.warehouseIds[line.from];
      const to = line.to === null ? null : world.warehouseIds[line.to];
      const variantId = world.variantIds[line.variant];
      await tx.query(
        `INSERT INTO movement (tenant_id, position, document_id, line_no, type, variant_id, from_location_id, to_location_id, from_warehouse_id, to_warehouse_id,
                               quantity, unit_cost_minor, effective_at, recorded_at, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'test')`,
        [
          world.tenantId,
          sequence[i],
          documentId,
          i + 1,
          line.type,
          variantId,
          from ?? counterLocations.supplier,
          // Within one warehouse it goes to a bin.
          from !== null && from === to ? bin : (to ?? counterLocations.customer),
          from,
          to,
          line.quantity,
          line.unitCostMinor === undefined ? 250 : line.unitCostMinor,
          at(line),
          now,
        ],
      );
      for (const [warehouseId, delta] of [
        [from, -line.quantity],
        [to, line.quantity],
      ] as const) {
        if (warehouseId === null || from === to) continue;
        await tx.query(
          `INSERT INTO stock_balance AS b (tenant_id, variant_id, location_id, warehouse_id, on_hand) VALUES ($1, $2, $3, $3, $4)
               ON CONFLICT (tenant_id, variant_id, location_id, lot_id, serial, owner_id, status) DO UPDATE SET on_hand = b.on_hand + excluded.on_hand`,
          [world.tenantId, variantId, warehouseId, delta],
        );
      }
      movements.push({ position: sequence[i], variantId, sku: world.skus[line.variant], fromWarehouseId: from, toWarehouseId: to });
    }
    await tx.query(
      "INSERT INTO event_log (id, tenant_id, topic, aggregate_type, aggregate_id, payload, actor_id, request_id, first_row, last_row) VALUES ($1, $2, 'inventory.movement.created', 'stock-document', $3, $4, 'test', 'test', $5, $6)",
      [
        newId(),
        world.tenantId,
        documentId,
        JSON.stringify({ document: { id: documentId }, movements, levels: [] }),
        Math.min(...sequence),
        Math.max(...sequence),
      ],
    );
  });
  return documentId;
}

/** How far consumers may read at this moment: below the oldest transaction still open, of any database of the cluster. */
export async function horizon(database: TestDatabase): Promise<EventCursor & { held: number }> {
  const [row] = await database.db.withSystemTransaction((tx) =>
    tx.query<{ epoch: number; txid: string; held: number }>(
      `SELECT epoch, pg_snapshot_xmin(pg_current_snapshot())::text AS txid,
              (SELECT count(*) FROM event_log e WHERE e.txid >= pg_snapshot_xmin(pg_current_snapshot()))::integer AS held FROM event_log_state`,
    ),
  );
  return { epoch: row?.epoch ?? 1, txid: row?.txid ?? "0", position: 0, held: row?.held ?? 0 };
}

/** The end of the log, once everything that was committed may be read. */
export function logEnd(database: TestDatabase): Promise<EventCursor> {
  return until(
    () => horizon(database),
    ({ held }) => held === 0,
  );
}

/** Applies a range as the consumer does, in one transaction of the system. */
export function consumeForTest(database: TestDatabase, clock: Clock, from: EventCursor, to: EventCursor): Promise<string[]> {
  return database.db.withSystemTransaction((tx) => applyRange({ ...systemContext("system", "test", "test", clock), tx }, { from, to }));
}
