import type { ProductPage, ProductQuery } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { decodeCursor, encodeCursor } from "../../shared/pagination.ts";
import { productsTag } from "./announce.ts";
import type { CatalogueDeps } from "./deps.ts";
import { maySeeCost } from "./policy.ts";
import { presentProduct } from "./product.ts";
import { filterSql, filterValues } from "./product-filters.ts";
import { readProducts } from "./product-repository.ts";
import { searchProducts } from "./search-products.ts";

const freshMs = 60_000;

interface IdPage {
  readonly ids: string[];
  readonly nextCursor: string | null;
}

/** A page of products: by rank with `q`, else in the order of `sort`. At most a minute old; changes made here show at once. */
export async function listProducts(deps: CatalogueDeps, ctx: Ctx, query: ProductQuery): Promise<ProductPage> {
  // What is low changes with every sale, and is of the caller's warehouses.
  if (query.low) return readProductPage(deps, ctx, query);
  // What the caller may see is part of the key: a page with cost is never served to someone who may not see it.
  const key = `${ctx.tenantId}:products:${maySeeCost(ctx) ? "cost" : "no-cost"}:${JSON.stringify(query)}`;
  return deps.cache.getOrSet(key, { ttlMs: freshMs, tags: [productsTag(ctx.tenantId)] }, () => readProductPage(deps, ctx, query));
}

/** The same past the cache, for those who walk through the whole list and would push everything else out of it. */
export async function readProductPage(deps: CatalogueDeps, ctx: Ctx, query: ProductQuery): Promise<ProductPage> {
  const { currency } = await deps.readTenant(ctx);
  return deps.db.read(ctx, async (read) => {
    const page = query.q ? await searchProducts(read, { ...query, q: query.q }) : await pageInOrder(read, query);
    const products = await readProducts(read, page.ids);
    return { items: products.map((product) => presentProduct(ctx, currency, product)), nextCursor: page.nextCursor };
  });
}

/** The key of an order; ids are made in the order of creation. */
const sortKeys = { name: "p.name_key", createdAt: "p.id", updatedAt: "p.updated_at" } as const;

async function pageInOrder(ctx: TxCtx, query: ProductQuery): Promise<IdPage> {
  const descending = query.sort.startsWith("-");
  const key = sortKeys[query.sort.replace("-", "") as keyof typeof sortKeys];
  const type = key === "p.id" ? "uuid" : key === "p.updated_at" ? "timestamptz" : 'text COLLATE "C"';
  const part = key === "p.id" ? "uuid" : key === "p.updated_at" ? "instant" : "text";
  const cursor = query.cursor ? decodeCursor(query.cursor, ["text", part, "uuid"]) : null;
  if (cursor && cursor[0] !== query.sort) {
    throw new AppError("VALIDATION_FAILED", { fields: [{ path: "cursor", message: "is not a cursor of this list" }] });
  }
  const rows = await ctx.tx.query<{ id: string; key: string }>(
    `SELECT p.id, ${key}::text AS key FROM product p WHERE ${filterSql}
        ${cursor ? `AND (${key}, p.id) ${descending ? "<" : ">"} ($9::text::${type}, $10::uuid)` : ""}
      ORDER BY ${key} ${descending ? "DESC" : ""}, p.id ${descending ? "DESC" : ""} LIMIT $8`,
    [...filterValues(ctx, query), query.limit + 1, ...(cursor ? [cursor[1], cursor[2]] : [])],
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return { ids: shown.map((row) => row.id), nextCursor: rows.length > query.limit && last ? encodeCursor([query.sort, last.key, last.id]) : null };
}
