import pg from "pg";
import type { TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { newId } from "../../shared/ids.ts";

/** A business with one SKU and two warehouses. */
export interface RealtimeWorld {
  readonly tenantId: string;
  readonly variantId: string;
  readonly sku: string;
  readonly warehouseIds: string[];
}

export async function createRealtimeWorld(database: TestDatabase): Promise<RealtimeWorld> {
  const world: RealtimeWorld = { tenantId: newId(), variantId: newId(), sku: "RICE-5", warehouseIds: [newId(), newId()] };
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(
      "INSERT INTO tenant (id, slug, name, currency, time_zone, locale) VALUES ($1::uuid, 't-' || $1::text, 'Test', 'IDR', 'Asia/Jakarta', 'en')",
      [world.tenantId],
    );
    await client.query("INSERT INTO product (tenant_id, id, name) VALUES ($1, $2, 'Rice')", [world.tenantId, world.variantId]);
    await client.query("INSERT INTO variant (tenant_id, id, product_id, sku) VALUES ($1, $2, $2, $3)", [world.tenantId, world.variantId, world.sku]);
    await client.query(
      "INSERT INTO warehouse (tenant_id, id, code, name, kind) SELECT $1, id, 'W' || n, 'W' || n, 'main' FROM unnest($2::uuid[]) WITH ORDINALITY AS x(id, n)",
      [world.tenantId, world.warehouseIds],
    );
  } finally {
    await client.end();
  }
  return world;
}
