import type { EventAppender } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";

export interface WarehouseDeps {
  readonly db: Database;
  readonly events: EventAppender;
}
