import type { Category, DocumentPage, DocumentQuery, SearchQuery, SearchResult } from "@lumbung/contracts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import { type Ctx, warehouseScope } from "../../shared/context.ts";

export interface SearchDeps {
  readonly db: Database;
  readonly listDocuments: (ctx: Ctx, query: DocumentQuery) => Promise<DocumentPage>;
  readonly parseDocumentNumber: (text: string) => unknown;
}

/** One look over products, documents, warehouses and categories, each within what the caller may read. */
export async function search(deps: SearchDeps, ctx: Ctx, { q, limit }: SearchQuery): Promise<SearchResult> {
  const may = ctx.actor.permissions;
  const [documents, rest] = await Promise.all([
    may.has("inventory:read") ? findDocuments(deps, ctx, q, limit) : [],
    deps.db.read(ctx, async (read) => ({
      products: may.has("product:read") ? await findProducts(read, q, limit) : [],
      warehouses: may.has("warehouse:read") ? await findWarehouses(read, q, limit) : [],
      categories: may.has("product:read") ? await findCategories(read, q, limit) : [],
    })),
  ]);
  return { documents, ...rest };
}

/** Documents have no words: they are found by their number, or by their whole reference. */
async function findDocuments(deps: SearchDeps, ctx: Ctx, q: string, limit: number): Promise<SearchResult["documents"]> {
  const by = deps.parseDocumentNumber(q) === null ? { reference: q } : { number: q };
  const { items } = await deps.listDocuments(ctx, { ...by, limit });
  return items.map(({ id, number, type, warehouseId, reference, effectiveAt }) => ({ id, number, type, warehouseId, reference, effectiveAt }));
}

function findProducts(read: TxCtx, q: string, limit: number): Promise<SearchResult["products"]> {
  return read.tx.run<SearchResult["products"][number] & Record<string, unknown>>({
    name: "search_products",
    text: `SELECT v.product_id AS "productId", v.variant_id AS "variantId", v.sku, v.name, v.base_unit AS "baseUnit", v.archived
             FROM catalogue_search($1, $2, $3) s JOIN catalogue_variant v ON v.tenant_id = $1 AND v.variant_id = s.variant_id ORDER BY s.ord`,
    values: [read.tenantId, q, limit],
  });
}

/** A business has few of them: a beginning of the code or the name goes before a part of it. */
function findWarehouses(read: TxCtx, q: string, limit: number): Promise<SearchResult["warehouses"]> {
  return read.tx.run<SearchResult["warehouses"][number] & Record<string, unknown>>({
    name: "search_warehouses",
    text: `SELECT warehouse_id AS id, code, name, archived FROM warehouse_face
            WHERE tenant_id = $1 AND ($4::uuid[] IS NULL OR warehouse_id = ANY ($4))
              AND (strpos(case_key(code), case_key($2)) > 0 OR strpos(case_key(name), case_key($2)) > 0)
            ORDER BY archived, starts_with(case_key(code), case_key($2)) OR starts_with(case_key(name), case_key($2)) DESC, case_key(name) LIMIT $3`,
    values: [read.tenantId, q, limit, warehouseScope(read)],
  });
}

function findCategories(read: TxCtx, q: string, limit: number): Promise<Array<Pick<Category, "id" | "name">>> {
  return read.tx.run<Pick<Category, "id" | "name"> & Record<string, unknown>>({
    name: "search_categories",
    text: `SELECT category_id AS id, name FROM category_face
            WHERE tenant_id = $1 AND NOT archived AND strpos(case_key(name), case_key($2)) > 0
            ORDER BY starts_with(case_key(name), case_key($2)) DESC, case_key(name) LIMIT $3`,
    values: [read.tenantId, q, limit],
  });
}
