import type { Tenant, UpdateTenant } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { and, eq } from "../../../infrastructure/drizzle/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { changedFields } from "../changed-fields.ts";
import type { Identity } from "../parts.ts";
import { tenantTable } from "../tables.ts";
import { presentTenant, tenantRow } from "./present.ts";

/** Changes settings of the business. The currency is fixed once amounts are recorded in it: CONFLICT. */
export function createUpdateTenant(parts: Identity) {
  return (ctx: Ctx, input: UpdateTenant, expectedVersion: number): Promise<Tenant> =>
    parts.db.withTransaction(ctx, async (tx) => {
      const row = await tenantRow(tx, true);
      if (row.version !== expectedVersion) throw new AppError("VERSION_CONFLICT", { expected: expectedVersion, actual: row.version });
      const before = presentTenant(row);
      const { changed, old, now } = changedFields(before, input);
      if (changed.length === 0) return before;
      if (changed.includes("currency") && (await parts.currencyIsUsed(tx)))
        throw new AppError(
          "CONFLICT",
          { field: "currency" },
          { detail: `Amounts are recorded in ${before.currency} already; they would change their meaning.` },
        );
      const { customFields, ...columns } = input;
      const [updated] = await tx.tx.db
        .update(tenantTable)
        .set({ ...columns, ...(customFields ? { settings: { ...row.settings, customFields } } : {}), version: row.version + 1 })
        .where(and(eq(tenantTable.id, ctx.tenantId), eq(tenantTable.version, row.version)))
        .returning();
      const after = presentTenant(updated as typeof row);
      const { id, slug, name, currency, timeZone, locale, negativeStock } = after;
      await parts.events.append(tx, {
        topic: "identity.tenant.updated",
        aggregateType: "tenant",
        aggregateId: id,
        payload: { id, slug, name, currency, timeZone, locale, negativeStock, changed },
      });
      await recordAudit(tx, { action: "tenant.updated", entityType: "tenant", entityId: id, before: old, after: now });
      return after;
    });
}
