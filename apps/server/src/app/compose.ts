import type { EventAppender } from "../infrastructure/events/index.ts";
import type { Database } from "../infrastructure/postgres/index.ts";
import type { Clock } from "../shared/clock.ts";
import type { Config } from "./config.ts";
import { gather, type ModuleFace } from "./module-face.ts";

/** Everything outside the program, behind its ports. */
export interface Infrastructure {
  readonly clock: Clock;
  readonly db: Database;
  readonly events: EventAppender;
}

export type App = ReturnType<typeof compose>;

/**
 * Builds the modules and flows in order: a factory gets what was built before it, so the compiler checks the wiring and
 * a cycle cannot be written. Nothing starts here; `lifecycle.ts` starts what a role needs.
 */
export function compose(_config: Config, _infrastructure: Infrastructure) {
  // Modules: islands over the infrastructure.

  // Flows: what needs several modules.

  const faces: ModuleFace[] = [];
  return { ...gather(faces) };
}
