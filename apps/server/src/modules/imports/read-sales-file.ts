import type { ReadingChoices } from "./analyse.ts";
import { type ReadFile, readFile } from "./read-file.ts";
import { createSaleLineReader, type SaleLine, type SaleLineOptions } from "./sale-line.ts";
import { salesShape } from "./sales-shape.ts";

export type SalesFile = ReadFile<SaleLine>;

/** Reads a whole sales file: how it is written, its lines, and the lines that cannot be read. */
export function readSalesFile(
  bytes: Uint8Array,
  locale: string,
  choices: ReadingChoices,
  options: SaleLineOptions,
  onProgress?: (linesRead: number, linesTotal: number) => void,
): Promise<SalesFile> {
  return readFile(salesShape, { bytes, locale, choices, onProgress }, options, (reading) => createSaleLineReader(reading, options));
}
