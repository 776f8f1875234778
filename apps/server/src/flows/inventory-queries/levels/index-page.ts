import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { decodeCursor, encodeCursor } from "../../../shared/pagination.ts";
import { badCursor, uuidOf } from "../cursors.ts";
import { isFiltered, type LevelItems, type LevelRequest } from "./level-request.ts";
import { anyStockSql, itemJson, pageSql, withinOf } from "./quantities-sql.ts";
import type { ReadOnce } from "./same-snapshot.ts";

/**
 * A constant around the LIMIT of the caller: without one the planner thinks that a page is a tenth of the list, finds its
 * prepared plan dear, and plans anew for every page, which takes longer than reading it.
 */
const pageRowsMax = 201;

/** Beyond every key: the last code point there is, and the last UUID. */
const above = String.fromCodePoint(0x10ffff);
const lastUuid = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const firstUuid = "00000000-0000-0000-0000-000000000000";

/** Whether an index of level_entry has the order asked for: the list is read from there, and nothing is sorted. */
export function isIndexed(request: LevelRequest): boolean {
  return request.source.kind === "stocked" && !isFiltered(request) && (request.sort === "sku" || request.sort === "name");
}

interface PageRow extends Record<string, unknown> {
  json: string | null;
  more: boolean;
  name_key: string | null;
  sku_key: string | null;
  warehouse_id: string | null;
}

/** One page by SKU or name: one statement, prepared, that reads as many index entries as the page has rows. */
export async function readIndexPage(readOnce: ReadOnce, read: TxCtx, request: LevelRequest, cursor: string | undefined): Promise<LevelItems> {
  const { parameter, name } = withinOf(request.warehouses);
  const row = await readOnce<PageRow>(read, {
    name: `levels_${request.sort}${request.descending ? "_desc" : ""}${name}${request.summed ? "_sum" : ""}${request.each ? "_each" : ""}${request.asOf ? "_past" : ""}`,
    text: statementText(request),
    values: [request.tenantId, parameter, request.limit, ...startOf(request, cursor), ...(request.asOf === null ? [] : [request.asOf])],
  });
  if (row.json === null) return { json: "", nextCursor: null };
  return { json: row.json, nextCursor: row.more ? encodeCursor([row.name_key, row.sku_key, row.warehouse_id]) : null };
}

/** The sort key the page begins behind: name, SKU, warehouse. */
function startOf(request: LevelRequest, cursor: string | undefined): [string, string, string] {
  if (cursor === undefined) return request.descending ? [above, above, lastUuid] : ["", "", firstUuid];
  const [name, sku, warehouse] = decodeCursor(cursor, 3);
  if (typeof name !== "string" || typeof sku !== "string") throw badCursor();
  return [name, sku, uuidOf(warehouse) ?? firstUuid];
}

const statements = new Map<string, string>();

function statementText(request: LevelRequest): string {
  const { name } = withinOf(request.warehouses);
  const key = [request.sort, request.descending, name, request.summed, request.each, request.asOf !== null].join();
  const text = statements.get(key) ?? buildText(request);
  statements.set(key, text);
  return text;
}

function buildText({ warehouses, sort, descending, summed, each, asOf }: LevelRequest): string {
  const { within, name } = withinOf(warehouses);
  const oneWarehouse = name !== "";
  const perWarehouse = !oneWarehouse && !summed;
  const columns = [...(sort === "name" ? ["e.name_key"] : []), "e.sku_key", ...(perWarehouse ? ["e.warehouse_id"] : [])];
  const bounds = [...(sort === "name" ? ["$4::text"] : []), "$5::text", ...(perWarehouse ? ["$6::uuid"] : [])];
  const order = columns.map((column) => (descending ? `${column} DESC` : column)).join(", ");
  const entries = `
    SELECT ${summed && !oneWarehouse ? `DISTINCT ON (${columns.join(", ")}) ` : ""}e.* FROM level_entry e
     WHERE e.tenant_id = $1::uuid AND ${within("e.warehouse_id")} AND (${columns.join(", ")}) ${descending ? "<" : ">"} (${bounds.join(", ")})
       AND (NOT e.archived OR ${anyStockSql("e.variant_id", "e.warehouse_id")})
     ORDER BY ${order} LIMIT ${pageRowsMax}`;
  const minimum = summed
    ? `(SELECT sum(x.minimum)::bigint FROM level_entry x WHERE x.tenant_id = $1 AND x.variant_id = e.variant_id AND ${within("x.warehouse_id")})`
    : "e.minimum";
  return pageSql({
    rows: `SELECT e.variant_id, ${summed ? "NULL::uuid AS warehouse_id" : "e.warehouse_id"}, e.name_key, e.sku_key, e.face, e.scale, ${minimum} AS minimum, row_number() OVER () AS ord
             FROM (${entries}) e LIMIT $3::integer + 1`,
    select: `string_agg(${itemJson({ each })}, ',' ORDER BY p.ord) FILTER (WHERE p.ord <= $3) AS json, count(*) > $3 AS more,
             max(p.name_key) FILTER (WHERE p.ord = $3) AS name_key, max(p.sku_key) FILTER (WHERE p.ord = $3) AS sku_key,
             max(p.warehouse_id::text) FILTER (WHERE p.ord = $3) AS warehouse_id`,
    where: "$4::text IS NOT NULL AND $5::text IS NOT NULL AND $6::uuid IS NOT NULL",
    within,
    summed,
    each: each ? "true" : null,
    asOf: asOf === null ? null : "$7",
    seen: asOf === null ? "$7" : "$8",
  });
}
