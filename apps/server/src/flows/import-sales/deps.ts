import type { Catalogue } from "../../modules/catalogue/index.ts";
import type { Inventory } from "../../modules/inventory/index.ts";
import type { ImportDeps } from "../import-files/index.ts";

/** What the import of sales stands on. */
export interface SalesImportDeps extends ImportDeps {
  readonly catalogue: Pick<Catalogue, "findBySku" | "createProducts" | "archiveProducts" | "restoreProducts">;
  readonly inventory: Pick<Inventory, "postDocuments" | "reverseImport">;
}
