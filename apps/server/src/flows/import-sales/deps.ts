import type { EventAppender } from "../../infrastructure/events/index.ts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Inventory } from "../../modules/inventory/index.ts";
import type { Ctx } from "../../shared/context.ts";

/** A product with one SKU, as the import needs it made. */
export interface NewProduct {
  readonly productId: string;
  readonly variantId: string;
  readonly name: string;
  readonly sku: string;
  readonly stocked: boolean;
  readonly scale: number;
  /** Minor units of the tenant's currency. */
  readonly priceMinor: number | null;
}

/** What the import needs of the other modules. */
export interface SalesImportDeps {
  readonly db: Database;
  readonly events: EventAppender;
  readonly identity: { readTenant(ctx: Ctx): Promise<{ currency: string; timeZone: string; locale: string }> };
  readonly catalogue: {
    /** Makes products in the caller's transaction. */
    createProducts(ctx: TxCtx, products: readonly NewProduct[]): Promise<void>;
    archiveProducts(ctx: TxCtx, productIds: readonly string[]): Promise<void>;
    restoreProducts(ctx: TxCtx, productIds: readonly string[]): Promise<void>;
  };
  readonly inventory: Pick<Inventory, "postDocuments" | "reverseImport">;
}
