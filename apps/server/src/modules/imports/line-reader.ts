import type { ImportField } from "@lumbung/contracts";
import { toMinorUnits } from "../../shared/money.ts";
import type { FileReading } from "./analyse.ts";
import { parseNumber } from "./numbers.ts";
import { type RefusalCode, refusalTexts } from "./refusals.ts";

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

export type ReadLine<Line> = { readonly read: Line } | { readonly refused: RefusedLine };

/** What is wrong with a line: thrown inside a line's reader, answered by it. */
class Refusal {
  readonly code: RefusalCode;
  readonly field: ImportField | null;
  constructor(code: RefusalCode, field: ImportField | null) {
    this.code = code;
    this.field = field;
  }
}

/** The cells of one line by their fields. */
export interface LineCells {
  /** The trimmed text of a field; empty where the file has no column for it. */
  text(field: ImportField): string;
  /** The text with one space between words; refuses what is longer than `charsMax`. */
  words(field: ImportField, charsMax: number): string;
  /** The code of a SKU. */
  sku(): string;
  /** A plain decimal string without zeros at its end; undefined where the cell is no number. */
  decimal(field: ImportField): string | undefined;
  /** Minor units of the currency, or null for an empty cell; refuses what is no amount of money. */
  money(field: ImportField, codes: { readonly unreadable: RefusalCode; readonly tooLarge: RefusalCode }): number | null;
  /** Ends the reading of the line. */
  refuse(code: RefusalCode, field: ImportField | null): never;
}

export const skuCharsMax = 100;
const quantityPattern = /^-?\d{1,12}(?:\.\d{1,6})?$/;
const moneyMinorMax = 9_000_000_000_000;

/** Whether the ledger can hold a quantity. */
export const isQuantity = (decimal: string): boolean => quantityPattern.test(decimal);

/** Reads lines of a file, each into a `Line` or a refusal. */
export function createLineReader<Line>(
  { columns, header, ...reading }: FileReading,
  currency: string,
  read: (cells: LineCells, line: number) => Line,
): (cells: string[], line: number) => ReadLine<Line> {
  const mark = reading.decimalMark.value;
  return (row, line) => {
    const text = (field: ImportField): string => {
      const column = columns[field];
      return column === undefined ? "" : (row[column] ?? "").trim();
    };
    const refuse = (code: RefusalCode, field: ImportField | null): never => {
      throw new Refusal(code, field);
    };
    const words = (field: ImportField, charsMax: number): string => {
      const found = text(field).replace(/\s+/g, " ");
      return found.length > charsMax ? refuse("TOO_LONG", field) : found;
    };
    const decimal = (field: ImportField): string | undefined => {
      const written = parseNumber(text(field), mark);
      return written === undefined ? undefined : shorten(written);
    };
    const cells: LineCells = {
      text,
      words,
      decimal,
      refuse,
      sku: () => words("sku", skuCharsMax).normalize("NFC"),
      money: (field, { unreadable, tooLarge }) => {
        if (text(field) === "") return null;
        const amount = parseNumber(text(field), mark);
        if (amount === undefined) return refuse(unreadable, field);
        const minor = toMinorUnits(amount, currency);
        return minor < -moneyMinorMax || minor > moneyMinorMax ? refuse(tooLarge, field) : Number(minor);
      },
    };
    try {
      if (row.length > header.length && row.slice(header.length).some((extra) => extra.trim() !== "")) refuse("TOO_MANY_CELLS", null);
      return { read: read(cells, line) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, field } = error;
      const column = field === null ? undefined : columns[field];
      const texts = refusalTexts(code, field === null ? "" : text(field).slice(0, 60), { columns, header, ...reading });
      return { refused: { line, column: column === undefined ? null : (header[column] ?? null), code, ...texts, cells: row } };
    }
  };
}

/** Zeros at the end of the fraction say nothing about the unit: "6.00" pieces are 6. */
function shorten(decimal: string): string {
  const plain = decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
  return plain === "-0" ? "0" : plain;
}
