import type { ProductQuery } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";
import { decodeCursor, encodeCursor } from "../../shared/pagination.ts";
import { filterSql, filterValues } from "./product-filters.ts";

/** SKUs a search looks at before it says that there are no more: enough to find, too many to leaf through. */
const hitsMax = 4000;

/**
 * The products of the SKUs that answer `q`, best first: the page after the offset in the cursor. Filters apply to what
 * was found, so as many more SKUs are asked for as the page needs.
 */
export async function searchProducts(ctx: TxCtx, query: ProductQuery & { q: string }): Promise<{ ids: string[]; nextCursor: string | null }> {
  const offset = query.cursor ? offsetOf(query.cursor) : 0;
  const wanted = offset + query.limit + 1;
  const filtered = query.categoryId !== undefined || query.brand !== undefined || query.kind !== undefined || query.low === true;
  for (let hits = Math.min(hitsMax, filtered ? 4 * wanted : wanted); ; hits = Math.min(hitsMax, hits * 4)) {
    // One row too many, and the number of SKUs found even where the filters have hidden all of them.
    const [row] = await ctx.tx.query<{ found: number; ids: string[] | null }>(
      `WITH s AS MATERIALIZED (SELECT variant_id, ord FROM catalogue_search($1, $8, $9, $5))
       SELECT (SELECT count(*) FROM s) AS found, (SELECT array_agg(x.id ORDER BY x.ord) FROM (
         SELECT p.id, min(s.ord) AS ord FROM s
           JOIN variant v ON v.tenant_id = $1 AND v.id = s.variant_id
           JOIN product p ON p.tenant_id = $1 AND p.id = v.product_id
          WHERE ${filterSql} GROUP BY p.id ORDER BY ord OFFSET $10 LIMIT $11) x) AS ids`,
      [...filterValues(ctx, query), query.q, hits, offset, query.limit + 1],
    );
    const ids = row?.ids ?? [];
    const more = ids.length > query.limit;
    if (!more && (row?.found ?? 0) >= hits && hits < hitsMax) continue;
    return { ids: ids.slice(0, query.limit), nextCursor: more ? encodeCursor(["q", offset + query.limit]) : null };
  }
}

function offsetOf(cursor: string): number {
  const [kind, offset] = decodeCursor(cursor, 2);
  if (kind !== "q" || !Number.isSafeInteger(offset) || (offset as number) < 0 || (offset as number) > hitsMax)
    throw new AppError("VALIDATION_FAILED", { fields: [{ path: "cursor", message: "is not a cursor of this list" }] });
  return offset as number;
}
