import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { productsTag } from "../../../modules/catalogue/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { newId } from "../../../shared/ids.ts";
import { decodeCursor, encodeCursor } from "../../../shared/pagination.ts";
import { badCursor, uuidOf } from "../cursors.ts";
import type { LevelDeps } from "./level-deps.ts";
import { isFiltered, type LevelItems, type LevelRequest } from "./level-request.ts";
import { searchMax } from "./order-sql.ts";
import type { OrderKey, OrderWindow } from "./order-windows.ts";
import { anyStockSql, entriesOfSql, itemJson, pageSql, withinOf } from "./quantities-sql.ts";
import { comparatorOf, keySeparator, partSeparator, type WindowRow, windowOf, withDashes } from "./window-rows.ts";

/** How long the answer of a search is good while no product changes; what changes one ends it at once. */
const searchLifeMs = 60_000;
const lastUuid = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Whether the list is of SKUs asked for by name, sorted by what they are called: no quantity decides what is in it. */
export function isNamed(request: LevelRequest): boolean {
  return request.source.kind !== "stocked" && !isFiltered(request) && (request.sort === "sku" || request.sort === "name");
}

interface NamedCursor {
  readonly key: string;
  readonly variantId: string;
  readonly warehouseId: string;
}

/**
 * One page of SKUs asked for by SKU, id or search, in every warehouse, with 0 where they have never been. What a search
 * finds depends on the catalogue alone, so it is kept until a product changes; the quantities are read every time.
 */
export async function readNamedPage(deps: LevelDeps, ctx: Ctx, request: LevelRequest, cursor: string | undefined): Promise<LevelItems> {
  const after = cursorOf(cursor);
  const found = request.source.kind === "search" ? await searchBehind(deps, ctx, request, after) : null;
  // The SKU of the cursor may have more warehouses to show.
  const keys = [...(after ? [{ key: after.key, variantId: after.variantId }] : []), ...(found?.rows ?? [])];
  const row = await deps.db.read(ctx, (read) => readRows(deps, read, request, found === null ? null : keys.map((one) => one.variantId), after));
  if (row.more) {
    const variantId = row.variant_id.replaceAll("-", "");
    const key = keys.find((one) => one.variantId === variantId)?.key ?? "";
    return { json: row.json ?? "", nextCursor: encodeCursor([key, variantId, row.warehouse_id]) };
  }
  const last = keys.at(-1);
  return { json: row.json ?? "", nextCursor: found?.more && last ? encodeCursor([last.key, last.variantId, lastUuid]) : null };
}

function cursorOf(cursor: string | undefined): NamedCursor | null {
  if (cursor === undefined) return null;
  const [key, variantId, warehouseId] = decodeCursor(cursor, 3);
  if (typeof key !== "string" || typeof variantId !== "string" || !/^[0-9a-f]{32}$/.test(variantId)) throw badCursor();
  return { key, variantId, warehouseId: uuidOf(warehouseId) ?? lastUuid };
}

/** The next SKUs of the search, one more than the page can show. */
async function searchBehind(deps: LevelDeps, ctx: Ctx, request: LevelRequest, after: NamedCursor | null) {
  const version = await deps.cache.getOrSet(`${ctx.tenantId}:catalogue-version`, { ttlMs: searchLifeMs, tags: [productsTag(ctx.tenantId)] }, async () =>
    newId(),
  );
  const { source, sort, descending, tenantId } = request;
  const list = {
    name: JSON.stringify({ tenantId, version, source, sort, descending }),
    compare: comparatorOf(request),
    compute: (start: OrderKey | null) => deps.db.read(ctx, (read) => search(read, request, start)),
    lifeOf: () => searchLifeMs,
  };
  return deps.windows.rowsBehind(list, after && { ...after, warehouseId: "" }, request.limit + 1);
}

