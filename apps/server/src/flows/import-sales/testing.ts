import { createInProcessBus } from "../../infrastructure/bus/index.ts";
import { createCache } from "../../infrastructure/cache/index.ts";
import { createDocuments } from "../../infrastructure/documents/index.ts";
import { createEventAppender, createLocalWakeUp } from "../../infrastructure/events/index.ts";
import type { TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { createTelemetry } from "../../infrastructure/telemetry/index.ts";
import { createCatalogue } from "../../modules/catalogue/index.ts";
import { createInventory, type Inventory } from "../../modules/inventory/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import { counterLocations } from "../../shared/counter-locations.ts";
import { newId } from "../../shared/ids.ts";
import { systemContext } from "../../shared/system-context.ts";
import type { SalesImportDeps } from "./deps.ts";
import { createSalesImport } from "./index.ts";

/** A business with one warehouse and everything the import stands on. */
export interface ImportWorld {
  readonly ctx: Ctx;
  readonly warehouseId: string;
  readonly deps: SalesImportDeps & { readonly clock: Clock };
  readonly inventory: Inventory;
  readonly salesImport: ReturnType<typeof createSalesImport>;
}

export interface ImportWorldOptions {
  readonly timeZone?: string;
  readonly currency?: string;
  /** Stands between the import and a dependency, to break it at a chosen moment. */
  readonly wrap?: (deps: ImportWorld["deps"]) => ImportWorld["deps"];
}

export async function createImportWorld(database: TestDatabase, clock: Clock, options: ImportWorldOptions = {}): Promise<ImportWorld> {
  const { db } = database;
  const ctx: Ctx = { ...systemContext(newId(), "test", "test", clock), locale: "en" };
  const warehouseId = newId();
  const timeZone = options.timeZone ?? "Europe/London";
  const currency = options.currency ?? "GBP";
  await db.withTransaction(ctx, async ({ tx }) => {
    await tx.query("INSERT INTO tenant (id, slug, name, currency, time_zone, locale) VALUES ($1::uuid, $2, 'Test', $3, $4, 'en')", [
      ctx.tenantId,
      `t-${ctx.tenantId}`,
      currency,
      timeZone,
    ]);
    await tx.query("INSERT INTO warehouse (tenant_id, id, code, name, kind) VALUES ($1, $2, 'MAIN', 'Main', 'main')", [ctx.tenantId, warehouseId]);
    await tx.query("INSERT INTO location (tenant_id, id, warehouse_id, code, name, kind) VALUES ($1, $2, $2, 'MAIN', 'Main', 'storage')", [
      ctx.tenantId,
      warehouseId,
    ]);
    await tx.query(
      "INSERT INTO location (tenant_id, id, code, name, kind) SELECT $1, id, upper(kind), kind, kind FROM unnest($2::uuid[], $3::text[]) AS c(id, kind)",
      [ctx.tenantId, Object.values(counterLocations), Object.keys(counterLocations)],
    );
  });
  const wakeUp = createLocalWakeUp();
  const events = createEventAppender(wakeUp);
  const inventory = createInventory({ db, wakeUp, clock, groupCommit: true, queueMax: 10_000 });
  const telemetry = createTelemetry({ level: "silent" });
  const cache = createCache({ ...telemetry, bus: createInProcessBus((error) => console.error(error)) });
  const readTenant = async () => ({ currency, timeZone, locale: "en", customFields: { product: [] } });
  const catalogue = createCatalogue({ db, events, cache, documents: createDocuments(telemetry), readTenant });
  const plain: ImportWorld["deps"] = {
    db,
    clock,
    events,
    identity: { readTenant },
    catalogue,
    inventory,
  };
  const deps = options.wrap ? options.wrap(plain) : plain;
  return { ctx, warehouseId, deps, inventory, salesImport: createSalesImport(deps) };
}
