import type { MovementPage, MovementQuery } from "@lumbung/contracts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { type Ctx, mayUseWarehouse, warehouseScope } from "../../../shared/context.ts";
import { encodeCursor, pageFrom } from "../../../shared/pagination.ts";
import { instantKeySql, type LedgerKey, ledgerKeyOf } from "../cursors.ts";
import type { InventoryQueriesDeps } from "../deps.ts";
import { type MovementRow, movementColumns, movementJoins, presentMovement } from "./movement-row.ts";

/**
 * Movements looked at for one page. A filter that hardly anything passes would otherwise read the whole ledger; instead
 * the page comes back short, with a cursor to go on.
 */
const scanMax = 100_000;

/**
 * Movements within the caller's warehouses, latest first by (effectiveAt, position). A page may hold fewer than `limit`
 * items, even none, while `nextCursor` is set: the search goes on there.
 */
export async function listMovements(deps: InventoryQueriesDeps, ctx: Ctx, query: MovementQuery): Promise<MovementPage> {
  if (query.warehouseId !== undefined && !mayUseWarehouse(ctx, query.warehouseId)) return { items: [], nextCursor: null };
  const after = ledgerKeyOf(query.cursor);
  return deps.db.read(ctx, async (read) => {
    const source = sourceOf(query);
    const values = valuesOf(ctx, query, after);
    const rows = await read.tx.run<MovementRow & Record<string, unknown>>({
      name: `movements_${source.name}`,
      text: `SELECT ${movementColumns}
               FROM (SELECT * FROM (${source.sql} ORDER BY m.effective_at DESC, m.position DESC LIMIT ${scanMax}) m
                      WHERE ($7::uuid[] IS NULL OR m.from_warehouse_id = ANY ($7) OR m.to_warehouse_id = ANY ($7))
                        AND ($8::uuid IS NULL OR m.from_warehouse_id = $8 OR m.to_warehouse_id = $8)
                        AND ($9::text IS NULL OR m.type = $9) AND ($10::text IS NULL OR m.actor_id = $10)
                      ORDER BY m.effective_at DESC, m.position DESC LIMIT $11) m
               ${movementJoins}
              ORDER BY m.effective_at DESC, m.position DESC`,
      values,
    });
    const page = pageFrom(
      rows,
      query.limit,
      (row) => [row.effective_key, row.position, 0],
      (row) => presentMovement(ctx, row),
    );
    return page.nextCursor === null ? { ...page, nextCursor: await endOfScan(read, source, values) } : page;
  });
}

interface Source {
  readonly name: string;
  /** SQL of movements `m` in the window `$2`–`$3` before the cursor `$4`, `$5`, by the index that fits; `$6` is its key. */
  readonly sql: string;
}

/** Bounds that are always there, so that they are bounds of the index and not a filter over the rest of the ledger. */
const inWindow = `m.tenant_id = $1 AND m.effective_at >= coalesce($2::timestamptz, '-infinity') AND m.effective_at < coalesce($3::timestamptz, 'infinity')
  AND (m.effective_at, m.position) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::bigint, 0))`;
/** OFFSET keeps the planner from reading the whole ledger beside a handful of documents. */
const ofDocuments = `SELECT m.* FROM stock_document s CROSS JOIN LATERAL (
    SELECT * FROM movement x WHERE x.tenant_id = $1 AND x.position BETWEEN s.first_position AND s.last_position AND x.document_id = s.id OFFSET 0) m
  WHERE s.tenant_id = $1 AND ${inWindow}`;

function sourceOf(query: MovementQuery): Source {
  // A SKU beside a document or a reference is looked at afterwards: documents are short.
  const sku = "m.variant_id = (SELECT variant_id FROM catalogue_variant WHERE tenant_id = $1 AND sku_key = case_key($12))";
  const ofSku = query.variantId !== undefined ? "m.variant_id = $12::uuid" : query.sku !== undefined ? sku : "$12::text IS NULL";
  const kind = query.variantId !== undefined ? "variant" : query.sku !== undefined ? "sku" : "all";
  if (query.documentId !== undefined) return { name: `document_${kind}`, sql: `${ofDocuments} AND s.id = $6::uuid AND ${ofSku}` };
  if (query.reference !== undefined) return { name: `reference_${kind}`, sql: `${ofDocuments} AND s.reference = $6 AND ${ofSku}` };
  return { name: `time_${kind}`, sql: `SELECT m.* FROM movement m WHERE ${inWindow} AND ${ofSku} AND $6::text IS NULL` };
}

function valuesOf(ctx: Ctx, query: MovementQuery, after: LedgerKey | null): unknown[] {
  return [
    ctx.tenantId,
    query.from ?? null,
    query.to ?? null,
    after?.effectiveAt ?? null,
    after?.position ?? null,
    query.documentId ?? query.reference ?? null,
    warehouseScope(ctx),
    query.warehouseId ?? null,
    query.type ?? null,
    query.actor ?? null,
    query.limit + 1,
    query.variantId ?? query.sku ?? null,
  ];
}

/** Where the search stopped for this page, or null when it has seen everything. */
async function endOfScan(read: TxCtx, source: Source, values: readonly unknown[]): Promise<string | null> {
  const [last] = await read.tx.run<{ key: string; position: number }>({
    name: `movements_end_${source.name}`,
    text: `SELECT ${instantKeySql("m.effective_at")} AS key, m.position FROM (${source.sql}) m
            WHERE ($7::uuid[] IS NULL OR true) AND ($8::uuid IS NULL OR true) AND ($9::text IS NULL OR true) AND ($10::text IS NULL OR true) AND $11::integer > 0
            ORDER BY m.effective_at DESC, m.position DESC OFFSET ${scanMax - 1} LIMIT 1`,
    values,
  });
  return last ? encodeCursor([last.key, last.position, 0]) : null;
}
