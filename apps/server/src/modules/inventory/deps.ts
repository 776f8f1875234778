import type { EventWakeUp } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { StockRepository } from "./stock-repository.ts";

/** What the use cases of this module stand on. */
export interface InventoryDeps {
  readonly db: Database;
  readonly wakeUp: EventWakeUp;
  readonly groupCommit: GroupCommit;
  readonly stock: StockRepository;
}
