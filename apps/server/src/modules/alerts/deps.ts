import type { EventAppender } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";

export interface AlertDeps {
  readonly db: Database;
  readonly events: EventAppender;
  /** Told after commit which tenants' alerts or minimum levels have changed. */
  readonly onChanged: (tenantIds: readonly string[]) => void;
}
