import { recordAudits } from "../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { CatalogueDeps } from "./deps.ts";
import { faceOf } from "./product.ts";

/** The tag of everything cached that shows products of a business. */
export function productsTag(tenantId: string): string {
  return `${tenantId}:products`;
}

type Told = Parameters<typeof faceOf>[0];

export interface ProductChange {
  readonly product: Told;
  /** Names of the fields that changed; only with `updated`. */
  readonly changed?: readonly string[];
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
  /** Why, in the words of who did it. */
  readonly reason?: string | undefined;
}

/** Audit entries and events of products in the command's transaction; what is cached of them is forgotten after commit. */
export async function announceProducts(
  deps: CatalogueDeps,
  ctx: TxCtx,
  verb: "created" | "updated" | "archived" | "restored",
  changes: readonly ProductChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await recordAudits(
    ctx,
    changes.map(({ product, before, after, reason }) => ({ action: `product.${verb}`, entityType: "product", entityId: product.id, before, after, reason })),
  );
  await deps.events.append(
    ctx,
    ...changes.map(({ product, changed }) => ({
      topic: `catalogue.product.${verb}`,
      aggregateType: "product",
      aggregateId: product.id,
      payload: { ...faceOf(product), ...(verb === "updated" ? { changed: changed ?? [] } : {}) },
    })),
  );
  ctx.tx.afterCommit(() => deps.cache.invalidateTags([productsTag(ctx.tenantId)]));
}

/** The fields of `patch` that differ from `before`: what an update writes, and its audit entry says. */
export function differences<T extends object>(before: T, patch: Partial<T>): { changed: Array<keyof T & string>; before: Partial<T>; after: Partial<T> } {
  const changed = (Object.keys(patch) as Array<keyof T & string>).filter(
    (key) => patch[key] !== undefined && JSON.stringify(patch[key]) !== JSON.stringify(before[key]),
  );
  const pick = (source: Partial<T>) => Object.fromEntries(changed.map((key) => [key, source[key]])) as Partial<T>;
  return { changed, before: pick(before), after: pick(patch) };
}
