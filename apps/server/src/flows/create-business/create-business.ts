import type { CreateTenant, Tenant } from "@lumbung/contracts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import { enterTenant, type IdentityModule } from "../../modules/identity/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { newId } from "../../shared/ids.ts";

export interface CreateBusinessDeps {
  readonly db: Database;
  readonly identity: IdentityModule;
  /** Gives the tenant of `ctx` its first warehouse, by the name it is to have, and the counter-locations. */
  readonly provisionTenant: (ctx: TxCtx, warehouse?: { name?: string }) => Promise<{ warehouseId: string }>;
}

/** A business that has just been opened, and its first warehouse. */
export interface NewBusiness {
  readonly tenant: Tenant;
  readonly warehouseId: string;
}

/**
 * Opens a business whole or not at all: tenant, roles, owner, first warehouse. Joins the caller's transaction, in
 * which it works in the new tenant's scope and then goes back to the caller's.
 */
export async function openBusiness(deps: CreateBusinessDeps, ctx: TxCtx, input: CreateTenant, ownerId: string): Promise<NewBusiness> {
  const inside = await enterTenant(ctx, newId());
  const tenant = await deps.identity.createTenant(inside, input, ownerId);
  const { warehouseId } = await deps.provisionTenant(inside);
  await enterTenant(ctx, ctx.tenantId);
  return { tenant, warehouseId };
}

/** Another business for someone who has one and may change its settings. */
export function createCreateBusiness(deps: CreateBusinessDeps) {
  return (ctx: Ctx, input: CreateTenant): Promise<NewBusiness> => deps.db.withTransaction(ctx, (tx) => openBusiness(deps, tx, input, ctx.actor.id));
}