async function search(read: TxCtx, { tenantId, source, sort, descending }: LevelRequest, start: OrderKey | null): Promise<OrderWindow> {
  const key = sort === "name" ? `f.name_key || '${partSeparator}' || f.sku_key` : "f.sku_key";
  const order = descending ? "key DESC, variant_id DESC" : "key, variant_id";
  const [row] = await read.tx.query<WindowRow>(
    `SELECT string_agg(encode(uuid_send(variant_id), 'hex'), '' ORDER BY ${order}) AS variants, string_agg(key, '${keySeparator}' ORDER BY ${order}) AS keys,
            count(*)::integer AS count, false AS long
       FROM (SELECT f.variant_id, ${key} AS key FROM catalogue_search($1, $2, ${searchMax}) s
               JOIN level_face f ON f.tenant_id = $1 AND f.variant_id = s.variant_id AND f.stocked
              WHERE NOT f.archived OR EXISTS (SELECT FROM inventory_level l WHERE l.tenant_id = $1 AND l.variant_id = f.variant_id AND (l.on_hand <> 0 OR l.reserved <> 0))) found
      WHERE $3::text IS NULL OR (key, variant_id) ${descending ? "<" : ">"} ($3 COLLATE "C", $4::uuid)`,
    [tenantId, source.kind === "search" ? source.value : "", start?.key ?? null, start ? withDashes(start.variantId) : null],
  );
  return windowOf(row, start, Number.POSITIVE_INFINITY);
}

interface PageRow extends Record<string, unknown> {
  readonly json: string | null;
  readonly more: boolean;
  /** Of the last item shown; only with `more`. */
  readonly variant_id: string;
  readonly warehouse_id: string;
}

/** The rows of the given SKUs, or of the one SKU of the source, behind the warehouse of the cursor. */
async function readRows(
  { readOnce }: LevelDeps,
  read: TxCtx,
  request: LevelRequest,
  variantIds: readonly string[] | null,
  after: NamedCursor | null,
): Promise<PageRow> {
  const { source, summed, each, asOf } = request;
  const { within, parameter, name } = withinOf(request.warehouses);
  const named = `FROM catalogue_variant v WHERE v.tenant_id = $1 AND v.stocked AND (NOT v.archived OR EXISTS (
    SELECT FROM inventory_level l WHERE l.tenant_id = $1 AND l.variant_id = v.variant_id AND (l.on_hand <> 0 OR l.reserved <> 0)))`;
  const skus = {
    sku: `SELECT v.variant_id, 1::bigint AS ord ${named} AND v.sku_key = case_key($4::text)`,
    variant: `SELECT v.variant_id, 1::bigint AS ord ${named} AND v.variant_id = $4::uuid`,
    search: "SELECT variant_id, ord FROM unnest($4::uuid[]) WITH ORDINALITY AS s(variant_id, ord)",
    stocked: "",
  }[source.kind];
  const rows = summed
    ? `SELECT s.variant_id, NULL::uuid AS warehouse_id, s.ord FROM (${skus}) s WHERE ($5::uuid IS NULL OR s.variant_id <> $5) AND ($6::uuid IS NULL OR true)
          AND EXISTS (SELECT FROM warehouse_face w WHERE w.tenant_id = $1 AND ${within("w.warehouse_id")}) ORDER BY s.ord LIMIT $3::integer + 1`
    : `SELECT s.variant_id, w.warehouse_id, s.ord FROM (${skus}) s
         JOIN warehouse_face w ON w.tenant_id = $1 AND ${within("w.warehouse_id")} AND (NOT w.archived OR ${anyStockSql("s.variant_id", "w.warehouse_id")})
        WHERE $5::uuid IS NULL OR s.variant_id <> $5 OR w.warehouse_id > $6::uuid
        ORDER BY s.ord, w.warehouse_id LIMIT $3::integer + 1`;
  return readOnce<PageRow>(read, {
    name: `levels_named_${source.kind}${name}${summed ? "_sum" : ""}${each ? "_each" : ""}${asOf ? "_past" : ""}`,
    text: pageSql({
      ...entriesOfSql({
        u: `SELECT r.*, row_number() OVER () AS nth FROM (${rows}) r`,
        columns: "u.nth",
        variants: "ARRAY(SELECT variant_id FROM u)",
        within,
        summed,
      }),
      select: `string_agg(${itemJson({ each })}, ',' ORDER BY p.nth) FILTER (WHERE p.nth <= $3) AS json, count(*) > $3 AS more,
               max(p.variant_id::text) FILTER (WHERE p.nth = $3) AS variant_id, max(p.warehouse_id::text) FILTER (WHERE p.nth = $3) AS warehouse_id`,
      within,
      summed,
      each: each ? "true" : null,
      asOf: asOf === null ? null : "$7",
      seen: asOf === null ? "$7" : "$8",
    }),
    values: [
      request.tenantId,
      parameter,
      request.limit,
      variantIds ?? (source.kind === "stocked" ? null : source.value),
      after ? withDashes(after.variantId) : null,
      after?.warehouseId ?? null,
      ...(asOf === null ? [] : [asOf]),
    ],
  });
}
