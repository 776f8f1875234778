import { isFiltered, type LevelRequest } from "./level-request.ts";
import { anyStockSql, matchesSql, pastQuantitiesSql, quantitiesSql, withinList } from "./quantities-sql.ts";
import { keySeparator, partSeparator, sortsByQuantity } from "./window-rows.ts";

/** SKUs a search looks at, the best first. */
export const searchMax = 500;

/**
 * SQL of one window of a sorted list: {variants, warehouses} (ids without dashes, one after the other), {keys}, {count},
 * and {long}, whether the list is long enough to be kept.
 * Parameters: $1 tenant, $2 warehouses, $3 rows, $4 value of the source, $5–$7 the key it begins behind (NULL: the
 * beginning), $8 the instant, where there is one.
 */
export function orderWindowSql(request: LevelRequest): string {
  const { summed, descending, sort, each, asOf } = request;
  const start = sortsByQuantity(request) ? "$5::text::float8" : '$5::text COLLATE "C"';
  const direction = descending ? "DESC" : "";
  const order = `key ${direction}, variant_id ${direction}, warehouse_id ${direction}`;
  return `
    SELECT string_agg(encode(uuid_send(variant_id), 'hex'), '' ORDER BY ${order}) AS variants,
           string_agg(encode(uuid_send(warehouse_id), 'hex'), '' ORDER BY ${order}) AS warehouses,
           string_agg(key::text, '${keySeparator}' ORDER BY ${order}) AS keys, count(*)::integer AS count, (${longSql(request)}) AS long
      FROM (SELECT r.variant_id, r.warehouse_id, r.key
              FROM (SELECT c.variant_id, c.warehouse_id, ${keySql(sort)} AS key, c.on_hand, c.minimum${each ? ", c.matches" : ""}
                      FROM (${summed ? sumSql(request) : countedSql(request)}) c) r
             WHERE ($5::text IS NULL OR (r.key, r.variant_id, r.warehouse_id) ${descending ? "<" : ">"} (${start}, $6::uuid, $7::uuid))
               AND ${each ? "r.matches" : matchesSql(request, "r.on_hand", "r.minimum")} AND ($4::text IS NULL OR true) ${asOf === null ? "" : "AND $8::timestamptz IS NOT NULL"}
             ORDER BY ${order} LIMIT $3::integer) part`;
}

/** Lists with fewer rows to sort are sorted every time. */
const longRows = 2000;

function longSql({ source, belowMinimum }: LevelRequest): string {
  if (source.kind !== "stocked") return "false";
  return `SELECT count(*) = ${longRows} FROM (SELECT FROM level_entry e WHERE e.tenant_id = $1 AND ${withinList("e.warehouse_id")} ${belowMinimum ? "AND e.minimum IS NOT NULL" : ""} LIMIT ${longRows}) l`;
}

/** Quantities of different scales are compared as floating-point numbers of base units: they only sort. */
function keySql(sort: LevelRequest["sort"]): string {
  if (sort === "sku") return "c.sku_key";
  if (sort === "name") return `c.name_key || '${partSeparator}' || c.sku_key`;
  return `${sort === "onHand" ? "c.on_hand" : "(c.on_hand - c.reserved)"} / ('{1,10,100,1000,10000,100000,1000000}'::float8[])[c.scale + 1]`;
}

function sumSql(request: LevelRequest): string {
  return `SELECT c.variant_id, '00000000-0000-0000-0000-000000000000'::uuid AS warehouse_id, min(c.sku_key) AS sku_key, min(c.name_key) AS name_key, min(c.scale) AS scale,
                 sum(c.on_hand) AS on_hand, sum(c.reserved) AS reserved, sum(c.minimum) AS minimum, bool_or(${matchesSql(request, "c.on_hand", "c.minimum")}) AS matches
            FROM (${countedSql(request)}) c GROUP BY c.variant_id`;
}

