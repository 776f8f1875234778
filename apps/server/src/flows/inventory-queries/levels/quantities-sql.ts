import { snapshotColumn, unlessSeen } from "./same-snapshot.ts";

/** How the warehouses of a request stand in SQL: a condition on a column, for parameters that differ by statement. */
export type Within = (column: string) => string;

/** `$2` is a uuid[], NULL for all warehouses. */
export const withinList: Within = (column) => `($2::uuid[] IS NULL OR ${column} = ANY ($2))`;
/** `$2` is one uuid. */
const withinOne: Within = (column) => `${column} = $2::uuid`;

/** One warehouse is a condition an index can answer, a list that may be NULL is not: each has its own statement. */
export function withinOf(warehouses: readonly string[] | null): { within: Within; parameter: string | readonly string[] | null; name: string } {
  const [only] = warehouses ?? [];
  return only !== undefined && warehouses?.length === 1
    ? { within: withinOne, parameter: only, name: "_one" }
    : { within: withinList, parameter: warehouses, name: "" };
}

export interface PageParts {
  /** SQL of the rows `p` of the page, at most some hundred: variant_id, warehouse_id, face, scale, minimum and what `select` needs. */
  readonly rows: string;
  /** A common table expression that `rows` reads. */
  readonly before?: string;
  readonly select: string;
  readonly where?: string;
  readonly within: Within;
  /** Each row stands for all those warehouses together. */
  readonly summed: boolean;
  /** Each row also says what every warehouse has: as `w.cells`, and as `w.matches` whether any of them is as `each` says. */
  readonly each?: string | null;
  /** Parameter holding an instant, or null for now. */
  readonly asOf: string | null;
  /** Parameter holding the snapshot of the answer at hand (see same-snapshot.ts). */
  readonly seen: string;
}

/**
 * SQL that adds the quantities `t` (on_hand, reserved; NULL for none) to the rows of a page: the balances themselves,
 * never a read model (R-IDM-5). All balances of the page are fetched by one index scan: one look-up per row takes half as
 * long again.
 */
export function pageSql({ rows, before, select, where = "true", within, summed, each = null, asOf, seen }: PageParts): string {
  const columns = `${select}, ${snapshotColumn}`;
  const page = `WITH ${before ? `${before}, ` : ""}p AS MATERIALIZED (${rows})${each === null ? "" : `, w AS MATERIALIZED (${cellsSql(each, within, asOf)})`}`;
  const condition = `${each === null ? "" : "LEFT JOIN w ON w.variant_id = p.variant_id "}WHERE ${where} AND ${unlessSeen(seen)}`;
  if (asOf !== null) return `${page} SELECT ${columns} FROM p CROSS JOIN LATERAL (${pastQuantitiesSql(summed, within, asOf)}) t ${condition}`;
  const key = summed ? "variant_id" : "variant_id, warehouse_id";
  return `${page}, t AS MATERIALIZED (
      SELECT ${key}, sum(b.on_hand)::bigint AS on_hand, sum(b.reserved)::bigint AS reserved FROM stock_balance b
       WHERE b.tenant_id = $1::uuid AND b.variant_id = ANY (ARRAY(SELECT variant_id FROM p)) AND ${within("b.warehouse_id")} GROUP BY ${key})
    SELECT ${columns} FROM p LEFT JOIN t USING (${key}) ${condition}`;
}

/** SQL of what the page's SKUs have in each warehouse that has ever held them or has a minimum for them. */
function cellsSql(matches: string, within: Within, asOf: string | null): string {
  const entries = `SELECT e.variant_id, e.warehouse_id, e.scale, e.minimum FROM level_entry e
     WHERE e.tenant_id = $1::uuid AND e.variant_id = ANY (ARRAY(SELECT variant_id FROM p)) AND ${within("e.warehouse_id")}`;
  const balances = `SELECT variant_id, warehouse_id, sum(b.on_hand)::bigint AS on_hand, sum(b.reserved)::bigint AS reserved FROM stock_balance b
     WHERE b.tenant_id = $1::uuid AND b.variant_id = ANY (ARRAY(SELECT variant_id FROM p)) AND ${within("b.warehouse_id")} GROUP BY variant_id, warehouse_id`;
  const quantities =
    asOf === null
      ? `LEFT JOIN (${balances}) t ON t.variant_id = p.variant_id AND t.warehouse_id = p.warehouse_id`
      : `CROSS JOIN LATERAL (${pastQuantitiesSql(false, within, asOf)}) t`;
  return `SELECT p.variant_id, bool_or(${matches}) AS matches, string_agg('{' || ${figuresJson} || '}', ',' ORDER BY p.warehouse_id) AS cells
            FROM (${entries}) p ${quantities} GROUP BY p.variant_id`;
}

/** SQL of the quantities of one row `p` now, looked up by itself. */
export function quantitiesSql(summed: boolean, within: Within): string {
  return `SELECT coalesce(sum(b.on_hand), 0)::bigint AS on_hand, coalesce(sum(b.reserved), 0)::bigint AS reserved
    FROM stock_balance b WHERE b.tenant_id = $1 AND b.variant_id = p.variant_id AND ${summed ? within("b.warehouse_id") : "b.warehouse_id = p.warehouse_id"}`;
}

