import type { EventAppender } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Catalogue } from "../../modules/catalogue/index.ts";
import type { Inventory } from "../../modules/inventory/index.ts";
import type { Ctx } from "../../shared/context.ts";

/** What the import stands on. */
export interface SalesImportDeps {
  readonly db: Database;
  readonly events: EventAppender;
  readonly identity: { readTenant(ctx: Ctx): Promise<{ currency: string; timeZone: string }> };
  readonly catalogue: Pick<Catalogue, "findBySku" | "createProducts" | "archiveProducts" | "restoreProducts">;
  readonly inventory: Pick<Inventory, "postDocuments" | "reverseImport">;
}
