import type { Ctx } from "../../shared/context.ts";
import { warehouseScope } from "../../shared/context.ts";
import type { Terms } from "./column.ts";
import type { ExportsDeps } from "./deps.ts";

/** Names that stand in a file instead of ids, and how the business writes money and time. Warehouses that are not the caller's stay unnamed. */
export async function readTerms(deps: ExportsDeps, ctx: Ctx, withCategories: boolean): Promise<Terms> {
  const { currency, timeZone, customFields } = await deps.readTenant(ctx);
  const rows = await deps.db.read(ctx, ({ tx }) =>
    tx.query<{ id: string; code: string; name: string }>(
      "SELECT warehouse_id AS id, code, name FROM warehouse_face WHERE tenant_id = $1 AND ($2::uuid[] IS NULL OR warehouse_id = ANY ($2))",
      [ctx.tenantId, warehouseScope(ctx)],
    ),
  );
  const warehouses = new Map(rows.map((row) => [row.id, row]));
  const categories = withCategories ? await categoryNames(deps, ctx) : new Map<string, string>();
  return {
    currency,
    timeZone,
    customFields: customFields.product,
    seesCost: ctx.actor.permissions.has("cost:read"),
    warehouseCode: (id) => (id === null ? null : (warehouses.get(id)?.code ?? id)),
    warehouseName: (id) => (id === null ? null : (warehouses.get(id)?.name ?? null)),
    categoryName: (id) => (id === null ? null : (categories.get(id) ?? id)),
  };
}

async function categoryNames(deps: ExportsDeps, ctx: Ctx): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await deps.categories(ctx, { archived: "all", limit: 200, cursor });
    for (const category of page.items) names.set(category.id, category.name);
    cursor = page.nextCursor;
  }
  return names;
}
