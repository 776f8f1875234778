import type { Category } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import type { CatalogueDeps } from "../deps.ts";
import { announceCategory, assertParent, lockTree, presentCategory, readCategory, withUniqueName } from "./category.ts";

/**
 * Takes a category out of use, or back into it; doing it twice changes nothing. Throws NOT_FOUND, IN_USE while products or
 * categories in use are in it, UNKNOWN_CATEGORY when its parent is archived, DUPLICATE when a sister took its name.
 */
export function setCategoryArchived(deps: CatalogueDeps, ctx: Ctx, id: string, archived: boolean): Promise<Category> {
  return deps.db.withTransaction(ctx, async (tx) => {
    await lockTree(tx);
    const before = await readCategory(tx, id);
    if ((before.archivedAt !== null) === archived) return presentCategory(before);
    if (archived) {
      // Locked against products that are put into it at this moment: they hold the row's key share lock.
      await tx.tx.query("SELECT FROM category WHERE tenant_id = $1 AND id = $2 FOR UPDATE", [tx.tenantId, id]);
      const [use] = await tx.tx.query<{ categories: number; products: number }>(
        `SELECT (SELECT count(*) FROM category WHERE tenant_id = $1 AND parent_id = $2 AND archived_at IS NULL) AS categories,
                (SELECT count(*) FROM product WHERE tenant_id = $1 AND category_id = $2 AND archived_at IS NULL) AS products`,
        [tx.tenantId, id],
      );
      if (use && use.categories + use.products > 0) throw new AppError("IN_USE", use);
    } else {
      await assertParent(tx, before.parentId);
    }
    await withUniqueName(before.name, () =>
      tx.tx.query("UPDATE category SET archived_at = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2", [
        tx.tenantId,
        id,
        archived ? tx.clock.now().toISOString() : null,
      ]),
    );
    return announceCategory(deps, tx, archived ? "archived" : "restored", await readCategory(tx, id), before);
  });
}
