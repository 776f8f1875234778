import type { ReadingChoices } from "./analyse.ts";
import { createProductLineReader, type ProductLine } from "./product-line.ts";
import { productShape } from "./product-shape.ts";
import { type ReadFile, readFile } from "./read-file.ts";

export type ProductFile = ReadFile<ProductLine>;

/** Reads a whole file of goods: how it is written, its lines, and the lines that cannot be read. */
export function readProductFile(
  bytes: Uint8Array,
  locale: string,
  choices: ReadingChoices,
  options: { readonly now: Date; readonly currency: string },
  onProgress?: (linesRead: number, linesTotal: number) => void,
): Promise<ProductFile> {
  return readFile(productShape, { bytes, locale, choices, onProgress }, options, (reading) => createProductLineReader(reading, options.currency));
}
