import pg from "pg";
import type { EventCursor } from "../../infrastructure/events/index.ts";
import { until } from "../../infrastructure/events/testing.ts";
import type { TestDatabase } from "../../infrastructure/postgres/testing.ts";
import type { Clock } from "../../shared/clock.ts";
import { counterLocations } from "../../shared/counter-locations.ts";
import { newId } from "../../shared/ids.ts";
import { systemContext } from "../../shared/system-context.ts";

/** A business with one SKU of scale 1 and three warehouses. */
export interface AlertWorld {
  readonly tenantId: string;
  readonly variantId: string;
  readonly sku: string;
  readonly warehouseIds: string[];
}

export async function createAlertWorld(database: TestDatabase): Promise<AlertWorld> {
  const world: AlertWorld = { tenantId: newId(), variantId: newId(), sku: "RICE-5", warehouseIds: [newId(), newId(), newId()] };
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(
      "INSERT INTO tenant (id, slug, name, currency, time_zone, locale) VALUES ($1::uuid, 't-' || $1::text, 'Test', 'IDR', 'Asia/Jakarta', 'en')",
      [world.tenantId],
    );
    await client.query("INSERT INTO product (tenant_id, id, name) VALUES ($1, $2, 'Rice')", [world.tenantId, world.variantId]);
    await client.query("INSERT INTO variant (tenant_id, id, product_id, sku, scale) VALUES ($1, $2, $2, $3, 1)", [world.tenantId, world.variantId, world.sku]);
    await client.query(
      "INSERT INTO warehouse (tenant_id, id, code, name, kind) SELECT $1, id, 'W' || n, 'W' || n, 'main' FROM unnest($2::uuid[]) WITH ORDINALITY AS x(id, n)",
      [world.tenantId, world.warehouseIds],
    );
  } finally {
    await client.end();
  }
  return world;
}

/** Moves stock in or out of a warehouse (base unit × 10): movement, balance and event in one transaction, as the ledger does. */
export async function moveForTest(database: TestDatabase, clock: Clock, world: AlertWorld, delta: number, warehouse: number): Promise<void> {
  const documentId = newId();
  const warehouseId = world.warehouseIds[warehouse];
  const inward = delta > 0;
  await database.db.withTransaction(systemContext(world.tenantId, "test", "test", clock), async ({ tx }) => {
    const now = clock.now().toISOString();
    const [{ position } = { position: 0 }] = await tx.query<{ position: number }>("SELECT nextval('movement_position') AS position");
    await tx.query(
      `WITH p AS (SELECT $13::bigint AS position),
       d AS (INSERT INTO stock_document (tenant_id, id, type, number_year, number_seq, warehouse_id, effective_at, recorded_at, actor_kind, actor_id, first_position, last_position, line_count)
             SELECT $1, $2, $3, 2026, position::integer, $4, $5, $5, 'system', 'test', position, position, 1 FROM p),
       m AS (INSERT INTO movement (tenant_id, position, document_id, line_no, type, variant_id, from_location_id, to_location_id, from_warehouse_id, to_warehouse_id, quantity,
                                   effective_at, recorded_at, actor_id)
             SELECT $1, position, $2, 1, $3, $6, $7, $8, $9, $10, $11, $5, $5, 'test' FROM p)
       INSERT INTO stock_balance AS b (tenant_id, variant_id, location_id, warehouse_id, on_hand) VALUES ($1, $6, $4, $4, $12)
           ON CONFLICT (tenant_id, variant_id, location_id, lot_id, serial, owner_id, status) DO UPDATE SET on_hand = b.on_hand + excluded.on_hand`,
      [
        world.tenantId,
        documentId,
        inward ? "receipt" : "issue",
        warehouseId,
        now,
        world.variantId,
        inward ? counterLocations.supplier : warehouseId,
        inward ? warehouseId : counterLocations.customer,
        inward ? null : warehouseId,
        inward ? warehouseId : null,
        Math.abs(delta),
        delta,
        position,
      ],
    );
    await tx.query(
      "INSERT INTO event_log (id, tenant_id, topic, aggregate_type, aggregate_id, payload, actor_id, request_id, first_row, last_row) VALUES ($1, $2, 'inventory.movement.created', 'stock-document', $3, '{}', 'test', 'test', $4, $4)",
      [newId(), world.tenantId, documentId, position],
    );
  });
}

/** How far consumers may read at this moment: below the oldest transaction still open, of any database of the cluster. */
async function horizon(database: TestDatabase): Promise<EventCursor & { held: number }> {
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