/** Every pair that may be in the list: variant_id, warehouse_id, sku_key, name_key, scale, minimum. */
function candidateSql(request: LevelRequest): string {
  const { source, belowMinimum, each } = request;
  if (source.kind === "stocked") {
    return `SELECT e.variant_id, e.warehouse_id, e.sku_key, e.name_key, e.scale, e.minimum FROM level_entry e
             WHERE e.tenant_id = $1::uuid AND ${withinList("e.warehouse_id")} ${belowMinimum ? withMinimumSql(each) : ""}
               AND (NOT e.archived OR ${anyStockSql("e.variant_id", "e.warehouse_id")})`;
  }
  const variants = {
    sku: "SELECT variant_id FROM catalogue_variant WHERE tenant_id = $1 AND sku_key = case_key($4::text)",
    variant: "SELECT $4::uuid AS variant_id",
    search: `SELECT variant_id FROM catalogue_search($1::uuid, $4::text, ${searchMax})`,
  }[source.kind];
  // What was asked for by name is shown in every warehouse, with 0 where it never was; what is archived while any is left.
  return `SELECT f.variant_id, w.warehouse_id, f.sku_key, f.name_key, f.scale, ${isFiltered(request) ? "e.minimum" : "NULL::bigint AS minimum"}
            FROM (${variants}) found
            JOIN level_face f ON f.tenant_id = $1::uuid AND f.variant_id = found.variant_id AND f.stocked
           CROSS JOIN warehouse_face w
            ${isFiltered(request) ? `JOIN level_entry e ON e.tenant_id = $1 AND e.variant_id = f.variant_id AND e.warehouse_id = w.warehouse_id ${belowMinimum ? withMinimumSql(each) : ""}` : ""}
           WHERE w.tenant_id = $1 AND ${withinList("w.warehouse_id")}
             AND ((NOT f.archived AND NOT w.archived) OR ${anyStockSql("f.variant_id", "w.warehouse_id")})`;
}

/** Of a SKU that is told warehouse by warehouse, a minimum in any of them counts. */
function withMinimumSql(each: boolean): string {
  return each
    ? `AND e.variant_id IN (SELECT m.variant_id FROM level_entry m WHERE m.tenant_id = $1::uuid AND ${withinList("m.warehouse_id")} AND m.minimum IS NOT NULL)`
    : "AND e.minimum IS NOT NULL";
}

/** The candidates with on_hand and reserved. */
function countedSql(request: LevelRequest): string {
  const past = request.asOf === null ? null : "$8";
  const candidates = candidateSql(request);
  // A part of the pairs is looked up one by one; a whole warehouse is added up in one pass.
  if (request.source.kind !== "stocked" || request.belowMinimum)
    return `SELECT p.*, t.on_hand, t.reserved FROM (${candidates}) p CROSS JOIN LATERAL (${past ? pastQuantitiesSql(false, withinList, past) : quantitiesSql(false, withinList)}) t`;
  const later = `LEFT JOIN (SELECT l.variant_id, l.warehouse_id, sum(l.delta)::bigint AS delta FROM stock_leg l
                             WHERE l.tenant_id = $1 AND l.effective_at > ${past}::timestamptz AND ${withinList("l.warehouse_id")}
                             GROUP BY l.variant_id, l.warehouse_id) l ON l.variant_id = c.variant_id AND l.warehouse_id = c.warehouse_id`;
  return `SELECT c.*, coalesce(t.on_hand, 0) ${past ? "- coalesce(l.delta, 0)" : ""} AS on_hand, ${past ? "0::bigint" : "coalesce(t.reserved, 0)"} AS reserved
            FROM (${candidates}) c
            LEFT JOIN (SELECT b.variant_id, b.warehouse_id, sum(b.on_hand)::bigint AS on_hand, sum(b.reserved)::bigint AS reserved FROM stock_balance b
                        WHERE b.tenant_id = $1 AND ${withinList("b.warehouse_id")} GROUP BY b.variant_id, b.warehouse_id) t
              ON t.variant_id = c.variant_id AND t.warehouse_id = c.warehouse_id
            ${past ? later : ""}`;
}
