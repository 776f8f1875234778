import { type CreateTenant, type RolePreset, rolePresets, type Tenant } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { newId } from "../../../shared/ids.ts";
import type { Identity } from "../parts.ts";
import { membershipTable, roleTable } from "../tables.ts";
import { presentTenant, tenantRow } from "./present.ts";
import { slugCandidates } from "./slug.ts";

/**
 * Opens a business with the role presets and its first owner, in the transaction of `ctx`, whose tenant is the new
 * one. A step of the flow create-business, which adds what other modules need.
 */
export function createCreateTenant(parts: Identity) {
  return async (ctx: TxCtx, input: CreateTenant, ownerId: string): Promise<Tenant> => {
    await insertTenant(ctx, input);
    const roles = Object.entries(rolePresets).map(([key, preset]) => ({
      tenantId: ctx.tenantId,
      id: newId(),
      key,
      name: preset.name,
      preset: true,
      permissions: [],
    }));
    await ctx.tx.db.insert(roleTable).values(roles);
    const ownerRole = roles.find((role) => role.key === ("owner" satisfies RolePreset)) as (typeof roles)[number];
    await ctx.tx.db.insert(membershipTable).values({ tenantId: ctx.tenantId, userId: ownerId, roleId: ownerRole.id, createdAt: ctx.clock.now() });
    const tenant = presentTenant(await tenantRow(ctx));
    const { id, slug, name, currency, timeZone, locale, negativeStock } = tenant;
    await parts.events.append(
      ctx,
      { topic: "identity.tenant.created", aggregateType: "tenant", aggregateId: id, payload: { id, slug, name, currency, timeZone, locale, negativeStock } },
      {
        topic: "identity.member.added",
        aggregateType: "member",
        aggregateId: ownerId,
        payload: { userId: ownerId, roleId: ownerRole.id, warehouseIds: null },
      },
    );
    await recordAudit(ctx, { action: "tenant.created", entityType: "tenant", entityId: id, after: { slug, name, currency, timeZone, locale, ownerId } });
    return tenant;
  };
}

/** The short name is unique on the server: a wished one that is taken is refused, a made one gets a number. */
async function insertTenant(ctx: TxCtx, input: CreateTenant): Promise<void> {
  for (const slug of input.slug === undefined ? slugCandidates(input.name) : [input.slug]) {
    // Other tenants' rows cannot be seen from here, yet their names are taken: the unique index knows.
    const rows = await ctx.tx.query(
      `INSERT INTO tenant (id, slug, name, currency, time_zone, locale, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (slug) DO NOTHING RETURNING id`,
      [ctx.tenantId, slug, input.name, input.currency, input.timeZone, input.locale, ctx.clock.now()],
    );
    if (rows.length > 0) return;
  }
  throw new AppError("DUPLICATE", { field: "slug", slug: input.slug });
}
