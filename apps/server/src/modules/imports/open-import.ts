import { isDeepStrictEqual } from "node:util";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";
import { findImport, findImportOfContent, insertImport, type NewImport, reopenImport } from "./import-repository.ts";
import type { ImportRow } from "./tables.ts";

/**
 * The import of a file: a new one, or the one this content already has, which then runs again and adds what is missing.
 * A content belongs to one warehouse until its import is undone. A run that stopped in the middle of posting is taken up
 * with the settings it was begun with, for only they lead to the same documents.
 * @throws AppError CONFLICT
 */
export async function openImport(ctx: TxCtx, input: NewImport): Promise<ImportRow> {
  if (input.dryRun) return insertImport(ctx, input);
  // Two uploads of the same file at once: the second waits here and finds the first.
  await ctx.tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1 || encode($2, 'hex'), 7))", [ctx.tenantId + input.kind, input.fileHash]);
  const found = await findImportOfContent(ctx, input.kind, input.fileHash);
  if (!found) return insertImport(ctx, input);
  if (found.warehouseId !== input.warehouseId) {
    if (!(await findImport(ctx, found.id))) throw new AppError("CONFLICT", {}, { detail: "This file was imported into a warehouse outside your reach." });
    throw new AppError(
      "CONFLICT",
      { importId: found.id, warehouseId: found.warehouseId },
      { detail: "This file was imported into another warehouse already. Undo that import first." },
    );
  }
  const stoppedWhilePosting = found.status !== "finished" && (found.phase === "posting" || found.phase === "opening");
  if (stoppedWhilePosting && !(isDeepStrictEqual(found.settings, input.settings) && found.opening === input.opening))
    throw new AppError(
      "CONFLICT",
      { importId: found.id, settings: found.settings, opening: found.opening },
      {
        detail:
          "The import of this file stopped in the middle. Run it again with the settings it was begun with; then change them for lines that were refused.",
      },
    );
  return found.status === "running" || found.status === "waiting" ? found : reopenImport(ctx, found.id, input);
}
