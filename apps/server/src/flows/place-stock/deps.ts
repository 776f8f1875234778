import type { Database } from "../../infrastructure/postgres/index.ts";

export interface PlaceStockDeps {
  readonly db: Database;
}
