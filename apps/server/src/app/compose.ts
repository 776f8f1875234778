import { AppError } from "../shared/errors.ts";
import type { Config } from "./config.ts";
import type { Authenticate } from "./http/register-route.ts";
import type { Infrastructure } from "./infrastructure.ts";
import { gather, type ModuleFace } from "./module-face.ts";
import { createMaintenance } from "./worker/maintenance.ts";

export type App = ReturnType<typeof compose>;

/**
 * Builds the modules and flows in order: a factory gets what was built before it, so the compiler checks the wiring and
 * a cycle cannot be written. Nothing starts here; `lifecycle.ts` starts what a role needs.
 */
export function compose(_config: Config, infrastructure: Infrastructure) {
  // Modules: islands over the infrastructure.

  // Flows: what needs several modules.

  const faces: ModuleFace[] = [createMaintenance(infrastructure)];
  const authenticate: Authenticate = () => {
    throw new AppError("UNAUTHENTICATED");
  };
  return { db: infrastructure.db, authenticate, ...gather(faces) };
}
