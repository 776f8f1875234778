import type { FileReading } from "./analyse.ts";

/** Why a line is not imported. Codes are stable; the sentences are for the person who mends the file. */
export type RefusalCode =
  | "TOO_MANY_CELLS"
  | "SKU_MISSING"
  | "TOO_LONG"
  | "QUANTITY_MISSING"
  | "QUANTITY_UNREADABLE"
  | "QUANTITY_ZERO"
  | "QUANTITY_TOO_FINE_OR_LARGE"
  | "QUANTITY_FINER_THAN_SKU"
  | "DATE_MISSING"
  | "DATE_UNREADABLE"
  | "DATE_IN_FUTURE"
  | "PRICE_UNREADABLE"
  | "PRICE_TOO_LARGE"
  | "PRICE_NEGATIVE"
  | "SKU_ARCHIVED"
  | "LEDGER_REFUSED";

const ledgerFix =
  "Mend what the reason names (receive the goods, or let the import post opening stock), then import the file again: only lines that are missing are added.";

/** The sentences of a refusal: what is wrong with `value`, and what to do about it. */
export function refusalTexts(code: RefusalCode, value: string, reading?: FileReading): { reason: string; fix: string } {
  switch (code) {
    case "TOO_MANY_CELLS":
      return { reason: "The line has more cells than the header has columns.", fix: "Put quotation marks around cells that hold the delimiter." };
    case "SKU_MISSING":
      return { reason: "The line has no stock code.", fix: "Fill in the code of the product, or delete the line." };
    case "TOO_LONG":
      return { reason: `The cell is too long (“${value}…”).`, fix: "Shorten it: a code holds 100 characters, an invoice number 200." };
    case "QUANTITY_MISSING":
      return { reason: "The line has no quantity.", fix: "Fill in the quantity, or delete the line." };
    case "QUANTITY_UNREADABLE":
      return {
        reason: `“${value}” is not a number with ${markName(reading)}.`,
        fix: "Correct the cell, or name the file's decimal mark when all lines fail like this.",
      };
    case "QUANTITY_ZERO":
      return { reason: "The quantity is zero, so nothing moves.", fix: "Correct the quantity, or delete the line." };
    case "QUANTITY_TOO_FINE_OR_LARGE":
      return { reason: `“${value}” has more than 6 decimals or 12 whole digits.`, fix: "Round it, or choose a larger unit." };
    case "QUANTITY_FINER_THAN_SKU":
      return { reason: `“${value}” is finer than the product's unit allows.`, fix: "Round it to the decimals of the product's base unit." };
    case "DATE_MISSING":
      return { reason: "The line has no date.", fix: "Fill in the date of the sale." };
    case "DATE_UNREADABLE":
      return {
        reason: `“${value}” is not a date${reading && reading.dateOrder.basis !== "not-needed" ? ` with the ${reading.dateOrder.value === "day-first" ? "day" : "month"} first` : ""}.`,
        fix: "Write it like 2024-12-31 or 2024-12-31 17:45, or name the file's order of day and month when many lines fail like this.",
      };
    case "DATE_IN_FUTURE":
      return { reason: `“${value}” lies in the future.`, fix: "Correct the date; if day and month are swapped, name their order." };
    case "PRICE_UNREADABLE":
      return { reason: `“${value}” is not a price with ${markName(reading)}.`, fix: "Correct the cell, or leave it empty." };
    case "PRICE_TOO_LARGE":
      return { reason: `“${value}” is beyond every price.`, fix: "Correct the price; name the file's decimal mark when many lines fail like this." };
    case "PRICE_NEGATIVE":
      return {
        reason: `“${value}” is below zero.`,
        fix: "Goods have no negative price: write returns with a negative quantity, discounts under a code for services.",
      };
    case "SKU_ARCHIVED":
      return {
        reason: `The product “${value}” is archived.`,
        fix: "Restore it in the catalogue, then import the file again: only lines that are missing are added.",
      };
    case "LEDGER_REFUSED":
      return { reason: `The ledger refused the document: ${value}`, fix: ledgerFix };
  }
}

function markName(reading: FileReading | undefined): string {
  return reading?.decimalMark.value === "," ? "a decimal comma" : "a decimal point";
}
