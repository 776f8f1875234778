import type { FileReading } from "./analyse.ts";
import { readDate, toInstant } from "./dates.ts";
import { createLineReader, isQuantity, type ReadLine } from "./line-reader.ts";

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

export interface SaleLineOptions {
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly now: Date;
}

const invoiceCharsMax = 200;
const descriptionCharsMax = 500;

/** Reads lines of one file; what repeats from line to line (dates) is worked out once. */
export function createSaleLineReader(reading: FileReading, options: SaleLineOptions): (cells: string[], line: number) => ReadLine<SaleLine> {
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

  return createLineReader(reading, options.currency, (cells, line): SaleLine => {
    const sku = cells.sku();
    if (sku === "") cells.refuse("SKU_MISSING", "sku");
    const invoice = cells.text("invoice");
    if (invoice.length > invoiceCharsMax) cells.refuse("TOO_LONG", "invoice");

    const quantity = cells.decimal("quantity");
    if (quantity === undefined) return cells.refuse(cells.text("quantity") === "" ? "QUANTITY_MISSING" : "QUANTITY_UNREADABLE", "quantity");
    if (quantity === "0") cells.refuse("QUANTITY_ZERO", "quantity");
    if (!isQuantity(quantity)) cells.refuse("QUANTITY_TOO_FINE_OR_LARGE", "quantity");

    const effectiveAtMs = instantOf(cells.text("date"));
    if (effectiveAtMs === "unreadable") return cells.refuse(cells.text("date") === "" ? "DATE_MISSING" : "DATE_UNREADABLE", "date");
    if (effectiveAtMs > nowMs) cells.refuse("DATE_IN_FUTURE", "date");

    return {
      line,
      invoice: invoice === "" ? null : invoice,
      sku,
      description: cells.text("description").replace(/\s+/g, " ").slice(0, descriptionCharsMax),
      quantity,
      effectiveAtMs,
      priceMinor: cells.money("price", { unreadable: "PRICE_UNREADABLE", tooLarge: "PRICE_TOO_LARGE" }),
      hasCustomer: reading.columns.customer === undefined ? null : cells.text("customer") !== "",
    };
  });
}
