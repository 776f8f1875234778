import { addDecimals } from "#shared/lib";

interface StockDay {
  readonly day: string;
  readonly quantityIn: string;
  readonly quantityOut: string;
  readonly transferIn: string;
  readonly transferOut: string;
}

export interface DayFlow {
  readonly day: string;
  readonly quantityIn: string;
  readonly quantityOut: string;
}

/** The last `count` business days up to `today`, oldest first. */
export function lastDays(today: string, count: number): string[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10));
}

/** What came and went on each day, over all warehouses told; days without anything are there with zeros. */
export function flowByDay(items: readonly StockDay[], days: readonly string[], { transfers }: { readonly transfers: boolean }): DayFlow[] {
  return days.map((day) => {
    const parts = items.filter((item) => item.day === day);
    return {
      day,
      quantityIn: addDecimals("0", ...parts.flatMap((part) => [part.quantityIn, ...(transfers ? [part.transferIn] : [])])),
      quantityOut: addDecimals("0", ...parts.flatMap((part) => [part.quantityOut, ...(transfers ? [part.transferOut] : [])])),
    };
  });
}
