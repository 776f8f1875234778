import type { Category } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { type TxCtx, uniqueViolation } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { productsTag } from "../announce.ts";
import type { CatalogueDeps } from "../deps.ts";

export interface CategoryRecord {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly parentId: string | null;
  readonly archivedAt: Date | null;
}

export const categoryColumns = 'id, version, name, parent_id AS "parentId", archived_at AS "archivedAt"';

export function presentCategory(category: CategoryRecord): Category {
  const { id, version, name, parentId, archivedAt } = category;
  return { id, version, name, parentId, archivedAt: archivedAt?.toISOString() ?? null };
}

/** Whoever changes the tree of a business does it alone: two moves at once could each be sound and close a circle together. */
export async function lockTree(ctx: TxCtx): Promise<void> {
  await ctx.tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1::text || ':categories', 0))", [ctx.tenantId]);
}

/** Throws NOT_FOUND. */
export async function readCategory(ctx: TxCtx, id: string): Promise<CategoryRecord> {
  const [category] = await ctx.tx.query<CategoryRecord & Record<string, unknown>>(`SELECT ${categoryColumns} FROM category WHERE tenant_id = $1 AND id = $2`, [
    ctx.tenantId,
    id,
  ]);
  if (!category) throw new AppError("NOT_FOUND", { id });
  return category;
}

/** Throws UNKNOWN_CATEGORY unless a category may be put below `parentId`. */
export async function assertParent(ctx: TxCtx, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const rows = await ctx.tx.query("SELECT FROM category WHERE tenant_id = $1 AND id = $2 AND archived_at IS NULL", [ctx.tenantId, parentId]);
  if (rows.length === 0) throw new AppError("UNKNOWN_CATEGORY", { categoryId: parentId });
}

/** Runs a write that may meet a sister of the same name: DUPLICATE. */
export async function withUniqueName<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw uniqueViolation(error) === undefined
      ? error
      : new AppError("DUPLICATE", { field: "name", value: name }, { detail: `There is a category "${name}" at this place already` });
  }
}

/** Audit entry and event of a category; product lists show their filter anew. */
export async function announceCategory(
  deps: CatalogueDeps,
  ctx: TxCtx,
  verb: "created" | "updated" | "archived" | "restored",
  category: CategoryRecord,
  before?: CategoryRecord,
): Promise<Category> {
  const { archivedAt: _, ...payload } = presentCategory(category);
  const fields = (record: CategoryRecord) => ({ name: record.name, parentId: record.parentId, archived: record.archivedAt !== null });
  await recordAudit(ctx, {
    action: `category.${verb}`,
    entityType: "category",
    entityId: category.id,
    before: before && fields(before),
    after: fields(category),
  });
  await deps.events.append(ctx, { topic: `catalogue.category.${verb}`, aggregateType: "category", aggregateId: category.id, payload });
  ctx.tx.afterCommit(() => deps.cache.invalidateTags([productsTag(ctx.tenantId)]));
  return presentCategory(category);
}
