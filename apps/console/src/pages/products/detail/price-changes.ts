import type { AuditEntry } from "@lumbung/sdk";

/** One change of a price or cost, in minor units; null for none, undefined where one may not see it. */
export interface PriceChange {
  readonly position: number;
  readonly recordedAt: string;
  readonly by: string;
  readonly sku: string;
  readonly kind: "price" | "cost";
  readonly before: number | null;
  readonly after: number | null;
}

/** What the audit trail of a product says of its prices, in the order of the entries. */
export function priceChangesOf(entries: readonly AuditEntry[], seesCost: boolean): PriceChange[] {
  const kinds = seesCost ? (["price", "cost"] as const) : (["price"] as const);
  return entries.flatMap(({ position, recordedAt, actor, before, after }) =>
    kinds.flatMap((kind) => {
      const field = `${kind}Minor`;
      if (after === null || !(field in after)) return [];
      return [{ position, recordedAt, by: actor.name, sku: String(after.sku ?? ""), kind, before: amount(before?.[field]), after: amount(after[field]) }];
    }),
  );
}

function amount(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
