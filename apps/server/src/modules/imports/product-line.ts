import type { ImportField } from "@lumbung/contracts";
import type { FileReading } from "./analyse.ts";
import { createLineReader, isQuantity, type LineCells, type ReadLine, skuCharsMax } from "./line-reader.ts";
import { readUnit } from "./units.ts";

/** One line of a file of goods, read. What a cell does not say is null, and stays as it is. */
export interface ProductLine {
  /** Line of the file, counted from 1 as an editor shows it. */
  readonly line: number;
  /** The code, or the first barcode where the line has none. */
  readonly sku: string;
  /** Whether the line has a code of its own. */
  readonly hasSku: boolean;
  readonly name: string | null;
  readonly barcodes: readonly string[];
  /** Names from the root of the tree down. */
  readonly category: readonly string[] | null;
  readonly brand: string | null;
  /** Under its usual name where it is known ("Stk." is piece), else as written. */
  readonly unit: string | null;
  readonly scale: number | null;
  /** In minor units of the tenant's currency. */
  readonly priceMinor: number | null;
  readonly costMinor: number | null;
  /** Plain decimal strings above zero. */
  readonly minimum: string | null;
  readonly quantity: string | null;
}

const nameCharsMax = 300;
const brandCharsMax = 100;
const categoryCharsMax = 100;
const categoryDepthMax = 8;
const barcodesMax = 20;
/** How spreadsheets show a long number they have rounded: its last digits are lost. */
const rounded = /^\d+(?:[.,]\d+)?E\+\d+$/i;

/** Reads lines of a file of goods. */
export function createProductLineReader(reading: FileReading, currency: string): (cells: string[], line: number) => ReadLine<ProductLine> {
  return createLineReader(reading, currency, (cells, line): ProductLine => {
    const code = cells.sku();
    if (rounded.test(code)) cells.refuse("CODE_ROUNDED", "sku");
    const barcodes = barcodesOf(cells);
    const sku = code === "" ? (barcodes[0] ?? "") : code;
    if (sku === "") cells.refuse("SKU_MISSING", reading.columns.sku === undefined ? "barcode" : "sku");
    return {
      line,
      sku,
      hasSku: code !== "",
      name: cells.words("name", nameCharsMax) || null,
      barcodes,
      category: categoryOf(cells),
      brand: cells.words("brand", brandCharsMax) || null,
      unit: readUnit(cells.words("unit", 30)) || null,
      scale: scaleOf(cells),
      priceMinor: amountOf(cells, "price"),
      costMinor: amountOf(cells, "cost"),
      minimum: amountOfGoods(cells, "minimum"),
      quantity: amountOfGoods(cells, "quantity"),
    };
  });
}

/** Several codes stand in one cell with a space, comma, semicolon or bar between them. */
function barcodesOf(cells: LineCells): string[] {
  const parts = cells
    .text("barcode")
    // "5.0E+12" and "5,0E+12" are one rounded number, not two codes.
    .split(/[;|\s]+|,(?!\d+E\+)/i)
    // A text mark in front and a fraction of zero behind are what programs add to codes that look like numbers.
    .map((part) => part.replace(/^'/, "").replace(/^(\d+)[.]0+$/, "$1"))
    .filter((part) => part !== "");
  if (parts.some((part) => rounded.test(part))) cells.refuse("CODE_ROUNDED", "barcode");
  if (parts.length > barcodesMax || parts.some((part) => part.length > skuCharsMax)) cells.refuse("TOO_LONG", "barcode");
  return [...new Set(parts)];
}

/** "Drinks > Tea" is Tea below Drinks. */
function categoryOf(cells: LineCells): string[] | null {
  const names = cells
    .text("category")
    .split(">")
    .map((name) => name.trim().replace(/\s+/g, " "))
    .filter((name) => name !== "");
  if (names.length > categoryDepthMax || names.some((name) => name.length > categoryCharsMax)) cells.refuse("TOO_LONG", "category");
  return names.length === 0 ? null : names;
}

function scaleOf(cells: LineCells): number | null {
  const text = cells.text("scale");
  if (text === "") return null;
  const scale = Number(cells.decimal("scale") ?? Number.NaN);
  return Number.isInteger(scale) && scale >= 0 && scale <= 6 ? scale : cells.refuse("SCALE_UNREADABLE", "scale");
}

function amountOf(cells: LineCells, field: "price" | "cost"): number | null {
  const minor = cells.money(field, { unreadable: "PRICE_UNREADABLE", tooLarge: "PRICE_TOO_LARGE" });
  return minor !== null && minor < 0 ? cells.refuse("AMOUNT_NEGATIVE", field) : minor;
}

/** A quantity of goods; nothing and zero are null. */
function amountOfGoods(cells: LineCells, field: ImportField): string | null {
  if (cells.text(field) === "") return null;
  const quantity = cells.decimal(field);
  if (quantity === undefined) return cells.refuse("QUANTITY_UNREADABLE", field);
  if (quantity.startsWith("-")) cells.refuse("STOCK_NEGATIVE", field);
  if (!isQuantity(quantity)) cells.refuse("QUANTITY_TOO_FINE_OR_LARGE", field);
  return quantity === "0" ? null : quantity;
}
