import type { ImportKind, ImportOpening, ImportPhase, ImportReading, ImportReport, ImportSettings } from "@lumbung/contracts";
import { and, desc, eq, inArray, lt, ne, type SQL } from "../../infrastructure/drizzle/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { warehouseScope } from "../../shared/context.ts";
import { newId } from "../../shared/ids.ts";
import type { RefusedLine } from "./line-reader.ts";
import { contentTable, type ImportError, type ImportRow, importTable } from "./tables.ts";

/** What is known of a file before it is read. */
export interface NewImport {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileHash: Buffer;
  readonly fileBytes: number;
  readonly warehouseId: string;
  readonly dryRun: boolean;
  readonly opening: ImportOpening;
  readonly settings: ImportSettings;
}

/** Refused lines kept per import; all are counted, a file that fails this often is mended as a whole. */
const refusedLinesMax = 10_000;

const own = (ctx: TxCtx, id: string) => and(eq(importTable.tenantId, ctx.tenantId), eq(importTable.id, id));

/** The import of this id within the actor's warehouses. */
export async function findImport(ctx: TxCtx, id: string): Promise<ImportRow | undefined> {
  const scope = warehouseScope(ctx);
  const [row] = await ctx.tx.db
    .select()
    .from(importTable)
    .where(and(own(ctx, id), scope === null ? undefined : inArray(importTable.warehouseId, scope)));
  return row;
}

/** The import that holds this content, unless it was undone. */
export async function findImportOfContent(ctx: TxCtx, kind: ImportKind, fileHash: Buffer): Promise<ImportRow | undefined> {
  const [row] = await ctx.tx.db
    .select()
    .from(importTable)
    .where(
      and(
        eq(importTable.tenantId, ctx.tenantId),
        eq(importTable.kind, kind),
        eq(importTable.fileHash, fileHash),
        eq(importTable.dryRun, false),
        ne(importTable.status, "undone"),
      ),
    );
  return row;
}

/** Newest first, from the import after `before`. */
export async function listImports(
  ctx: TxCtx,
  filter: { kind?: ImportKind | undefined; status?: ImportRow["status"] | undefined; dryRun?: boolean | undefined; before?: string | undefined; limit: number },
): Promise<ImportRow[]> {
  const scope = warehouseScope(ctx);
  const conditions: (SQL | undefined)[] = [
    eq(importTable.tenantId, ctx.tenantId),
    scope === null ? undefined : inArray(importTable.warehouseId, scope),
    filter.kind === undefined ? undefined : eq(importTable.kind, filter.kind),
    filter.status === undefined ? undefined : eq(importTable.status, filter.status),
    filter.dryRun === undefined ? undefined : eq(importTable.dryRun, filter.dryRun),
    filter.before === undefined ? undefined : lt(importTable.id, filter.before),
  ];
  return ctx.tx.db
    .select()
    .from(importTable)
    .where(and(...conditions))
    .orderBy(desc(importTable.id))
    .limit(filter.limit);
}

export async function insertImport(ctx: TxCtx, input: NewImport): Promise<ImportRow> {
  const [row] = await ctx.tx.db
    .insert(importTable)
    .values({
      tenantId: ctx.tenantId,
      id: newId(),
      ...input,
      status: "waiting",
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      locale: ctx.locale,
      createdAt: ctx.clock.now(),
    })
    .returning();
  return row as ImportRow;
}

/** Makes an import wait for another run of the same file, with the settings of now. */
export async function reopenImport(ctx: TxCtx, id: string, input: { fileName: string; opening: ImportOpening; settings: ImportSettings }): Promise<ImportRow> {
  const [row] = await ctx.tx.db
    .update(importTable)
    .set({ fileName: input.fileName, opening: input.opening, settings: input.settings, status: "waiting", phase: "waiting", error: null })
    .where(own(ctx, id))
    .returning();
  return row as ImportRow;
}

export async function markRunning(ctx: TxCtx, id: string): Promise<void> {
  await ctx.tx.db
    .update(importTable)
    .set({ status: "running", phase: "reading", done: 0, total: 0, error: null, startedAt: ctx.clock.now(), finishedAt: null })
    .where(own(ctx, id));
}

export async function saveProgress(
  ctx: TxCtx,
  id: string,
  progress: { phase: ImportPhase; done: number; total: number; reading?: ImportReading },
): Promise<void> {
  await ctx.tx.db.update(importTable).set(progress).where(own(ctx, id));
}

export async function markFailed(ctx: TxCtx, id: string, error: ImportError): Promise<void> {
  await ctx.tx.db.update(importTable).set({ status: "failed", error, finishedAt: ctx.clock.now() }).where(own(ctx, id));
}

export async function markFinished(ctx: TxCtx, id: string, report: ImportReport): Promise<void> {
  await ctx.tx.db.update(importTable).set({ status: "finished", phase: "done", report, error: null, finishedAt: ctx.clock.now() }).where(own(ctx, id));
}

export async function markUndone(ctx: TxCtx, id: string, undoDocumentId: string | null): Promise<void> {
  await ctx.tx.db.update(importTable).set({ status: "undone", undoDocumentId, undoneAt: ctx.clock.now() }).where(own(ctx, id));
  await ctx.tx.query("DELETE FROM import_line WHERE tenant_id = $1 AND import_id = $2", [ctx.tenantId, id]);
}

export async function saveContent(ctx: TxCtx, importId: string, content: Buffer): Promise<void> {
  await ctx.tx.query(
    "INSERT INTO import_content (tenant_id, import_id, content) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, import_id) DO UPDATE SET content = excluded.content",
    [ctx.tenantId, importId, content],
  );
}

