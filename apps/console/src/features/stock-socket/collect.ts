import type { ServerToClient } from "@lumbung/contracts";
import type { LiveBatch } from "./live-store.ts";
import { levelKey } from "./patches.ts";

type Payload<Name extends keyof ServerToClient> = Parameters<ServerToClient[Name]>[0];

/** A monitor that is looked at later need not remember more than this of what came while the page was in the background. */
const movementsMax = 2_000;

/** Gathers messages into batches: of every level only the newest counts, of everything else each one. */
export function createCollector() {
  let batch = empty();
  /** Positions already told, so that a level that was overtaken is not shown after its successor. */
  const positions = new Map<string, number>();
  let pending = new Map<string, Payload<"stock:updated">>();
  return {
    level: (level: Payload<"stock:updated">) => {
      const key = levelKey(level);
      if ((positions.get(key) ?? -1) >= level.position) return;
      positions.set(key, level.position);
      pending.set(key, level);
    },
    movement: (movement: Payload<"movement:created">) => {
      batch.movements.push(movement);
      if (batch.movements.length > movementsMax) batch.movements.shift();
    },
    opened: (alert: Payload<"alert:opened">) => void batch.opened.push(alert),
    acknowledged: (alert: Payload<"alert:acknowledged">) => void batch.acknowledged.push(alert),
    resolved: (alert: Payload<"alert:resolved">) => void batch.resolved.push(alert),
    dashboard: () => {
      batch.dashboardChanged = true;
    },
    /** What came since the last time; undefined for nothing. */
    take: (): LiveBatch | undefined => {
      const taken = { ...batch, levels: [...pending.values()] };
      batch = empty();
      pending = new Map();
      const nothing = taken.levels.length + taken.movements.length + taken.opened.length + taken.acknowledged.length + taken.resolved.length === 0;
      return nothing && !taken.dashboardChanged ? undefined : taken;
    },
  };
}

function empty() {
  return {
    movements: [] as Payload<"movement:created">[],
    opened: [] as Payload<"alert:opened">[],
    acknowledged: [] as Payload<"alert:acknowledged">[],
    resolved: [] as Payload<"alert:resolved">[],
    dashboardChanged: false,
  };
}
