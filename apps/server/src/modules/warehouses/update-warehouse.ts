import type { UpdateWarehouse, Warehouse } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import type { WarehouseDeps } from "./deps.ts";
import { announceWarehouse, assertVersion, lockWarehouse, presentWarehouse, readWarehouse, withUniqueCode } from "./warehouse.ts";

/** Changes the fields given; the root location follows. Throws NOT_FOUND, VERSION_CONFLICT or DUPLICATE. */
export function updateWarehouse(deps: WarehouseDeps, ctx: Ctx, id: string, expectedVersion: number, input: UpdateWarehouse): Promise<Warehouse> {
  return deps.db.withTransaction(ctx, async (tx) => {
    const before = await lockWarehouse(tx, id);
    assertVersion(before, expectedVersion);
    const now = { ...before, ...input };
    if (now.code === before.code && now.name === before.name && now.kind === before.kind) return presentWarehouse(before);
    await withUniqueCode(now.code, async () => {
      await tx.tx.query("UPDATE warehouse SET code = $3, name = $4, kind = $5, version = version + 1 WHERE tenant_id = $1 AND id = $2", [
        tx.tenantId,
        id,
        now.code,
        now.name,
        now.kind,
      ]);
      await tx.tx.query("UPDATE location SET code = $3, name = $4, version = version + 1 WHERE tenant_id = $1 AND id = $2", [
        tx.tenantId,
        id,
        now.code,
        now.name,
      ]);
    });
    return announceWarehouse(deps, tx, "updated", await readWarehouse(tx, id), before);
  });
}
