import type { Location } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import type { WarehouseDeps } from "../deps.ts";
import { assertEmpty, lockWarehouse } from "../warehouse.ts";
import { announceLocation, assertNotRoot, assertParent, presentLocation, readLocation } from "./location.ts";

/**
 * Takes a location out of use, or back into it; doing it twice changes nothing. Throws NOT_FOUND, CONFLICT (the root),
 * IN_USE while locations in use are below it, HAS_STOCK while anything is in it, UNKNOWN_LOCATION when its parent is archived.
 */
export function setLocationArchived(deps: WarehouseDeps, ctx: Ctx, ids: { id: string; locationId: string }, archived: boolean): Promise<Location> {
  return deps.db.withTransaction(ctx, async (tx) => {
    await lockWarehouse(tx, ids.id);
    const before = await readLocation(tx, ids.id, ids.locationId);
    assertNotRoot(before);
    if ((before.archivedAt !== null) === archived) return presentLocation(before);
    if (archived) {
      const below = await tx.tx.query<{ code: string }>(
        "SELECT code FROM location WHERE tenant_id = $1 AND parent_id = $2 AND archived_at IS NULL ORDER BY code LIMIT 20",
        [tx.tenantId, before.id],
      );
      if (below.length > 0) throw new AppError("IN_USE", { locations: below.map((row) => row.code) });
      await assertEmpty(tx, ids.id, before.id);
    } else {
      await assertParent(tx, ids.id, before.parentId ?? ids.id);
    }
    await tx.tx.query("UPDATE location SET archived_at = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2", [
      tx.tenantId,
      before.id,
      archived ? tx.clock.now().toISOString() : null,
    ]);
    return announceLocation(deps, tx, archived ? "archived" : "restored", await readLocation(tx, ids.id, before.id), before);
  });
}
