import { createHash } from "node:crypto";
import { type ImportField, type ImportOpening, type ImportSettings, importFields } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { fileBytesMax, type ImportRow, openImport, presetSettings, savePreset } from "../../modules/imports/index.ts";
import { mayUseWarehouse, requirePermission } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import type { FileKind } from "./import-kind.ts";

export interface StartImport {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly warehouseId: string;
  readonly dryRun: boolean;
  readonly opening: ImportOpening;
  readonly preset?: string | undefined;
  readonly savePreset?: string | undefined;
  readonly settings: ImportSettings;
}

/**
 * What must hold before a file is read: rights, size, and a warehouse within reach. Returns the settings: those of the
 * preset under those given, and without the fields the caller may not set, so that a job reads the file as he would.
 * @throws AppError FORBIDDEN, VALIDATION_FAILED, UNKNOWN_WAREHOUSE, ARCHIVED_WAREHOUSE, PAYLOAD_TOO_LARGE, IMPORT_UNREADABLE, NOT_FOUND (preset)
 */
export async function checkImport(kind: FileKind, ctx: TxCtx, input: StartImport): Promise<ImportSettings> {
  requirePermission(ctx, "import:write");
  const withheld = kind.withheldFields(ctx, input.settings);
  assertFields(kind, input.settings);
  if (input.bytes.length === 0) throw new AppError("IMPORT_UNREADABLE", {}, { detail: "The file is empty." });
  if (input.bytes.length > fileBytesMax) throw new AppError("PAYLOAD_TOO_LARGE", { bytes: input.bytes.length, bytesMax: fileBytesMax });
  await assertWarehouse(ctx, input.warehouseId);
  const preset = input.preset === undefined ? {} : await presetSettings(ctx, kind.kind, input.preset);
  const columns = { ...preset.columns, ...input.settings.columns, ...Object.fromEntries(withheld.map((field) => [field, ""])) };
  return { ...preset, ...input.settings, ...(Object.keys(columns).length > 0 ? { columns } : {}) };
}

/** SHA-256 of a file: the same content is the same import. */
export function contentHash(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/**
 * Opens the import of a file, or finds the one this content already has.
 * @throws AppError what checkImport throws, and CONFLICT
 */
export async function startImport(kind: FileKind, ctx: TxCtx, input: StartImport): Promise<ImportRow> {
  const settings = await checkImport(kind, ctx, input);
  if (input.savePreset !== undefined) await savePreset(ctx, kind.kind, input.savePreset, settings);
  const row = await openImport(ctx, {
    kind: kind.kind,
    fileName: input.fileName,
    fileHash: contentHash(input.bytes),
    fileBytes: input.bytes.length,
    warehouseId: input.warehouseId,
    dryRun: input.dryRun,
    opening: input.opening,
    settings,
  });
  await recordAudit(ctx, {
    action: "import.started",
    entityType: "import",
    entityId: row.id,
    after: { kind: row.kind, warehouseId: row.warehouseId, fileBytes: row.fileBytes, dryRun: row.dryRun },
  });
  return row;
}

/** A column named for a field that files of this kind do not have is a mistake worth telling. */
function assertFields({ kind }: FileKind, { columns = {} }: ImportSettings): void {
  const known: readonly ImportField[] = importFields[kind];
  const strange = (Object.keys(columns) as ImportField[]).filter((field) => !known.includes(field));
  if (strange.length === 0) return;
  const fields = strange.map((field) => ({ path: `settings.columns.${field}`, message: `files of ${kind} have no such field` }));
  throw new AppError("VALIDATION_FAILED", { fields }, { detail: `Files of ${kind} have the fields ${known.join(", ")}.` });
}

async function assertWarehouse(ctx: TxCtx, warehouseId: string): Promise<void> {
  const [row] = await ctx.tx.query<{ archived: boolean }>("SELECT archived FROM warehouse_face WHERE tenant_id = $1 AND warehouse_id = $2", [
    ctx.tenantId,
    warehouseId,
  ]);
  if (!row || !mayUseWarehouse(ctx, warehouseId)) throw new AppError("UNKNOWN_WAREHOUSE", { warehouseId });
  if (row.archived) throw new AppError("ARCHIVED_WAREHOUSE", { warehouseId });
}
