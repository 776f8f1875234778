import type { TenantSummary } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import type { Identity } from "../parts.ts";

const select = `SELECT t.id, t.slug, t.name, t.currency, t.time_zone AS "timeZone", t.locale FROM tenant t`;

/** The businesses the caller belongs to, the first joined leading; an API key belongs to one. */
export function createListTenants(parts: Identity) {
  return async (ctx: Ctx): Promise<{ items: TenantSummary[] }> => {
    if (ctx.actor.kind !== "user") return { items: await parts.db.read(ctx, (tx) => tx.tx.query<TenantSummary>(`${select} WHERE t.id = $1`, [ctx.tenantId])) };
    const items = await parts.db.withSystemTransaction((tx) =>
      tx.query<TenantSummary>(`${select} JOIN membership m ON m.tenant_id = t.id WHERE m.user_id = $1 ORDER BY m.created_at, t.id`, [ctx.actor.id]),
    );
    return { items };
  };
}

/** The business with this short name, for the command line, which acts for no person; undefined when there is none. */
export function createFindTenant(parts: Identity) {
  return async (slug: string): Promise<TenantSummary | undefined> => {
    const [tenant] = await parts.db.withSystemTransaction((tx) => tx.query<TenantSummary>(`${select} WHERE t.slug = $1`, [slug]));
    return tenant;
  };
}

/** Every business of the server, for commands that walk over all of them. */
export function createAllTenants(parts: Identity) {
  return (): Promise<TenantSummary[]> => parts.db.withSystemTransaction((tx) => tx.query<TenantSummary>(`${select} ORDER BY t.created_at, t.id`));
}