/**
 * The same at a past instant: the balance less what came later, or all up to then, whichever side of the SKU's history is
 * the shorter (R-BAK-1). Reservations have no history.
 */
export function pastQuantitiesSql(summed: boolean, within: Within, asOf: string): string {
  const counts = (column: string) => (summed ? `(${column} IS NOT NULL AND ${within(column)})` : `${column} = p.warehouse_id`);
  const ofSku = "m.tenant_id = $1 AND m.variant_id = p.variant_id";
  const change = (when: string) => `coalesce((
      SELECT sum(CASE WHEN ${counts("m.to_warehouse_id")} THEN m.quantity ELSE 0 END - CASE WHEN ${counts("m.from_warehouse_id")} THEN m.quantity ELSE 0 END)
        FROM movement m WHERE ${ofSku} AND m.effective_at ${when} ${asOf}::timestamptz), 0)::bigint`;
  return `SELECT CASE WHEN ${asOf}::timestamptz - history.first < history.last - ${asOf}::timestamptz THEN ${change("<=")}
                      ELSE now.on_hand - ${change(">")} END AS on_hand, 0::bigint AS reserved
            FROM (${quantitiesSql(summed, within)}) now,
                 (SELECT (SELECT m.effective_at FROM movement m WHERE ${ofSku} ORDER BY m.effective_at, m.position LIMIT 1) AS first,
                         (SELECT m.effective_at FROM movement m WHERE ${ofSku} ORDER BY m.effective_at DESC, m.position DESC LIMIT 1) AS last) history`;
}

/**
 * Whether any of the row's stock is left: what was archived is listed as long as there is. Not written as EXISTS, which
 * the planner may answer by reading all balances into a hash table.
 */
export function anyStockSql(variant: string, warehouse: string): string {
  return `coalesce((SELECT true FROM stock_balance b WHERE b.tenant_id = $1 AND b.variant_id = ${variant} AND b.warehouse_id = ${warehouse}
                       AND (b.on_hand <> 0 OR b.reserved <> 0) LIMIT 1), false)`;
}

const onHand = "coalesce(t.on_hand, 0)";
const reserved = "coalesce(t.reserved, 0)";

const figuresJson = `'"warehouseId":' || coalesce('"' || p.warehouse_id || '"', 'null')
  || ',"onHand":"' || scaled_text(${onHand}, p.scale) || '","reserved":"' || scaled_text(${reserved}, p.scale)
  || '","available":"' || scaled_text(${onHand} - ${reserved}, p.scale) || '","minimum":' || coalesce('"' || scaled_text(p.minimum, p.scale) || '"', 'null')`;

/** One item of the answer as JSON text, from a row `p`, its quantities `t` and, with `each`, its cells `w`: built here, it is not parsed on its way. */
export function itemJson({ each }: { readonly each: boolean }): string {
  return `'{' || p.face || ',' || ${figuresJson} || '${each ? `,"warehouses":[' || coalesce(w.cells, '') || ']` : ""}}'`;
}

/** Whether a row is as the request wants its rows; told of a row `p` with its quantities `t` when nothing else is said. */
export function matchesSql({ belowMinimum, out }: { readonly belowMinimum: boolean; readonly out: boolean }, quantity = onHand, minimum = "p.minimum"): string {
  return [...(belowMinimum ? [`${quantity} < ${minimum}`] : []), ...(out ? [`${quantity} <= 0`] : [])].join(" AND ") || "true";
}

/**
 * Common table expressions and SQL of the rows of a page, out of rows `u` (variant_id, warehouse_id and `columns`) of the
 * SKUs in the array `variants`: their entries by one index scan, and for a SKU that has none there, its face from the
 * catalogue. OFFSET keeps the planner from looking that up for every row.
 */
export function entriesOfSql(options: { u: string; columns: string; variants: string; within: Within; summed: boolean }): Pick<PageParts, "before" | "rows"> {
  const { u, columns, variants, within, summed } = options;
  const found = `FROM level_entry e WHERE e.tenant_id = $1::uuid AND e.variant_id = ANY (${variants}) AND ${within("e.warehouse_id")}`;
  const entries = summed
    ? `SELECT e.variant_id, min(e.face) AS face, min(e.scale) AS scale, sum(e.minimum)::bigint AS minimum ${found} GROUP BY e.variant_id`
    : `SELECT e.variant_id, e.warehouse_id, e.face, e.scale, e.minimum ${found}`;
  return {
    before: `u AS MATERIALIZED (${u}), e AS MATERIALIZED (${entries})`,
    rows: `SELECT u.variant_id, ${summed ? "NULL::uuid AS warehouse_id" : "u.warehouse_id"}, ${columns}, coalesce(e.face, f.face) AS face, coalesce(e.scale, f.scale) AS scale, e.minimum
             FROM u LEFT JOIN e ON e.variant_id = u.variant_id ${summed ? "" : "AND e.warehouse_id = u.warehouse_id"}
             LEFT JOIN LATERAL (SELECT face, scale FROM level_face f WHERE f.tenant_id = $1::uuid AND f.variant_id = u.variant_id AND e.face IS NULL OFFSET 0) f ON true`,
  };
}
