import { allPermissions, type Permission } from "@lumbung/contracts";
import { createLocalWakeUp } from "../../infrastructure/events/index.ts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import { systemClock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import { counterLocations } from "../../shared/counter-locations.ts";
import { newId } from "../../shared/ids.ts";
import { createInventory, type Inventory } from "./index.ts";

/** A tenant with warehouses and SKUs, set up by SQL, for tests of the ledger alone. */
export interface LedgerFixture {
  readonly ctx: Ctx;
  readonly warehouses: Record<string, string>;
  readonly inventory: Inventory;
  /** The same context with other rights. */
  as(permissions: readonly Permission[], warehouseIds?: readonly string[]): Ctx;
}

export interface LedgerFixtureOptions {
  readonly warehouses?: readonly string[];
  /** SKU → scale. */
  readonly skus?: Record<string, number>;
  readonly groupCommit?: boolean;
  readonly queueMax?: number;
  readonly clock?: Clock;
  readonly negativeStock?: "block" | "approve" | "allow";
}

export async function createLedgerFixture(db: Database, options: LedgerFixtureOptions = {}): Promise<LedgerFixture> {
  const clock = options.clock ?? systemClock;
  const ctx: Ctx = {
    tenantId: newId(),
    actor: { kind: "user", id: newId(), name: "Tester", permissions: new Set(allPermissions), warehouseIds: null },
    locale: "en",
    requestId: "test-request",
    ip: "127.0.0.1",
    clock,
  };
  const warehouses = Object.fromEntries((options.warehouses ?? ["MAIN"]).map((code) => [code, newId()]));
  await db.withTransaction(ctx, async (tx) => {
    await tx.tx.query(
      "INSERT INTO tenant (id, slug, name, currency, time_zone, locale, negative_stock) VALUES ($1, $2, 'Test', 'GBP', 'Europe/London', 'en', $3)",
      [ctx.tenantId, `t-${ctx.tenantId}`, options.negativeStock ?? "block"],
    );
    for (const [name, id] of Object.entries(counterLocations)) {
      await tx.tx.query("INSERT INTO location (tenant_id, id, code, name, kind) VALUES ($1, $2, $3, $3, $3)", [ctx.tenantId, id, name]);
    }
    for (const [code, id] of Object.entries(warehouses)) {
      await tx.tx.query("INSERT INTO warehouse (tenant_id, id, code, name, kind) VALUES ($1, $2, $3, $3, 'main')", [ctx.tenantId, id, code]);
      await tx.tx.query("INSERT INTO location (tenant_id, id, warehouse_id, code, name, kind) VALUES ($1, $2, $2, 'ROOT', $3, 'storage')", [
        ctx.tenantId,
        id,
        code,
      ]);
    }
    for (const [sku, scale] of Object.entries(options.skus ?? { A: 0, B: 3 })) await addSku(tx, sku, scale);
  });
  const inventory = createInventory({ db, wakeUp: createLocalWakeUp(), clock, groupCommit: options.groupCommit ?? true, queueMax: options.queueMax ?? 4096 });
  return {
    ctx,
    warehouses,
    inventory,
    as: (permissions, warehouseIds) => ({
      ...ctx,
      actor: { ...ctx.actor, id: newId(), permissions: new Set(permissions), warehouseIds: warehouseIds ? new Set(warehouseIds) : null },
    }),
  };
}

/** A product with one SKU; returns the id of the SKU. */
export async function addSku(ctx: TxCtx, sku: string, scale: number, options: { stocked?: boolean; archived?: boolean } = {}): Promise<string> {
  const id = newId();
  await ctx.tx.query("INSERT INTO product (tenant_id, id, name) VALUES ($1, $2, $3)", [ctx.tenantId, id, sku]);
  await ctx.tx.query("INSERT INTO variant (tenant_id, id, product_id, sku, scale, stocked, archived_at) VALUES ($1, $2, $2, $3, $4, $5, $6)", [
    ctx.tenantId,
    id,
    sku,
    scale,
    options.stocked ?? true,
    options.archived ? new Date() : null,
  ]);
  return id;
}
