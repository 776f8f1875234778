import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { decodeCursor, encodeCursor } from "../../../shared/pagination.ts";
import { badCursor } from "../cursors.ts";
import type { LevelDeps } from "./level-deps.ts";
import { isFiltered, type LevelItems, type LevelRequest } from "./level-request.ts";
import { orderWindowSql } from "./order-sql.ts";
import { lifeOfQuantities, type OrderKey, type OrderWindow } from "./order-windows.ts";
import { entriesOfSql, itemJson, matchesSql, pageSql, withinOf } from "./quantities-sql.ts";
import { comparatorOf, sortsByQuantity, type WindowRow, windowOf, withDashes } from "./window-rows.ts";

/** Rows computed at once, so that following pages need no sorting; 100 pages of 50. */
const windowRows = 5000;

/**
 * One page of a list in an order that no index has: by quantity, or of what is low or out. The order comes from a window
 * that may be some seconds old in a list of 2,000 rows or more, and is of this moment in a shorter one. The quantities are those of now; a row that is no longer low or out is left out.
 */
export async function readOrderPage(deps: LevelDeps, ctx: Ctx, request: LevelRequest, cursor: string | undefined): Promise<LevelItems> {
  const { limit, ...rest } = request;
  const list = {
    name: JSON.stringify(rest),
    compare: comparatorOf(request),
    compute: (start: OrderKey | null) => deps.db.read(ctx, (read) => loadWindow(read, request, start)),
    lifeOf: lifeOfQuantities,
  };
  const { rows, more } = await deps.windows.rowsBehind(list, startOf(request, cursor), limit);
  const last = rows.at(-1);
  if (!last) return { json: "", nextCursor: null };
  const json = await deps.db.read(ctx, (read) => readRows(deps, read, request, rows));
  return { json, nextCursor: more ? encodeCursor([last.key, last.variantId, last.warehouseId]) : null };
}

function startOf(request: LevelRequest, cursor: string | undefined): OrderKey | null {
  if (cursor === undefined) return null;
  const [key, variantId, warehouseId] = decodeCursor(cursor, 3);
  if (typeof key !== "string" || (sortsByQuantity(request) && !/^-?\d{1,20}(\.\d{1,20})?(e[+-]\d{1,3})?$/.test(key))) throw badCursor();
  return { key, variantId: hexOf(variantId), warehouseId: hexOf(warehouseId) };
}

function hexOf(value: unknown): string {
  if (typeof value !== "string" || !/^[0-9a-f]{32}$/.test(value)) throw badCursor();
  return value;
}

async function loadWindow(read: TxCtx, request: LevelRequest, start: OrderKey | null): Promise<OrderWindow> {
  // Not a prepared statement: the plan depends on how much the tenant has, and it runs seldom.
  const [row] = await read.tx.query<WindowRow>(orderWindowSql(request), [
    request.tenantId,
    request.warehouses,
    windowRows,
    request.source.kind === "stocked" ? null : request.source.value,
    start?.key ?? null,
    start ? withDashes(start.variantId) : null,
    start ? withDashes(start.warehouseId) : null,
    ...(request.asOf === null ? [] : [request.asOf]),
  ]);
  return windowOf(row, start, windowRows);
}

/** The items of given rows, in their order, with the quantities of now (or of `asOf`). */
async function readRows({ readOnce }: LevelDeps, read: TxCtx, request: LevelRequest, rows: readonly OrderKey[]): Promise<string> {
  const { summed, belowMinimum, out, each, asOf } = request;
  const { within, parameter, name } = withinOf(request.warehouses);
  const row = await readOnce<{ json: string | null }>(read, {
    name: `levels_rows${name}${summed ? "_sum" : ""}${belowMinimum ? "_below" : ""}${out ? "_out" : ""}${each ? "_each" : ""}${asOf ? "_past" : ""}`,
    text: pageSql({
      ...entriesOfSql({
        u: "SELECT * FROM unnest($3::uuid[], $4::uuid[]) WITH ORDINALITY AS u(variant_id, warehouse_id, ord)",
        columns: "u.ord",
        variants: "$3::uuid[]",
        within,
        summed,
      }),
      select: `string_agg(${itemJson({ each })}, ',' ORDER BY p.ord) AS json`,
      where: each && isFiltered(request) ? "w.matches" : matchesSql(request),
      within,
      summed,
      each: each ? matchesSql(request) : null,
      asOf: asOf === null ? null : "$5",
      seen: asOf === null ? "$5" : "$6",
    }),
    values: [request.tenantId, parameter, rows.map((one) => one.variantId), rows.map((one) => one.warehouseId), ...(asOf === null ? [] : [asOf])],
  });
  return row.json ?? "";
}
