import type { Jobs } from "../../infrastructure/jobs/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { AlertUseCases } from "../../modules/alerts/index.ts";
import type { Catalogue } from "../../modules/catalogue/index.ts";
import type { Inventory } from "../../modules/inventory/index.ts";
import type { createWarehouses } from "../../modules/warehouses/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";

/** What filling a business stands on. */
export interface DemoDataDeps {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly readTenant: (ctx: Ctx) => Promise<{ currency: string; timeZone: string; locale: string }>;
  readonly catalogue: Pick<Catalogue, "createProductBatch" | "createCategory" | "listCategories" | "findBySku">;
  readonly warehouses: Pick<ReturnType<typeof createWarehouses>, "createWarehouse" | "listWarehouses">;
  readonly inventory: Pick<Inventory, "postDocuments">;
  readonly alerts: Pick<AlertUseCases, "setMinimumBatch">;
}
