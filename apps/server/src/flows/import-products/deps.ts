import type { Alerts } from "../../modules/alerts/index.ts";
import type { Catalogue } from "../../modules/catalogue/index.ts";
import type { Inventory } from "../../modules/inventory/index.ts";
import type { ImportDeps } from "../import-files/index.ts";

/** What the import of goods stands on. */
export interface ProductImportDeps extends ImportDeps {
  readonly catalogue: Pick<Catalogue, "findSkus" | "createProducts" | "changeProducts" | "createCategory" | "archiveProducts" | "restoreProducts">;
  readonly inventory: Pick<Inventory, "postDocuments" | "reverseImport">;
  readonly alerts: Pick<Alerts, "setMinimumBatch">;
}
