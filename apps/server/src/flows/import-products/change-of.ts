import type { SkuChange, SkuState } from "../../modules/catalogue/index.ts";
import { type ProductLine, readUnit } from "../../modules/imports/index.ts";
import type { CategoryPath, CategoryTree } from "./category-tree.ts";

/** A change whose category may still have to be made. */
export interface PlannedChange extends Omit<SkuChange, "product"> {
  readonly line: number;
  readonly product: Omit<SkuChange["product"], "categoryId">;
  /** Where the product moves to; null where it stays. */
  readonly category: CategoryPath | null;
}

/** Whether a line names another unit than the SKU has, however it spells it. */
export function differsInUnit(line: ProductLine, known: SkuState): boolean {
  return line.unit !== null && line.unit !== readUnit(known.baseUnit);
}

/**
 * What a line changes of a SKU that exists, or undefined for nothing. A cell that is empty changes nothing; barcodes are
 * added, never taken away; a product with several SKUs keeps its name, since a line names one of them.
 */
export function changeOf(line: ProductLine, known: SkuState, categories: CategoryTree): PlannedChange | undefined {
  const categoryId = line.category && categories.find(line.category);
  const category = line.category !== null && (categoryId === null || categoryId !== known.categoryId) ? line.category : null;
  const product = {
    ...(line.name !== null && known.isOnly && line.name !== known.productName ? { name: line.name } : {}),
    ...(line.brand !== null && line.brand !== known.brand ? { brand: line.brand } : {}),
  };
  const variant = {
    ...(line.unit !== null && differsInUnit(line, known) ? { baseUnit: line.unit } : {}),
    ...(line.scale !== null && line.scale !== known.scale ? { scale: line.scale } : {}),
    ...(line.priceMinor !== null && line.priceMinor !== known.priceMinor ? { priceMinor: line.priceMinor } : {}),
    ...(line.costMinor !== null && line.costMinor !== known.costMinor ? { costMinor: line.costMinor } : {}),
  };
  const barcodes = line.barcodes.filter((code) => !known.barcodes.includes(code));
  if (category === null && barcodes.length === 0 && Object.keys(product).length + Object.keys(variant).length === 0) return undefined;
  return { line: line.line, productId: known.productId, variantId: known.variantId, product, variant, barcodes, category };
}
