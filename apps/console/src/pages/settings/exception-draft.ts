import type { NegativePolicy, SetNegativeStockPolicy } from "@lumbung/sdk";

export type ExceptionScope = "product" | "place" | "product-in-place" | "channel";

/** An exception from the negative-stock policy while somebody fills it in. */
export interface ExceptionDraft {
  readonly scope: ExceptionScope;
  readonly product: { readonly id: string; readonly label: string } | null;
  readonly warehouseId: string;
  /** Empty for the root of the warehouse, which has its id. */
  readonly locationId: string;
  readonly channel: string;
  readonly policy: NegativePolicy;
}

const needs: Readonly<Record<ExceptionScope, ReadonlyArray<"product" | "place" | "channel">>> = {
  product: ["product"],
  place: ["place"],
  "product-in-place": ["product", "place"],
  channel: ["channel"],
};

/** What is still to be filled in. What other scopes need does not count. */
export function missingOf(draft: ExceptionDraft): Array<"product" | "place" | "channel"> {
  const given = { product: draft.product !== null, place: draft.warehouseId !== "", channel: draft.channel.trim() !== "" };
  return needs[draft.scope].filter((part) => !given[part]);
}

/** The exception as it is sent: only what its scope is about. */
export function requestOf(draft: ExceptionDraft): SetNegativeStockPolicy {
  const parts = needs[draft.scope];
  return {
    policy: draft.policy,
    ...(parts.includes("product") && draft.product !== null ? { variantId: draft.product.id } : {}),
    ...(parts.includes("place") ? { locationId: draft.locationId || draft.warehouseId } : {}),
    ...(parts.includes("channel") ? { channel: draft.channel.trim() } : {}),
  };
}
