import type { Location, UpdateLocation } from "@lumbung/contracts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import type { WarehouseDeps } from "../deps.ts";
import { assertVersion, lockWarehouse, withUniqueCode } from "../warehouse.ts";
import { announceLocation, assertNotRoot, assertParent, presentLocation, readLocation } from "./location.ts";

/**
 * Renames a location or moves it, with all below it, inside its warehouse. Throws NOT_FOUND, VERSION_CONFLICT, CONFLICT (the
 * root), UNKNOWN_LOCATION (a parent that is not in use or of another warehouse), TREE_CYCLE or DUPLICATE.
 */
export function updateLocation(
  deps: WarehouseDeps,
  ctx: Ctx,
  ids: { id: string; locationId: string },
  expectedVersion: number,
  input: UpdateLocation,
): Promise<Location> {
  return deps.db.withTransaction(ctx, async (tx) => {
    await lockWarehouse(tx, ids.id);
    const before = await readLocation(tx, ids.id, ids.locationId);
    assertVersion(before, expectedVersion);
    assertNotRoot(before);
    const now = { ...before, ...input };
    if (now.code === before.code && now.name === before.name && now.parentId === before.parentId) return presentLocation(before);
    if (input.parentId !== undefined && input.parentId !== before.parentId) {
      await assertParent(tx, ids.id, input.parentId);
      await assertNotBelow(tx, before.id, input.parentId);
    }
    await withUniqueCode(now.code, () =>
      tx.tx.query("UPDATE location SET code = $3, name = $4, parent_id = $5, version = version + 1 WHERE tenant_id = $1 AND id = $2", [
        tx.tenantId,
        before.id,
        now.code,
        now.name,
        now.parentId,
      ]),
    );
    return announceLocation(deps, tx, "updated", await readLocation(tx, ids.id, before.id), before);
  });
}

async function assertNotBelow(ctx: TxCtx, id: string, parentId: string): Promise<void> {
  const rows = await ctx.tx.query(
    `WITH RECURSIVE above AS (
       SELECT id, parent_id FROM location WHERE tenant_id = $1 AND id = $3
       UNION SELECT l.id, l.parent_id FROM location l JOIN above a ON l.tenant_id = $1 AND l.id = a.parent_id)
     SELECT FROM above WHERE id = $2`,
    [ctx.tenantId, id, parentId],
  );
  if (rows.length > 0) throw new AppError("TREE_CYCLE", { id, parentId });
}
