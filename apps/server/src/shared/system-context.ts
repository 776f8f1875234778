import { allPermissions } from "@lumbung/contracts";
import type { Clock } from "./clock.ts";
import type { Actor, Ctx } from "./context.ts";

const permissions = new Set(allPermissions);

/** The server acting on its own, for a tenant: consumers, jobs, the command line. `name` is such as `consumer:stock-summary`. */
export function systemContext(tenantId: string, name: string, requestId: string, clock: Clock): Ctx {
  const actor: Actor = { kind: "system", id: `system:${name}`, name, permissions, warehouseIds: null };
  return { tenantId, actor, locale: "en", requestId, ip: null, clock };
}
