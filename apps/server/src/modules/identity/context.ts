import { allPermissions } from "@lumbung/contracts";
import type { PublicCtx } from "../../infrastructure/http/index.ts";
import type { Tx, TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Actor, Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";

/** The context of someone signed in; an API key has no session. */
export interface SignedInCtx extends Ctx {
  readonly sessionId: string | null;
}

export function sessionIdOf(ctx: Ctx): string | null {
  return (ctx as Partial<SignedInCtx>).sessionId ?? null;
}

/** Refuses API keys and the system where only a person can act. */
export function requireUser(ctx: Ctx): void {
  if (ctx.actor.kind !== "user")
    throw new AppError("FORBIDDEN", { actor: ctx.actor.kind }, { detail: "Only a person can do this; sign in with e-mail and password." });
}

/** Who acts while nobody has proved who he is. */
export const anonymousActor: Actor = { kind: "system", id: "anonymous", name: "Not signed in", permissions: new Set(), warehouseIds: new Set() };

const identityActor: Actor = { kind: "system", id: "identity", name: "Identity", permissions: new Set(allPermissions), warehouseIds: null };

/** A person who has just proved who he is and acts on his own account. */
export function personActor(user: { id: string; name: string }): Actor {
  return { kind: "user", id: user.id, name: user.name, permissions: new Set(), warehouseIds: null };
}

/** The context of work the module does by itself for one tenant. */
export function systemCtx(tenantId: string, clock: Clock, requestId = "identity"): Ctx {
  return { tenantId, actor: identityActor, locale: "en", requestId, ip: null, clock };
}

export function asActor(ctx: PublicCtx, tenantId: string, actor: Actor): Ctx {
  return { tenantId, actor, locale: ctx.locale, requestId: ctx.requestId, ip: ctx.ip, clock: ctx.clock };
}

/**
 * The audit trail of people who belong to no business (any more): a tenant that does not exist, so that nobody's
 * page shows it.
 */
export const nobodysTenantId = "00000000-0000-0000-0000-000000000000";

/**
 * Goes on in another tenant's scope within the same transaction: for the one act that is about two tenants, opening a
 * second business.
 */
export async function enterTenant(ctx: TxCtx, tenantId: string): Promise<TxCtx> {
  await setScope(ctx.tx, tenantId);
  return { ...ctx, tenantId };
}

/** A look beyond the tenant within its transaction, such as at all businesses of a person, and back again. */
export async function inSystemScope<T>(ctx: TxCtx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await setScope(ctx.tx, "system");
  const result = await work(ctx.tx);
  await setScope(ctx.tx, ctx.tenantId);
  return result;
}

async function setScope(tx: Tx, scope: string): Promise<void> {
  await tx.query("SELECT set_config('app.tenant_id', $1, true)", [scope]);
}
