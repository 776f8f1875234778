import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";
import type { Identity } from "./parts.ts";
import { mayGrantScope } from "./policy.ts";

/** The scope as it is stored, without doubles; NOT_FOUND for a warehouse that is not the tenant's or not the caller's. */
export async function grantableScope(parts: Identity, ctx: TxCtx, warehouseIds: readonly string[] | null): Promise<string[] | null> {
  mayGrantScope(ctx, warehouseIds);
  if (warehouseIds === null) return null;
  const ids = [...new Set(warehouseIds)];
  const known = await parts.knownWarehouses(ctx, ids);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new AppError("NOT_FOUND", { warehouseId: unknown });
  return ids;
}
