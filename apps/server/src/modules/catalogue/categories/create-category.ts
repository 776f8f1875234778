import type { Category, CreateCategory } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { newId } from "../../../shared/ids.ts";
import type { CatalogueDeps } from "../deps.ts";
import { announceCategory, assertParent, lockTree, readCategory, withUniqueName } from "./category.ts";

/** Throws UNKNOWN_CATEGORY (the parent) or DUPLICATE: sisters differ in name. */
export function createCategory(deps: CatalogueDeps, ctx: Ctx, input: CreateCategory): Promise<Category> {
  return deps.db.withTransaction(ctx, async (tx) => {
    await lockTree(tx);
    await assertParent(tx, input.parentId);
    const id = newId();
    await withUniqueName(input.name, () =>
      tx.tx.query("INSERT INTO category (tenant_id, id, parent_id, name) VALUES ($1, $2, $3, $4)", [tx.tenantId, id, input.parentId, input.name]),
    );
    return announceCategory(deps, tx, "created", await readCategory(tx, id));
  });
}
