import type { ImportField } from "@lumbung/contracts";
import type { SkuChange, SkuState } from "../../modules/catalogue/index.ts";
import { type ProductLine, type RefusalCode, usualScale } from "../../modules/imports/index.ts";
import { parseDecimal, toScaled } from "../../shared/quantity.ts";
import { skuKey } from "../../shared/sku-key.ts";
import { type Books, knownOf } from "./books.ts";
import { type CategoryPath, missingPaths } from "./category-tree.ts";
import { changeOf, type PlannedChange } from "./change-of.ts";
import { refusalOf } from "./refusal-of.ts";

/** A product the file has and the catalogue lacks. */
export interface PlannedProduct {
  readonly line: number;
  readonly skuKey: string;
  readonly sku: string;
  readonly name: string;
  readonly brand: string;
  readonly category: CategoryPath | null;
  readonly baseUnit: string;
  readonly scale: number;
  readonly barcodes: readonly string[];
  readonly priceMinor: number | null;
  readonly costMinor: number | null;
}

/** Opening stock or a minimum level of a SKU. */
export interface PlannedQuantity {
  readonly line: number;
  readonly skuKey: string;
  readonly quantity: string;
}
export interface PlannedOpening extends PlannedQuantity {
  readonly unitCostMinor: number | null;
}

export interface PlanRefusal {
  readonly line: number;
  readonly field: ImportField;
  readonly code: RefusalCode;
  readonly value: string;
}

export interface ProductPlan {
  readonly products: PlannedProduct[];
  readonly changes: PlannedChange[];
  /** Categories to be made, parents first. */
  readonly categories: CategoryPath[];
  readonly openings: PlannedOpening[];
  readonly minimums: PlannedQuantity[];
  /** The SKUs the plan speaks of that exist, by the key of their line. */
  readonly known: Map<string, SkuState>;
  /** Lines that bring something, or brought it before a run was cut off. */
  readonly lines: number[];
  /** Lines that were passed over or say nothing new. */
  readonly unchanged: number;
  /** Opening quantities that are not added again. */
  readonly openingsLeft: number;
  readonly refused: PlanRefusal[];
}

export interface PlanChoices {
  readonly existing: "skip" | "update";
  readonly opening: "auto" | "none";
}

/**
 * Plans what a file of goods becomes. Pure. A code that stands twice is refused the second time; a SKU that exists is
 * passed over or changed in what the line fills in; opening stock goes only where the SKU has not moved in the warehouse.
 */
export function planProductImport(lines: readonly ProductLine[], books: Books, choices: PlanChoices): ProductPlan {
  const plan: ProductPlan = {
    products: [],
    changes: [],
    categories: [],
    openings: [],
    minimums: [],
    known: new Map(),
    lines: [],
    unchanged: 0,
    openingsLeft: 0,
    refused: [],
  };
  const seen = { skus: new Map<string, number>(), barcodes: new Map<string, number>() };
  let unchanged = 0;
  let openingsLeft = 0;
  for (const line of lines) {
    const known = knownOf(line, books);
    const isOwn = known !== undefined && books.own.has(known.variantId);
    const refusal = refusalOf(line, known, isOwn, books, seen);
    seen.skus.set(known?.variantId ?? skuKey(line.sku), seen.skus.get(known?.variantId ?? skuKey(line.sku)) ?? line.line);
    for (const code of line.barcodes) if (!seen.barcodes.has(code)) seen.barcodes.set(code, line.line);
    if (books.imported.has(line.line)) continue;
    if (known && !isOwn && choices.existing === "skip" && refusal?.code !== "SKU_TWICE") {
      unchanged++;
      continue;
    }
    if (refusal) {
      plan.refused.push({ line: line.line, ...refusal });
      continue;
    }
    const key = skuKey(line.sku);
    const before = { openings: plan.openings.length, minimums: plan.minimums.length };
    const begun = known ? books.begun.get(known.variantId) : undefined;
    if (line.quantity !== null && choices.opening === "auto") {
      if (begun === "others") openingsLeft++;
      if (begun === undefined) plan.openings.push({ line: line.line, skuKey: key, quantity: line.quantity, unitCostMinor: line.costMinor });
    }
    if (known) plan.known.set(key, known);
    const change = known ? changeOf(line, known, books.categories) : undefined;
    if (!known) plan.products.push(productOf(line, key));
    else if (change) plan.changes.push(change);
    if (line.minimum !== null && isNewMinimum(line.minimum, known, change?.variant, books))
      plan.minimums.push({ line: line.line, skuKey: key, quantity: line.minimum });
    const brings = !known || isOwn || change || plan.openings.length > before.openings || plan.minimums.length > before.minimums;
    if (brings) plan.lines.push(line.line);
    else unchanged++;
  }
  const paths = [...plan.products, ...plan.changes].flatMap(({ category }) => (category ? [category] : []));
  return { ...plan, categories: missingPaths(books.categories, paths), unchanged, openingsLeft };
}

function productOf(line: ProductLine, key: string): PlannedProduct {
  const baseUnit = line.unit ?? "piece";
  return {
    line: line.line,
    skuKey: key,
    sku: line.sku,
    name: line.name ?? line.sku,
    brand: line.brand ?? "",
    category: line.category,
    baseUnit,
    scale: line.scale ?? Math.max(usualScale(baseUnit), decimalsOf(line.quantity), decimalsOf(line.minimum)),
    barcodes: line.barcodes,
    priceMinor: line.priceMinor,
    costMinor: line.costMinor,
  };
}

function decimalsOf(quantity: string | null): number {
  return quantity === null ? 0 : parseDecimal(quantity).decimals;
}

function isNewMinimum(minimum: string, known: SkuState | undefined, change: SkuChange["variant"] | undefined, { minimums }: Books): boolean {
  if (!known || change?.scale !== undefined) return true;
  return minimums.get(known.variantId) !== toScaled(minimum, known.scale);
}
