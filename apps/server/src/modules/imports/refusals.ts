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
  | "SKU_TWICE"
  | "CODE_ROUNDED"
  | "BARCODE_TAKEN"
  | "NAME_MISSING"
  | "SCALE_UNREADABLE"
  | "UNIT_FIXED"
  | "AMOUNT_NEGATIVE"
  | "STOCK_NEGATIVE"
  | "NOT_STOCKED"
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
      return {
        reason: `The cell is too long (“${value}…”).`,
        fix: "Shorten it: a code, a brand and a category hold 100 characters, an invoice number 200, a name 300, a unit 30.",
      };
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
    case "SKU_TWICE":
      return { reason: `The file has ${value} already.`, fix: "Keep one line per product, or give this one a code of its own." };
    case "CODE_ROUNDED":
      return {
        reason: `“${value}” is a code that a spreadsheet has rounded; its last digits are lost.`,
        fix: "Set the column to text (or to a number without decimals) in the spreadsheet, look that the digits are right, and save the file again.",
      };
    case "BARCODE_TAKEN":
      return { reason: `The barcode ${value}.`, fix: "Correct the barcode, or take it from the other product first." };
    case "NAME_MISSING":
      return { reason: "The product is new and has no name.", fix: "Fill in the name, or the code of a product that exists." };
    case "SCALE_UNREADABLE":
      return { reason: `“${value}” is no number of decimals.`, fix: "Write a whole number from 0 to 6, or leave the cell empty." };
    case "UNIT_FIXED":
      return {
        reason: `“${value}” differs from the unit of the product, which has moved already.`,
        fix: "Leave the unit and its decimals empty, or make a new product with this unit.",
      };
    case "AMOUNT_NEGATIVE":
      return { reason: `“${value}” is below zero.`, fix: "Correct the amount, or leave the cell empty." };
    case "STOCK_NEGATIVE":
      return { reason: `“${value}” is below zero.`, fix: "Count what is there and write that, or leave the cell empty." };
    case "NOT_STOCKED":
      return { reason: `“${value}” is a service, of which there is no stock.`, fix: "Leave the quantity and the minimum empty." };
    case "LEDGER_REFUSED":
      return { reason: `The ledger refused the document: ${value}`, fix: ledgerFix };
  }
}

function markName(reading: FileReading | undefined): string {
  return reading?.decimalMark.value === "," ? "a decimal comma" : "a decimal point";
}
