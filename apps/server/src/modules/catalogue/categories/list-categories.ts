import type { Category, CategoryPage, CategoryQuery } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { decodeCursor, pageFrom } from "../../../shared/pagination.ts";
import type { CatalogueDeps } from "../deps.ts";
import { type CategoryRecord, categoryColumns, presentCategory, readCategory } from "./category.ts";

/** The tree of categories as a list by name; `parentId` says where each hangs. */
export async function listCategories(deps: CatalogueDeps, ctx: Ctx, query: CategoryQuery): Promise<CategoryPage> {
  const [name, id] = query.cursor ? decodeCursor(query.cursor, ["text", "uuid"]) : [null, null];
  const archived = query.archived === "all" ? null : query.archived === "true";
  const rows = await deps.db.read(ctx, ({ tx }) =>
    tx.query<CategoryRecord & { key: string }>(
      `SELECT ${categoryColumns}, case_key(name) AS key FROM category
        WHERE tenant_id = $1 AND ($2::boolean IS NULL OR (archived_at IS NOT NULL) = $2) AND ($3::text IS NULL OR (case_key(name), id::text) > ($3, $4::text))
        ORDER BY case_key(name), id::text LIMIT $5`,
      [ctx.tenantId, archived, name, id, query.limit + 1],
    ),
  );
  return pageFrom(rows, query.limit, (row) => [row.key, row.id], presentCategory);
}

/** Throws NOT_FOUND. */
export async function getCategory(deps: CatalogueDeps, ctx: Ctx, id: string): Promise<Category> {
  return deps.db.read(ctx, async (read) => presentCategory(await readCategory(read, id)));
}
