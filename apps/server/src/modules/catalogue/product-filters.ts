import type { ProductQuery } from "@lumbung/contracts";
import { type Ctx, requirePermission, warehouseScope } from "../../shared/context.ts";

/** The conditions of the filters on `product p`; $1 is the tenant, $2 to $7 are `filterValues`. */
export const filterSql = `p.tenant_id = $1
  AND ($2::uuid IS NULL OR p.category_id IN (
    WITH RECURSIVE below AS (
      SELECT id FROM category WHERE tenant_id = $1 AND id = $2
      UNION SELECT c.id FROM category c JOIN below b ON c.tenant_id = $1 AND c.parent_id = b.id)
    SELECT id FROM below))
  AND ($3::text IS NULL OR p.brand_key = case_key($3))
  AND ($4::text IS NULL OR p.kind = $4)
  AND ($5::boolean IS NULL OR (p.archived_at IS NOT NULL) = $5)
  AND ($6::boolean IS NULL OR p.id IN (
    SELECT v.product_id FROM open_alert_face a JOIN variant v ON v.tenant_id = a.tenant_id AND v.id = a.variant_id
     WHERE a.tenant_id = $1 AND ($7::uuid[] IS NULL OR a.warehouse_id = ANY ($7))))`;

/** What is low is stock, and so seen by those who see stock. Throws FORBIDDEN. */
export function filterValues(ctx: Ctx, query: ProductQuery): unknown[] {
  if (query.low) requirePermission(ctx, "inventory:read");
  const low = query.low ? true : null;
  return [ctx.tenantId, query.categoryId ?? null, query.brand ?? null, query.kind ?? null, archivedValue(query), low, warehouseScope(ctx)];
}

function archivedValue(query: Pick<ProductQuery, "archived">): boolean | null {
  return query.archived === "all" ? null : query.archived === "true";
}
