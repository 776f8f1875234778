import type { Tenant } from "@lumbung/contracts";
import { CustomFieldSchema } from "@lumbung/contracts";
import { eq } from "../../../infrastructure/drizzle/index.ts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { tenantTable } from "../tables.ts";

export type TenantRow = typeof tenantTable.$inferSelect;

export function presentTenant(row: TenantRow): Tenant {
  return {
    id: row.id,
    version: row.version,
    slug: row.slug,
    name: row.name,
    currency: row.currency,
    timeZone: row.timeZone,
    locale: row.locale,
    negativeStock: row.negativeStock,
    customFields: CustomFieldSchema.parse(row.settings.customFields ?? {}),
  };
}

/** The tenant's row; `lock` keeps others from changing it or its owners until the transaction ends. */
export async function tenantRow(ctx: TxCtx, lock = false): Promise<TenantRow> {
  const query = ctx.tx.db.select().from(tenantTable).where(eq(tenantTable.id, ctx.tenantId));
  // NO KEY: the ledger's foreign keys to the tenant go on unhindered.
  const [row] = await (lock ? query.for("no key update") : query);
  if (!row) throw new AppError("NOT_FOUND", { tenantId: ctx.tenantId });
  return row;
}
