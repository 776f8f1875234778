import { createHash } from "node:crypto";
import type { ImportOpening, ImportSettings } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { fileBytesMax, type ImportRow, openImport, presetSettings, savePreset } from "../../modules/imports/index.ts";
import { mayUseWarehouse, requirePermission } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";

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
 * What must hold before a file is read: rights, size, and a warehouse within reach. Sales lie in the past, so
 * back-dating must be allowed (R-BAK-2). Returns the settings: those of the preset under those given.
 * @throws AppError FORBIDDEN, UNKNOWN_WAREHOUSE, ARCHIVED_WAREHOUSE, PAYLOAD_TOO_LARGE, IMPORT_UNREADABLE, NOT_FOUND (preset)
 */
export async function checkSalesImport(ctx: TxCtx, input: StartImport): Promise<ImportSettings> {
  requirePermission(ctx, "import:write");
  requirePermission(ctx, "inventory:backdate");
  if (input.bytes.length === 0) throw new AppError("IMPORT_UNREADABLE", {}, { detail: "The file is empty." });
  if (input.bytes.length > fileBytesMax) throw new AppError("PAYLOAD_TOO_LARGE", { bytes: input.bytes.length, bytesMax: fileBytesMax });
  await assertWarehouse(ctx, input.warehouseId);
  const preset = input.preset === undefined ? {} : await presetSettings(ctx, input.preset);
  return { ...preset, ...input.settings, ...mergedColumns(preset, input.settings) };
}

/** SHA-256 of a file: the same content is the same import. */
export function contentHash(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/**
 * Opens the import of a file, or finds the one this content already has.
 * @throws AppError what checkSalesImport throws, and CONFLICT
 */
export async function startSalesImport(ctx: TxCtx, input: StartImport): Promise<ImportRow> {
  const settings = await checkSalesImport(ctx, input);
  if (input.savePreset !== undefined) await savePreset(ctx, input.savePreset, settings);
  const row = await openImport(ctx, {
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

function mergedColumns(preset: ImportSettings, given: ImportSettings): ImportSettings {
  return preset.columns || given.columns ? { columns: { ...preset.columns, ...given.columns } } : {};
}

async function assertWarehouse(ctx: TxCtx, warehouseId: string): Promise<void> {
  const [row] = await ctx.tx.query<{ archived: boolean }>("SELECT archived FROM warehouse_face WHERE tenant_id = $1 AND warehouse_id = $2", [
    ctx.tenantId,
    warehouseId,
  ]);
  if (!row || !mayUseWarehouse(ctx, warehouseId)) throw new AppError("UNKNOWN_WAREHOUSE", { warehouseId });
  if (row.archived) throw new AppError("ARCHIVED_WAREHOUSE", { warehouseId });
}
