import { toMinorUnits } from "../../shared/money.ts";
import type { FileReading } from "./analyse.ts";
import type { SalesField } from "./columns.ts";
import { readDate, toInstant } from "./dates.ts";
import { parseNumber } from "./numbers.ts";
import { type RefusalCode, refusalTexts } from "./refusals.ts";

/** One line of a sales file, read. */
export interface SaleLine {
  /** Line of the file, counted from 1 as an editor shows it. */
  readonly line: number;
  readonly invoice: string | null;
  readonly sku: string;
  readonly description: string;
  /** Plain decimal string, negative for what came back or was written off; never zero. */
  readonly quantity: string;
  /** Milliseconds since 1970. */
  readonly effectiveAtMs: number;
  /** In minor units of the tenant's currency; null where the file says nothing. */
  readonly priceMinor: number | null;
  /** Null when the file has no column for it, so that its absence is no evidence. */
  readonly hasCustomer: boolean | null;
}

/** A line that is not imported, with where it fails, why, and what mends it. */
export interface RefusedLine {
  readonly line: number;
  /** Header of the column, or null when the whole line is meant. */
  readonly column: string | null;
  readonly code: RefusalCode;
  readonly reason: string;
  readonly fix: string;
  /** The cells as they stood. */
  readonly cells: readonly string[];
}

export type ReadLine = { readonly sale: SaleLine } | { readonly refused: RefusedLine };

export interface SaleLineOptions {
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly now: Date;
}

const skuCharsMax = 100;
const invoiceCharsMax = 200;
const descriptionCharsMax = 500;
const quantityPattern = /^-?\d{1,12}(?:\.\d{1,6})?$/;
const priceMinorMax = 9_000_000_000_000;

/** Reads lines of one file; what repeats from line to line (dates) is worked out once. */
export function createSaleLineReader(reading: FileReading, options: SaleLineOptions): (cells: string[], line: number) => ReadLine {
  const { columns, header } = reading;
  const decimalMark = reading.decimalMark.value;
  const nowMs = options.now.getTime();
  const instants = new Map<string, number | "unreadable">();

  function instantOf(cell: string): number | "unreadable" {
    const known = instants.get(cell);
    if (known !== undefined) return known;
    const date = readDate(cell);
    const instant = (date && toInstant(date, reading.dateOrder.value, options.timeZone)) ?? "unreadable";
    if (instants.size < 100_000) instants.set(cell, instant);
    return instant;
  }

  return (cells, line) => {
    const cell = (field: SalesField): string => {
      const column = columns[field];
      return column === undefined ? "" : (cells[column] ?? "").trim();
    };
    const refuse = (code: RefusalCode, field: SalesField | null): ReadLine => {
      const column = field === null ? undefined : columns[field];
      const value = field === null ? "" : cell(field).slice(0, 60);
      const texts = refusalTexts(code, value, reading);
      return { refused: { line, column: column === undefined ? null : (header[column] ?? null), code, ...texts, cells } };
    };

    if (cells.length > header.length && cells.slice(header.length).some((extra) => extra.trim() !== "")) return refuse("TOO_MANY_CELLS", null);
    const sku = cell("sku").replace(/\s+/g, " ").normalize("NFC");
    if (sku === "") return refuse("SKU_MISSING", "sku");
    if (sku.length > skuCharsMax) return refuse("TOO_LONG", "sku");
    const invoice = cell("invoice");
    if (invoice.length > invoiceCharsMax) return refuse("TOO_LONG", "invoice");

    const written = parseNumber(cell("quantity"), decimalMark);
    if (written === undefined) return refuse(cell("quantity") === "" ? "QUANTITY_MISSING" : "QUANTITY_UNREADABLE", "quantity");
    const quantity = shorten(written);
    if (quantity === "0") return refuse("QUANTITY_ZERO", "quantity");
    if (!quantityPattern.test(quantity)) return refuse("QUANTITY_TOO_FINE_OR_LARGE", "quantity");

    const effectiveAtMs = instantOf(cell("date"));
    if (effectiveAtMs === "unreadable") return refuse(cell("date") === "" ? "DATE_MISSING" : "DATE_UNREADABLE", "date");
    if (effectiveAtMs > nowMs) return refuse("DATE_IN_FUTURE", "date");

    let priceMinor: number | null = null;
    if (cell("price") !== "") {
      const price = parseNumber(cell("price"), decimalMark);
      if (price === undefined) return refuse("PRICE_UNREADABLE", "price");
      const minor = toMinorUnits(price, options.currency);
      if (minor < -priceMinorMax || minor > priceMinorMax) return refuse("PRICE_TOO_LARGE", "price");
      priceMinor = Number(minor);
    }
    return {
      sale: {
        line,
        invoice: invoice === "" ? null : invoice,
        sku,
        description: cell("description").replace(/\s+/g, " ").slice(0, descriptionCharsMax),
        quantity,
        effectiveAtMs,
        priceMinor,
        hasCustomer: columns.customer === undefined ? null : cell("customer") !== "",
      },
    };
  };
}

/** Zeros at the end of the fraction say nothing about the unit: "6.00" pieces are 6. */
function shorten(decimal: string): string {
  const plain = decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
  return plain === "-0" ? "0" : plain;
}
