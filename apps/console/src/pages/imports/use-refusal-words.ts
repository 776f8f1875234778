import { useLingui } from "@lingui/react/macro";
import type { ImportProblem } from "@lumbung/sdk";

interface RefusalWords {
  readonly reason: string;
  readonly fix: string;
}

/** Why a line is refused and what mends it, in the reader's language; codes not known here as the server puts them. */
export function useRefusalWords(): (problem: Pick<ImportProblem, "code" | "reason" | "fix">) => RefusalWords {
  const { t } = useLingui();
  const words: Record<string, RefusalWords> = {
    TOO_MANY_CELLS: {
      reason: t`More cells than the header has columns.`,
      fix: t`Put quotation marks around cells that hold the delimiter, in the file itself.`,
    },
    SKU_MISSING: { reason: t`No stock code.`, fix: t`Enter the code of the product.` },
    TOO_LONG: { reason: t`Too long.`, fix: t`Shorten it: codes, brands and categories hold 100 characters, names 300, units 30.` },
    QUANTITY_MISSING: { reason: t`No quantity.`, fix: t`Enter how many were sold.` },
    QUANTITY_UNREADABLE: { reason: t`Not a number.`, fix: t`Correct it; where many lines fail like this, choose another decimal mark.` },
    QUANTITY_ZERO: { reason: t`The quantity is zero, so nothing moves.`, fix: t`Correct it, or leave the line out.` },
    QUANTITY_TOO_FINE_OR_LARGE: { reason: t`More than 6 decimals or 12 whole digits.`, fix: t`Round it, or choose a larger unit.` },
    QUANTITY_FINER_THAN_SKU: { reason: t`Finer than the unit of the product allows.`, fix: t`Round it to the decimals of the product's unit.` },
    DATE_MISSING: { reason: t`No date.`, fix: t`Enter the date of the sale.` },
    DATE_UNREADABLE: { reason: t`Not a date.`, fix: t`Write it like 2024-12-31; where many lines fail like this, choose the order of day and month.` },
    DATE_IN_FUTURE: { reason: t`In the future.`, fix: t`Correct the date; where day and month are swapped, choose their order.` },
    PRICE_UNREADABLE: { reason: t`Not a price.`, fix: t`Correct it, or leave it empty.` },
    PRICE_TOO_LARGE: { reason: t`Beyond every price.`, fix: t`Correct it; where many lines fail like this, choose another decimal mark.` },
    PRICE_NEGATIVE: { reason: t`A price below zero.`, fix: t`Write returns with a negative quantity, discounts under a code for services.` },
    SKU_TWICE: { reason: t`The file has this code already.`, fix: t`Keep one line per product, or give this one a code of its own.` },
    CODE_ROUNDED: {
      reason: t`A spreadsheet has rounded this code; its last digits are lost.`,
      fix: t`Set the column to text in the spreadsheet, check the digits, and save the file again.`,
    },
    BARCODE_TAKEN: { reason: t`Another product has this barcode.`, fix: t`Correct the barcode, or take it from the other product first.` },
    NAME_MISSING: { reason: t`The product is new and has no name.`, fix: t`Enter its name, or the code of a product that exists.` },
    SCALE_UNREADABLE: { reason: t`Not a number of decimals.`, fix: t`Write a whole number from 0 to 6, or leave it empty.` },
    UNIT_FIXED: {
      reason: t`The product has moved already, in another unit.`,
      fix: t`Leave the unit and its decimals empty, or make a new product with this unit.`,
    },
    AMOUNT_NEGATIVE: { reason: t`An amount below zero.`, fix: t`Correct it, or leave it empty.` },
    STOCK_NEGATIVE: { reason: t`A stock below zero.`, fix: t`Count what is there and write that, or leave it empty.` },
    NOT_STOCKED: { reason: t`A service, of which there is no stock.`, fix: t`Leave the quantity and the minimum empty.` },
    SKU_ARCHIVED: { reason: t`The product is archived.`, fix: t`Restore the product, then import the file again: only missing lines are added.` },
  };
  return ({ code, reason, fix }) => words[code] ?? { reason, fix };
}
