import { IdParams, Import, ImportPreset, ImportPresetQuery, ImportQuery, pageOf, WriteImportPreset } from "@lumbung/contracts";
import { z } from "zod";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";
import { decodeCursor, pageFrom } from "../../shared/pagination.ts";
import { findImport, listImports, listRefusedLines } from "./import-repository.ts";
import { presentImport, presentPreset } from "./presenter.ts";
import { deletePreset, listPresets, savePreset, updatePreset } from "./presets.ts";
import { refusedLinesCsv } from "./refused-lines-csv.ts";
import type { ImportRow } from "./tables.ts";

const tag = "Imports";

/** What one may look at; starting and undoing an import is the flow's. */
export function importRoutes(db: Database): Route[] {
  return [
    route({
      method: "GET",
      url: "/imports",
      summary: "Imports, the newest first",
      tag,
      access: "import:read",
      query: ImportQuery,
      response: pageOf(Import),
      handler: (ctx, { query }) =>
        db.read(ctx, async (tx) => {
          const before = query.cursor === undefined ? undefined : z.uuid().safeParse(decodeCursor(query.cursor, 1)[0]);
          if (before && !before.success) throw new AppError("VALIDATION_FAILED", { fields: [{ path: "cursor", message: "is not a cursor of this list" }] });
          const rows = await listImports(tx, { kind: query.kind, status: query.status, dryRun: query.dryRun, before: before?.data, limit: query.limit + 1 });
          return pageFrom(rows, query.limit, (row) => [row.id], presentImport);
        }),
    }),
    route({
      method: "GET",
      url: "/imports/:id",
      summary: "One import with its progress, what was found out about the file, and its report",
      tag,
      access: "import:read",
      params: IdParams,
      response: Import,
      handler: (ctx, { params }) => db.read(ctx, async (tx) => presentImport(await existing(tx, params.id))),
    }),
    route({
      method: "GET",
      url: "/imports/:id/refused-rows",
      summary: "The lines that were refused, as a CSV file with where, why and what mends them (at most 10,000)",
      tag,
      access: "import:read",
      params: IdParams,
      produces: "text/csv",
      handler: async (ctx, { params, http }) => {
        const text = await db.read(ctx, async (tx) => {
          const row = await existing(tx, params.id);
          return refusedLinesCsv(row.reading?.header ?? [], await listRefusedLines(tx, row.id));
        });
        http.reply
          .code(200)
          .header("content-type", "text/csv; charset=utf-8")
          .header("content-disposition", `attachment; filename="refused-rows-${params.id}.csv"`)
          .send(text);
      },
    }),
    route({
      method: "GET",
      url: "/import-presets",
      summary: "Saved ways to read files",
      tag,
      access: "import:read",
      query: ImportPresetQuery,
      response: z.object({ items: z.array(ImportPreset) }),
      handler: (ctx, { query }) => db.read(ctx, async (tx) => ({ items: (await listPresets(tx, query.kind)).map(presentPreset) })),
    }),
    route({
      method: "POST",
      url: "/import-presets",
      summary: "Save a way to read files under a name, over the one that has it",
      tag,
      access: "import:write",
      body: WriteImportPreset,
      response: ImportPreset,
      handler: (ctx, { body }) => db.withTransaction(ctx, async (tx) => presentPreset(await savePreset(tx, body.kind, body.name, body.settings))),
    }),
    route({
      method: "PUT",
      url: "/import-presets/:id",
      summary: "Change a saved way to read files",
      tag,
      access: "import:write",
      params: IdParams,
      body: WriteImportPreset,
      response: ImportPreset,
      ifMatch: true,
      handler: (ctx, { params, body, expectedVersion }) =>
        db.withTransaction(ctx, async (tx) => presentPreset(await updatePreset(tx, params.id, expectedVersion, { name: body.name, settings: body.settings }))),
    }),
    route({
      method: "DELETE",
      url: "/import-presets/:id",
      summary: "Delete a saved way to read files",
      tag,
      access: "import:write",
      params: IdParams,
      handler: (ctx, { params }) => db.withTransaction(ctx, (tx) => deletePreset(tx, params.id)),
    }),
  ];
}

async function existing(ctx: TxCtx, id: string): Promise<ImportRow> {
  const row = await findImport(ctx, id);
  if (!row) throw new AppError("NOT_FOUND", { id });
  return row;
}
