import type { Database } from "../../infrastructure/postgres/index.ts";
import { type Ctx, requirePermission } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { roomsOfTarget, type Target } from "./rooms.ts";

interface Wish {
  readonly warehouseId?: string | undefined;
  readonly sku?: string | undefined;
  readonly variantId?: string | undefined;
}

/** The warehouse and SKU a client asks to watch. Throws NOT_FOUND for what is not there for this caller (R-TEN-1). */
export async function findTarget(db: Database, ctx: Ctx, wish: Wish): Promise<Target> {
  requirePermission(ctx, "inventory:read");
  const wantsSku = wish.sku !== undefined || wish.variantId !== undefined;
  const [found] = await db.read(ctx, ({ tx }) =>
    tx.run<{ variant_id: string | null; warehouse_id: string | null }>({
      name: "realtime_target",
      text: `SELECT (SELECT variant_id FROM catalogue_variant WHERE tenant_id = $1 AND (variant_id = $2::uuid OR sku_key = case_key($3::text))) AS variant_id,
                    (SELECT warehouse_id FROM warehouse_face WHERE tenant_id = $1 AND warehouse_id = $4::uuid) AS warehouse_id`,
      values: [ctx.tenantId, wish.variantId ?? null, wish.sku ?? null, wish.warehouseId ?? null],
    }),
  );
  const target: Target = { variantId: found?.variant_id ?? null, warehouseId: found?.warehouse_id ?? null };
  const isMissing = (wantsSku && target.variantId === null) || (wish.warehouseId !== undefined && target.warehouseId === null);
  if (isMissing || roomsOfTarget(ctx, target).length === 0) throw new AppError("NOT_FOUND", { ...wish });
  return target;
}
