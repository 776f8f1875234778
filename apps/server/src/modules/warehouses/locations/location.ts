import type { Location } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import type { WarehouseDeps } from "../deps.ts";

export interface LocationRecord {
  readonly id: string;
  readonly version: number;
  readonly warehouseId: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly archivedAt: Date | null;
}

export const locationColumns = 'id, version, warehouse_id AS "warehouseId", parent_id AS "parentId", code, name, archived_at AS "archivedAt"';

export function presentLocation(location: LocationRecord): Location {
  const { id, version, warehouseId, parentId, code, name, archivedAt } = location;
  return { id, version, warehouseId, parentId, code, name, archivedAt: archivedAt?.toISOString() ?? null };
}

/** A location of this warehouse; throws NOT_FOUND. */
export async function readLocation(ctx: TxCtx, warehouseId: string, id: string): Promise<LocationRecord> {
  const [location] = await ctx.tx.query<LocationRecord & Record<string, unknown>>(
    `SELECT ${locationColumns} FROM location WHERE tenant_id = $1 AND warehouse_id = $2 AND id = $3`,
    [ctx.tenantId, warehouseId, id],
  );
  if (!location) throw new AppError("NOT_FOUND", { id });
  return location;
}

/** Throws UNKNOWN_LOCATION unless something may be put below `parentId`: a location in use of the same warehouse. */
export async function assertParent(ctx: TxCtx, warehouseId: string, parentId: string): Promise<void> {
  const rows = await ctx.tx.query("SELECT FROM location WHERE tenant_id = $1 AND warehouse_id = $2 AND id = $3 AND archived_at IS NULL", [
    ctx.tenantId,
    warehouseId,
    parentId,
  ]);
  if (rows.length === 0) throw new AppError("UNKNOWN_LOCATION", { locationId: parentId, warehouseId });
}

/** The root is the warehouse itself and is changed through it; throws CONFLICT. */
export function assertNotRoot(location: LocationRecord): void {
  if (location.parentId === null)
    throw new AppError("CONFLICT", { id: location.id }, { detail: "This is the root of the warehouse: change the warehouse instead" });
}

/** Audit entry and event of a location, in the command's transaction. */
export async function announceLocation(
  deps: WarehouseDeps,
  ctx: TxCtx,
  verb: "created" | "updated" | "archived" | "restored",
  location: LocationRecord,
  before?: LocationRecord,
): Promise<Location> {
  const { archivedAt: _, ...payload } = presentLocation(location);
  const fields = ({ warehouseId, parentId, code, name, archivedAt }: LocationRecord) => ({ warehouseId, parentId, code, name, archived: archivedAt !== null });
  await recordAudit(ctx, {
    action: `location.${verb}`,
    entityType: "location",
    entityId: location.id,
    before: before && fields(before),
    after: fields(location),
  });
  await deps.events.append(ctx, { topic: `warehouses.location.${verb}`, aggregateType: "location", aggregateId: location.id, payload });
  return presentLocation(location);
}
