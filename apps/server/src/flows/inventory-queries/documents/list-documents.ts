import type { DocumentPage, DocumentQuery } from "@lumbung/contracts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { type Ctx, mayUseWarehouse, warehouseScope } from "../../../shared/context.ts";
import { encodeCursor, pageFrom } from "../../../shared/pagination.ts";
import { instantKeySql, ledgerKeyOf } from "../cursors.ts";
import type { InventoryQueriesDeps } from "../deps.ts";
import { parseDocumentNumber } from "../document-number.ts";
import { type DocumentRow, documentColumns, documentJoins, presentDocument } from "./document-row.ts";

/** Movements looked at for one page, as in the list of movements. */
const scanMax = 100_000;

const none: DocumentPage = { items: [], nextCursor: null };

interface ListRow extends DocumentRow, Record<string, unknown> {
  readonly effective_key: string;
}

/**
 * Documents that touch the caller's warehouses, latest first by (effectiveAt, position of the first line). Documents have
 * no index of their own by time: they are met through their first movement, whose index the ledger keeps anyway.
 * A page may be short, even empty, while `nextCursor` is set.
 */
export async function listDocuments(deps: InventoryQueriesDeps, ctx: Ctx, query: DocumentQuery): Promise<DocumentPage> {
  if (query.warehouseId !== undefined && !mayUseWarehouse(ctx, query.warehouseId)) return none;
  const after = ledgerKeyOf(query.cursor);
  const number = query.number === undefined ? null : parseDocumentNumber(query.number);
  if (query.number !== undefined && number === null) return none;
  const source = number !== null ? byNumber : query.reference !== undefined ? byReference : byTime;
  const values = [
    ctx.tenantId,
    query.from ?? null,
    query.to ?? null,
    after?.effectiveAt ?? null,
    after?.position ?? null,
    warehouseScope(ctx),
    query.warehouseId ?? null,
    query.type ?? null,
    query.actor ?? null,
    query.reference ?? null,
    number?.type ?? null,
    number?.year ?? null,
    number?.sequence ?? null,
    query.limit + 1,
  ];
  return deps.db.read(ctx, async (read) => {
    const rows = await read.tx.run<ListRow>({
      name: `documents_${source.name}`,
      text: `SELECT ${documentColumns}, ${instantKeySql("d.effective_at")} AS effective_key
               FROM (SELECT d.* FROM (${source.sql}) d
                      WHERE ($6::uuid[] IS NULL OR d.warehouse_id = ANY ($6) OR d.to_warehouse_id = ANY ($6))
                        AND ($7::uuid IS NULL OR d.warehouse_id = $7 OR d.to_warehouse_id = $7)
                        AND ($8::text IS NULL OR d.type = $8) AND ($9::text IS NULL OR d.actor_id = $9) AND ($10::text IS NULL OR d.reference = $10)
                        AND ($11::text IS NULL OR (d.type = $11 AND d.number_year = $12::integer AND d.number_seq = $13::integer))
                      ORDER BY d.at DESC, d.pos DESC LIMIT $14) d
               ${documentJoins}
              ORDER BY d.at DESC, d.pos DESC`,
      values,
    });
    const page = pageFrom(
      rows,
      query.limit,
      (row) => [row.effective_key, row.first_position, 0],
      (row) => presentDocument(row),
    );
    if (page.nextCursor !== null || source !== byTime) return page;
    return { ...page, nextCursor: await endOfScan(read, values.slice(0, 5)) };
  });
}

/** In the window `$2`–`$3` and before the cursor `$4`, `$5`. Sources carry their order as `at` and `pos`, so that an index can give it. */
const inWindow = (effectiveAt: string, position: string) =>
  `${effectiveAt} >= coalesce($2::timestamptz, '-infinity') AND ${effectiveAt} < coalesce($3::timestamptz, 'infinity')
   AND (${effectiveAt}, ${position}) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::bigint, 0))`;

const scan = `SELECT m.document_id, m.effective_at, m.position, m.line_no FROM movement m
  WHERE m.tenant_id = $1 AND ${inWindow("m.effective_at", "m.position")} ORDER BY m.effective_at DESC, m.position DESC`;

const byTime = {
  name: "time",
  sql: `SELECT d.*, m.effective_at AS at, m.position AS pos FROM (${scan} LIMIT ${scanMax}) m JOIN stock_document d ON d.tenant_id = $1 AND d.id = m.document_id
         WHERE m.line_no = 1`,
};
const byReference = {
  name: "reference",
  sql: `SELECT d.*, d.effective_at AS at, d.first_position AS pos FROM stock_document d WHERE d.tenant_id = $1 AND d.reference = $10::text AND ${inWindow("d.effective_at", "d.first_position")}`,
};
const byNumber = {
  name: "number",
  sql: `SELECT d.*, d.effective_at AS at, d.first_position AS pos FROM stock_document d WHERE d.tenant_id = $1 AND d.number_year = $12::integer AND d.type = $11::text AND d.number_seq = $13::integer
          AND ${inWindow("d.effective_at", "d.first_position")}`,
};

async function endOfScan(read: TxCtx, values: readonly unknown[]): Promise<string | null> {
  const [last] = await read.tx.run<{ key: string; position: number }>({
    name: "documents_end",
    text: `SELECT ${instantKeySql("m.effective_at")} AS key, m.position FROM (${scan} OFFSET ${scanMax - 1} LIMIT 1) m`,
    values,
  });
  return last ? encodeCursor([last.key, last.position, 0]) : null;
}
