import type { Cache } from "../../infrastructure/cache/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";

export interface InventoryQueriesDeps {
  readonly db: Database;
  /** Tells when the catalogue has changed, by its tag. */
  readonly cache: Cache;
}
