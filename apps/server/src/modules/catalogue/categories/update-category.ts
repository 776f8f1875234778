import type { Category, UpdateCategory } from "@lumbung/contracts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import type { CatalogueDeps } from "../deps.ts";
import { assertVersion } from "../product.ts";
import { announceCategory, assertParent, lockTree, presentCategory, readCategory, withUniqueName } from "./category.ts";

/** Renames a category or moves it with all below it. Throws NOT_FOUND, VERSION_CONFLICT, UNKNOWN_CATEGORY, TREE_CYCLE or DUPLICATE. */
export function updateCategory(deps: CatalogueDeps, ctx: Ctx, id: string, expectedVersion: number, input: UpdateCategory): Promise<Category> {
  return deps.db.withTransaction(ctx, async (tx) => {
    await lockTree(tx);
    const before = await readCategory(tx, id);
    assertVersion(before, expectedVersion);
    const name = input.name ?? before.name;
    const parentId = input.parentId === undefined ? before.parentId : input.parentId;
    if (name === before.name && parentId === before.parentId) return presentCategory(before);
    if (parentId !== before.parentId) {
      await assertParent(tx, parentId);
      await assertNotBelow(tx, id, parentId);
    }
    await withUniqueName(name, () =>
      tx.tx.query("UPDATE category SET name = $3, parent_id = $4, version = version + 1 WHERE tenant_id = $1 AND id = $2", [tx.tenantId, id, name, parentId]),
    );
    return announceCategory(deps, tx, "updated", await readCategory(tx, id), before);
  });
}

async function assertNotBelow(ctx: TxCtx, id: string, parentId: string | null): Promise<void> {
  const rows = await ctx.tx.query(
    `WITH RECURSIVE above AS (
       SELECT id, parent_id FROM category WHERE tenant_id = $1 AND id = $3
       UNION SELECT c.id, c.parent_id FROM category c JOIN above a ON c.tenant_id = $1 AND c.id = a.parent_id)
     SELECT FROM above WHERE id = $2`,
    [ctx.tenantId, id, parentId],
  );
  if (rows.length > 0) throw new AppError("TREE_CYCLE", { id, parentId });
}
