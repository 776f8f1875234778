import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { decodeCursor, encodeCursor } from "../../../shared/pagination.ts";
import { badCursor, uuidOf } from "../cursors.ts";
import type { InventoryQueriesDeps } from "../deps.ts";
import type { LevelItems } from "./index-page.ts";
import type { LevelRequest } from "./level-request.ts";
import { keySeparator, orderWindowSql } from "./order-sql.ts";
import type { CompareKeys, OrderKey, OrderWindow, OrderWindows } from "./order-windows.ts";
import { itemJson, quantitiesSql } from "./quantities-sql.ts";

/** Rows computed at once, so that following pages need no sorting; 100 pages of 50. */
const windowRows = 5000;

/**
 * One page of a list that no index has in order: by quantity, below the minimum, or found by SKU or search. The order
 * comes from a window that may be a moment old; the quantities are those of now, and a row that is no longer below its
 * minimum is left out.
 */
export async function readOrderPage(
  deps: InventoryQueriesDeps & { windows: OrderWindows },
  ctx: Ctx,
  request: LevelRequest,
  cursor: string | undefined,
): Promise<LevelItems> {
  const { limit: _, ...list } = request;
  const { rows, more } = await deps.windows.rowsBehind(JSON.stringify(list), startOf(request, cursor), request.limit, comparatorOf(request), (start) =>
    deps.db.read(ctx, (read) => loadWindow(read, request, start)),
  );
  const last = rows.at(-1);
  if (!last) return { json: "", nextCursor: null };
  const json = await deps.db.read(ctx, (read) => readRows(read, request, rows));
  return { json, nextCursor: more ? encodeCursor([last.key, last.variantId, last.warehouseId]) : null };
}

function startOf(request: LevelRequest, cursor: string | undefined): OrderKey | null {
  if (cursor === undefined) return null;
  const [key, variantId, warehouseId] = decodeCursor(cursor, 3);
  if (typeof key !== "string" || (isNumeric(request) && !/^-?\d{1,40}$/.test(key))) throw badCursor();
  return { key, variantId: hexOf(variantId), warehouseId: hexOf(warehouseId) };
}

function hexOf(value: unknown): string {
  if (typeof value !== "string" || !/^[0-9a-f]{32}$/.test(value)) throw badCursor();
  return uuidOf(dashed(value))?.replaceAll("-", "") ?? "";
}

function dashed(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function isNumeric(request: LevelRequest): boolean {
  return request.sort === "onHand" || request.sort === "available";
}

/** The same order as the database's: whole numbers, or text byte by byte. */
function comparatorOf(request: LevelRequest): CompareKeys {
  const sign = request.descending ? -1 : 1;
  const keys = isNumeric(request)
    ? (a: string, b: string) => (BigInt(a) < BigInt(b) ? -1 : a === b ? 0 : 1)
    : (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const ids = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return (a, b) => sign * (keys(a.key, b.key) || ids(a.variantId, b.variantId) || ids(a.warehouseId, b.warehouseId));
}

interface WindowRow {
  variants: string | null;
  warehouses: string | null;
  keys: string | null;
  count: number;
}

async function loadWindow(read: TxCtx, request: LevelRequest, start: OrderKey | null): Promise<OrderWindow> {
  // Not a prepared statement: the plan depends on how much the tenant has, and it runs seldom.
  const [found] = await read.tx.query<WindowRow & Record<string, unknown>>(orderWindowSql(request), [
    request.tenantId,
    request.warehouses,
    windowRows,
    request.source.kind === "stocked" ? null : request.source.value,
    start?.key ?? null,
    start ? dashed(start.variantId) : null,
    start ? dashed(start.warehouseId) : null,
    ...(request.asOf === null ? [] : [request.asOf]),
  ]);
  const { variants, warehouses, keys, count } = found ?? { variants: null, warehouses: null, keys: null, count: 0 };
  const list = count === 0 ? [] : (keys ?? "").split(keySeparator);
  const rows = list.map((key, i) => ({
    key,
    variantId: (variants ?? "").slice(i * 32, i * 32 + 32),
    warehouseId: (warehouses ?? "").slice(i * 32, i * 32 + 32),
  }));
  return { start, rows, complete: count < windowRows };
}

/** The items of given rows, in their order, with the quantities of now (or of `asOf`). */
async function readRows(read: TxCtx, request: LevelRequest, rows: readonly OrderKey[]): Promise<string> {
  const { summed, belowMinimum, asOf } = request;
  const [row] = await read.tx.run<{ json: string | null }>({
    name: `levels_rows${summed ? "_sum" : ""}${belowMinimum ? "_below" : ""}${asOf ? "_past" : ""}`,
    text: `
      SELECT string_agg(${itemJson}, ',' ORDER BY p.ord) AS json
        FROM (SELECT u.variant_id, ${summed ? "NULL::uuid AS warehouse_id" : "u.warehouse_id"}, u.ord, coalesce(e.face, f.face) AS face, coalesce(e.scale, f.scale) AS scale, e.minimum
                FROM unnest($3::uuid[], $4::uuid[]) WITH ORDINALITY AS u(variant_id, warehouse_id, ord)
                LEFT JOIN LATERAL (${summed ? summedEntry : oneEntry}) e ON true
                LEFT JOIN LATERAL (SELECT face, scale FROM level_face f WHERE f.tenant_id = $1::uuid AND f.variant_id = u.variant_id AND e.face IS NULL) f ON true) p
       CROSS JOIN LATERAL (${quantitiesSql(summed, "$2::uuid[]", asOf === null ? null : "$5")}) t
       WHERE p.face IS NOT NULL AND ($2::uuid[] IS NULL OR true) ${belowMinimum ? "AND t.on_hand < p.minimum" : ""}`,
    values: [request.tenantId, request.warehouses, rows.map((one) => one.variantId), rows.map((one) => one.warehouseId), ...(asOf === null ? [] : [asOf])],
  });
  return row?.json ?? "";
}

const oneEntry =
  "SELECT e.face, e.scale, e.minimum FROM level_entry e WHERE e.tenant_id = $1 AND e.variant_id = u.variant_id AND e.warehouse_id = u.warehouse_id";
const summedEntry = `SELECT min(e.face) AS face, min(e.scale) AS scale, sum(e.minimum)::bigint AS minimum
  FROM level_entry e WHERE e.tenant_id = $1 AND e.variant_id = u.variant_id AND ($2::uuid[] IS NULL OR e.warehouse_id = ANY ($2))`;
