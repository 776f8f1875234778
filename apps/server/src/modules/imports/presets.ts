import type { ImportKind, ImportSettings } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import { and, asc, eq, sql } from "../../infrastructure/drizzle/index.ts";
import { type TxCtx, uniqueViolation } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import { type PresetRow, presetTable } from "./tables.ts";

const own = (ctx: TxCtx) => eq(presetTable.tenantId, ctx.tenantId);
const named = (ctx: TxCtx, kind: ImportKind, name: string) => and(own(ctx), eq(presetTable.kind, kind), sql`name_key = case_key(${name})`);

/** By name; of all kinds unless one is named. */
export async function listPresets(ctx: TxCtx, kind?: ImportKind): Promise<PresetRow[]> {
  return ctx.tx.db
    .select()
    .from(presetTable)
    .where(and(own(ctx), kind === undefined ? undefined : eq(presetTable.kind, kind)))
    .orderBy(asc(presetTable.name));
}

/** The settings saved under a name; throws NOT_FOUND. */
export async function presetSettings(ctx: TxCtx, kind: ImportKind, name: string): Promise<ImportSettings> {
  const [row] = await ctx.tx.db
    .select()
    .from(presetTable)
    .where(named(ctx, kind, name));
  if (!row) throw new AppError("NOT_FOUND", { preset: name }, { detail: `There is no import preset "${name}".` });
  return row.settings;
}

/** Saves settings under a name, over those that were there. */
export async function savePreset(ctx: TxCtx, kind: ImportKind, name: string, given: ImportSettings): Promise<PresetRow> {
  // Mended cells are of one file.
  const { corrections: _, ...settings } = given;
  const [before] = await ctx.tx.db
    .select()
    .from(presetTable)
    .where(named(ctx, kind, name));
  if (before) return changePreset(ctx, before, { name: before.name, settings });
  const row: PresetRow = { tenantId: ctx.tenantId, id: newId(), kind, name, settings, version: 1, updatedAt: ctx.clock.now() };
  await refuseDuplicate(name, () => ctx.tx.db.insert(presetTable).values(row));
  await recordAudit(ctx, { action: "import-preset.created", entityType: "import-preset", entityId: row.id, after: { kind, name, settings } });
  return row;
}

/** Changes a preset that is still at `expectedVersion`; throws NOT_FOUND or VERSION_CONFLICT. */
export async function updatePreset(ctx: TxCtx, id: string, expectedVersion: number, input: { name: string; settings: ImportSettings }): Promise<PresetRow> {
  const before = await lockPreset(ctx, id);
  if (before.version !== expectedVersion) throw new AppError("VERSION_CONFLICT", { version: before.version });
  return changePreset(ctx, before, input);
}

export async function deletePreset(ctx: TxCtx, id: string): Promise<void> {
  const before = await lockPreset(ctx, id);
  await ctx.tx.db.delete(presetTable).where(and(own(ctx), eq(presetTable.id, id)));
  await recordAudit(ctx, {
    action: "import-preset.deleted",
    entityType: "import-preset",
    entityId: id,
    before: { name: before.name, settings: before.settings },
  });
}

async function lockPreset(ctx: TxCtx, id: string): Promise<PresetRow> {
  const [row] = await ctx.tx.db
    .select()
    .from(presetTable)
    .where(and(own(ctx), eq(presetTable.id, id)))
    .for("update");
  if (!row) throw new AppError("NOT_FOUND", { id });
  return row;
}

async function changePreset(ctx: TxCtx, before: PresetRow, input: { name: string; settings: ImportSettings }): Promise<PresetRow> {
  const row: PresetRow = { ...before, ...input, version: before.version + 1, updatedAt: ctx.clock.now() };
  const change = { name: row.name, settings: row.settings, version: row.version, updatedAt: row.updatedAt };
  await refuseDuplicate(input.name, () =>
    ctx.tx.db
      .update(presetTable)
      .set(change)
      .where(and(own(ctx), eq(presetTable.id, before.id))),
  );
  await recordAudit(ctx, {
    action: "import-preset.updated",
    entityType: "import-preset",
    entityId: row.id,
    before: { name: before.name, settings: before.settings },
    after: input,
  });
  return row;
}

async function refuseDuplicate(name: string, write: () => PromiseLike<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (uniqueViolation(error) !== undefined) throw new AppError("DUPLICATE", { field: "name", value: name });
    throw error;
  }
}
