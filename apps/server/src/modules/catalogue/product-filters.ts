import type { ProductQuery } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";

/** The conditions of the filters on `product p`; $1 is the tenant, $2 to $5 are `filterValues`. */
export const filterSql = `p.tenant_id = $1
  AND ($2::uuid IS NULL OR p.category_id IN (
    WITH RECURSIVE below AS (
      SELECT id FROM category WHERE tenant_id = $1 AND id = $2
      UNION SELECT c.id FROM category c JOIN below b ON c.tenant_id = $1 AND c.parent_id = b.id)
    SELECT id FROM below))
  AND ($3::text IS NULL OR p.brand_key = case_key($3))
  AND ($4::text IS NULL OR p.kind = $4)
  AND ($5::boolean IS NULL OR (p.archived_at IS NOT NULL) = $5)`;

export function filterValues(ctx: Ctx, query: ProductQuery): unknown[] {
  return [ctx.tenantId, query.categoryId ?? null, query.brand ?? null, query.kind ?? null, archivedValue(query)];
}

function archivedValue(query: Pick<ProductQuery, "archived">): boolean | null {
  return query.archived === "all" ? null : query.archived === "true";
}
