import type { Database } from "../../infrastructure/postgres/index.ts";

export interface InventoryQueriesDeps {
  readonly db: Database;
}
