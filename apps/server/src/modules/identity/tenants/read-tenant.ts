import type { Tenant } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import type { Identity } from "../parts.ts";
import { presentTenant, tenantRow } from "./present.ts";

/** The business the caller works for, with its settings. */
export function createReadTenant(parts: Identity) {
  return (ctx: Ctx): Promise<Tenant> => parts.db.read(ctx, async (tx) => presentTenant(await tenantRow(tx)));
}
