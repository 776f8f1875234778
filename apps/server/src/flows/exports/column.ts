import type { CustomField, Money } from "@lumbung/contracts";
import { formatMinor } from "../../shared/money.ts";

/** One column of a file: its heading, and the cell of an item. */
export interface Column<Item> {
  readonly heading: string;
  readonly cell: (item: Item) => string | null | undefined;
}

/** What columns need to know besides the item. */
export interface Terms {
  readonly currency: string;
  readonly timeZone: string;
  readonly customFields: readonly CustomField[];
  readonly seesCost: boolean;
  /** Code of a warehouse; its id where it is not the caller's. */
  readonly warehouseCode: (id: string | null) => string | null;
  readonly warehouseName: (id: string | null) => string | null;
  readonly categoryName: (id: string | null) => string | null;
}

/** A column of instants, in the zone of the business, which its heading names: "2026-11-20 15:04:05", as spreadsheets read it. */
export function timeColumn<Item>(terms: Terms, heading: string, instantOf: (item: Item) => string | null): Column<Item> {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: terms.timeZone, dateStyle: "short", timeStyle: "medium" });
  const cell = (item: Item) => {
    const instant = instantOf(item);
    return instant === null ? null : format.format(new Date(instant));
  };
  return { heading: `${heading} (${terms.timeZone})`, cell };
}

/** A column of amounts, with the decimals of the currency, which its heading names. */
export function moneyColumn<Item>(terms: Terms, heading: string, moneyOf: (item: Item) => Money | null | undefined): Column<Item> {
  const cell = (item: Item) => {
    const money = moneyOf(item);
    return money ? formatMinor(money.amount, money.currency) : null;
  };
  return { heading: `${heading} (${terms.currency})`, cell };
}

export function warehouseColumns<Item>(terms: Terms, heading: string, idOf: (item: Item) => string | null): Column<Item>[] {
  return [
    { heading: `${heading} code`, cell: (item) => terms.warehouseCode(idOf(item)) },
    { heading, cell: (item) => terms.warehouseName(idOf(item)) },
  ];
}
