import type { CustomField } from "@lumbung/contracts";
import type { Cache } from "../../infrastructure/cache/index.ts";
import type { Documents } from "../../infrastructure/documents/index.ts";
import type { EventAppender } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";

/** What the catalogue has to know of the business. */
export interface Business {
  readonly currency: string;
  /** The language prices are written in. */
  readonly locale: string;
  readonly customFields: { readonly product: readonly CustomField[] };
}

export interface CatalogueDeps {
  readonly db: Database;
  readonly events: EventAppender;
  readonly cache: Pick<Cache, "getOrSet" | "invalidateTags">;
  readonly documents: Documents;
  readonly readTenant: (ctx: Ctx) => Promise<Business>;
}
