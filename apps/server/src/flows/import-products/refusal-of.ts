import type { ImportField } from "@lumbung/contracts";
import type { SkuState } from "../../modules/catalogue/index.ts";
import type { ProductLine, RefusalCode } from "../../modules/imports/index.ts";
import { parseDecimal } from "../../shared/quantity.ts";
import { skuKey } from "../../shared/sku-key.ts";
import type { Books } from "./books.ts";
import { differsInUnit } from "./change-of.ts";

interface Refusal {
  readonly field: ImportField;
  readonly code: RefusalCode;
  readonly value: string;
}

/** First lines of the file that name a SKU or a barcode. */
interface Seen {
  readonly skus: ReadonlyMap<string, number>;
  readonly barcodes: ReadonlyMap<string, number>;
}

const barcodesMax = 20;

/** Why a line cannot be imported, measured against the books and the lines before it; undefined when it can. */
export function refusalOf(line: ProductLine, known: SkuState | undefined, isOwn: boolean, books: Books, seen: Seen): Refusal | undefined {
  const first = seen.skus.get(known?.variantId ?? skuKey(line.sku));
  const codeField = line.hasSku ? "sku" : "barcode";
  if (first !== undefined) return { field: codeField, code: "SKU_TWICE", value: `“${line.sku}” on line ${first}` };
  if (known?.archived) return { field: codeField, code: "SKU_ARCHIVED", value: known.sku };
  if (!known && line.name === null) return { field: "name", code: "NAME_MISSING", value: "" };
  return refusedBarcode(line, known, books, seen) ?? (known ? refusedChange(line, known, isOwn) : undefined) ?? refusedQuantity(line, known);
}

function refusedBarcode(line: ProductLine, known: SkuState | undefined, { byBarcode }: Books, seen: Seen): Refusal | undefined {
  for (const code of line.barcodes) {
    const holder = byBarcode.get(code);
    if (holder && holder.variantId !== known?.variantId) return { field: "barcode", code: "BARCODE_TAKEN", value: `${code} belongs to “${holder.sku}”` };
    const first = seen.barcodes.get(code);
    if (first !== undefined) return { field: "barcode", code: "BARCODE_TAKEN", value: `${code} stands on line ${first}` };
  }
  const all = new Set([...(known?.barcodes ?? []), ...line.barcodes]);
  return all.size > barcodesMax ? { field: "barcode", code: "TOO_LONG", value: `${all.size} codes` } : undefined;
}

function refusedChange(line: ProductLine, known: SkuState, isOwn: boolean): Refusal | undefined {
  if (!known.stocked && (line.quantity !== null || line.minimum !== null))
    return { field: line.quantity === null ? "minimum" : "quantity", code: "NOT_STOCKED", value: known.sku };
  // What this import has made has the file's unit, and may have moved by its own opening.
  if (!known.moved || isOwn) return undefined;
  if (differsInUnit(line, known)) return { field: "unit", code: "UNIT_FIXED", value: line.unit ?? "" };
  if (line.scale !== null && line.scale !== known.scale) return { field: "scale", code: "UNIT_FIXED", value: String(line.scale) };
  return undefined;
}

function refusedQuantity(line: ProductLine, known: SkuState | undefined): Refusal | undefined {
  const scale = line.scale ?? known?.scale;
  // A new SKU gets as many decimals as its quantities have, unless the file says how many.
  if (scale === undefined) return undefined;
  for (const field of ["quantity", "minimum"] as const) {
    const value = line[field];
    if (value !== null && parseDecimal(value).decimals > scale) return { field, code: "QUANTITY_FINER_THAN_SKU", value };
  }
  return undefined;
}
