import type { ReadinessCheck } from "./http/health.ts";
import type { Infrastructure } from "./infrastructure.ts";

/** What `/readyz` asks. */
export function readinessChecks({ db }: Infrastructure): ReadinessCheck[] {
  return [
    {
      name: "database",
      check: async () => {
        await db.withSystemTransaction((tx) => tx.query("SELECT 1"));
        return undefined;
      },
    },
  ];
}
