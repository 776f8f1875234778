import type { LevelQuery } from "@lumbung/contracts";
import { type Ctx, mayUseWarehouse, warehouseScope } from "../../../shared/context.ts";

/** A question about levels with everything decided that does not need the database. */
export interface LevelRequest {
  readonly tenantId: string;
  /** The warehouses looked at; null for all of the tenant. */
  readonly warehouses: readonly string[] | null;
  /** One row per SKU over those warehouses, instead of one per warehouse. */
  readonly summed: boolean;
  /** What narrows the list besides warehouses. `stocked`: every pair that has held stock or has a minimum. */
  readonly source: { readonly kind: "stocked" } | { readonly kind: "sku" | "variant" | "search"; readonly value: string };
  readonly belowMinimum: boolean;
  /** Only where nothing is left. */
  readonly out: boolean;
  /** Each sum also says what every warehouse has; `belowMinimum` and `out` then ask whether any of them is so. */
  readonly each: boolean;
  readonly sort: "sku" | "name" | "onHand" | "available";
  readonly descending: boolean;
  /** An instant of business time, or null for now. */
  readonly asOf: string | null;
  readonly limit: number;
}

/** A page as the parts of its JSON. */
export interface LevelItems {
  /** The items, comma between them. */
  readonly json: string;
  readonly nextCursor: string | null;
}

/** Null when nothing can match: the warehouse is not the caller's (R-TEN-2). */
export function levelRequestOf(ctx: Ctx, query: LevelQuery): LevelRequest | null {
  if (query.warehouseId !== undefined && !mayUseWarehouse(ctx, query.warehouseId)) return null;
  const descending = query.sort.startsWith("-");
  return {
    tenantId: ctx.tenantId,
    warehouses: query.warehouseId === undefined ? (warehouseScope(ctx)?.sort() ?? null) : [query.warehouseId],
    summed: query.sum === true,
    source: sourceOf(query),
    belowMinimum: query.belowMinimum === true,
    out: query.out === true,
    each: query.each === true,
    sort: (descending ? query.sort.slice(1) : query.sort) as LevelRequest["sort"],
    descending,
    asOf: query.asOf !== undefined && new Date(query.asOf) < ctx.clock.now() ? query.asOf : null,
    limit: query.limit,
  };
}

/** Whether a quantity decides what is in the list. */
export function isFiltered({ belowMinimum, out }: LevelRequest): boolean {
  return belowMinimum || out;
}

function sourceOf(query: LevelQuery): LevelRequest["source"] {
  if (query.sku !== undefined) return { kind: "sku", value: query.sku };
  if (query.variantId !== undefined) return { kind: "variant", value: query.variantId };
  if (query.q !== undefined) return { kind: "search", value: query.q };
  return { kind: "stocked" };
}
