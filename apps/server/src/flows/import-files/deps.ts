import type { EventAppender } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Catalogue } from "../../modules/catalogue/index.ts";
import type { Inventory } from "../../modules/inventory/index.ts";
import type { Ctx } from "../../shared/context.ts";

/** What every import stands on. */
export interface ImportDeps {
  readonly db: Database;
  readonly events: EventAppender;
  readonly identity: { readTenant(ctx: Ctx): Promise<{ currency: string; timeZone: string }> };
  readonly catalogue: Pick<Catalogue, "archiveProducts">;
  readonly inventory: Pick<Inventory, "reverseImport">;
}