export async function loadContent(ctx: TxCtx, importId: string): Promise<Buffer | undefined> {
  const [row] = await ctx.tx.db
    .select({ content: contentTable.content })
    .from(contentTable)
    .where(and(eq(contentTable.tenantId, ctx.tenantId), eq(contentTable.importId, importId)));
  return row?.content;
}

export async function dropContent(ctx: TxCtx, importId: string): Promise<void> {
  await ctx.tx.db.delete(contentTable).where(and(eq(contentTable.tenantId, ctx.tenantId), eq(contentTable.importId, importId)));
}

/** Numbers of the lines of this content that are in the books. */
export async function findImportedLines(ctx: TxCtx, kind: ImportKind, fileHash: Buffer): Promise<Set<number>> {
  const rows = await ctx.tx.query<{ line: number }>("SELECT line FROM import_line WHERE tenant_id = $1 AND kind = $2 AND file_hash = $3", [
    ctx.tenantId,
    kind,
    fileHash,
  ]);
  return new Set(rows.map((row) => row.line));
}

export async function addImportedLines(
  ctx: TxCtx,
  { id, kind, fileHash }: Pick<ImportRow, "id" | "kind" | "fileHash">,
  lines: readonly number[],
): Promise<void> {
  await ctx.tx.query(
    "INSERT INTO import_line (tenant_id, kind, file_hash, import_id, line) SELECT $1, $2, $3, $4, unnest($5::integer[]) ON CONFLICT DO NOTHING",
    [ctx.tenantId, kind, fileHash, id, lines],
  );
}

/** How many lines of an import are in the books. */
export async function countImportedLines(ctx: TxCtx, importId: string): Promise<number> {
  const [row] = await ctx.tx.query<{ lines: number }>("SELECT count(*)::integer AS lines FROM import_line WHERE tenant_id = $1 AND import_id = $2", [
    ctx.tenantId,
    importId,
  ]);
  return row?.lines ?? 0;
}

export async function addImportedProducts(ctx: TxCtx, importId: string, products: readonly { productId: string; variantId: string }[]): Promise<void> {
  await ctx.tx.query(
    `INSERT INTO import_product (tenant_id, import_id, product_id, variant_id)
     SELECT $1, $2, * FROM unnest($3::uuid[], $4::uuid[]) ON CONFLICT DO NOTHING`,
    [ctx.tenantId, importId, products.map((product) => product.productId), products.map((product) => product.variantId)],
  );
}

export async function findImportedProducts(ctx: TxCtx, importId: string): Promise<{ productId: string; variantId: string }[]> {
  return ctx.tx.query('SELECT product_id AS "productId", variant_id AS "variantId" FROM import_product WHERE tenant_id = $1 AND import_id = $2', [
    ctx.tenantId,
    importId,
  ]);
}

export async function markArchivedByUndo(ctx: TxCtx, importId: string, productIds: readonly string[]): Promise<void> {
  await ctx.tx.query("UPDATE import_product SET archived_by_undo = true WHERE tenant_id = $1 AND import_id = $2 AND product_id = ANY ($3)", [
    ctx.tenantId,
    importId,
    productIds,
  ]);
}

/** Of these SKUs, those an undo archived, with their products. */
export async function findArchivedByUndo(ctx: TxCtx, variantIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.tx.query<{ variant_id: string; product_id: string }>(
    "SELECT DISTINCT variant_id, product_id FROM import_product WHERE tenant_id = $1 AND variant_id = ANY ($2) AND archived_by_undo",
    [ctx.tenantId, variantIds],
  );
  return new Map(rows.map((row) => [row.variant_id, row.product_id]));
}

/** Hands products that an undo archived over to the import that brings them back. */
export async function claimRestoredProducts(ctx: TxCtx, importId: string, products: readonly { productId: string; variantId: string }[]): Promise<void> {
  await ctx.tx.query("UPDATE import_product SET archived_by_undo = false WHERE tenant_id = $1 AND product_id = ANY ($2) AND archived_by_undo", [
    ctx.tenantId,
    products.map((product) => product.productId),
  ]);
  await addImportedProducts(ctx, importId, products);
}

/** Replaces the import's refused lines; at most `refusedLinesMax` are kept. */
export async function replaceRefusedLines(ctx: TxCtx, importId: string, refused: readonly RefusedLine[]): Promise<void> {
  await ctx.tx.query("DELETE FROM import_refused_line WHERE tenant_id = $1 AND import_id = $2", [ctx.tenantId, importId]);
  const kept = refused.slice(0, refusedLinesMax);
  if (kept.length === 0) return;
  await ctx.tx.query(
    `INSERT INTO import_refused_line (tenant_id, import_id, line, column_name, code, reason, fix, cells)
     SELECT $1, $2, r.line, r.column_name, r.code, r.reason, r.fix, ARRAY(SELECT json_array_elements_text(r.cells::json))
       FROM unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) AS r(line, column_name, code, reason, fix, cells)
         ON CONFLICT DO NOTHING`,
    [
      ctx.tenantId,
      importId,
      kept.map((line) => line.line),
      kept.map((line) => line.column),
      kept.map((line) => line.code),
      kept.map((line) => line.reason),
      kept.map((line) => line.fix),
      kept.map((line) => JSON.stringify(line.cells.map((cell) => cell.slice(0, 1_000).replaceAll("\0", "")))),
    ],
  );
}

export interface KeptRefusal {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly reason: string;
  readonly fix: string;
  readonly cells: string[];
}

export async function listRefusedLines(ctx: TxCtx, importId: string): Promise<KeptRefusal[]> {
  return ctx.tx.query(
    'SELECT line, column_name AS "column", code, reason, fix, cells FROM import_refused_line WHERE tenant_id = $1 AND import_id = $2 ORDER BY line',
    [ctx.tenantId, importId],
  );
}
