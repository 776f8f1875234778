import type { Bus } from "../../infrastructure/bus/index.ts";
import type { Cache } from "../../infrastructure/cache/index.ts";
import { dashboardTag } from "./get-dashboard.ts";

/** Channel that says a business's dashboard has changed: `{tenantId}`. The realtime gateway listens. */
export const dashboardChannel = "dashboard.changed";

export interface AnnounceDeps {
  readonly cache: Cache;
  readonly bus: Pick<Bus, "publish">;
  readonly onError: (error: unknown) => void;
  /** Shortest time between two announcements of one business; 1,000. */
  readonly intervalMs?: number;
}

/**
 * Forgets the cached figures and tells the clients when a business's figures have moved on: at once the first time,
 * then at most once per interval, the last change always included. A busy shop would else count its stock again for
 * every sale.
 */
export function createAnnouncer(deps: AnnounceDeps): { changed(tenantIds: readonly string[]): void; close(): void } {
  const intervalMs = deps.intervalMs ?? 1_000;
  const lastMs = new Map<string, number>();
  const waiting = new Map<string, NodeJS.Timeout>();

  async function announce(tenantId: string): Promise<void> {
    await deps.cache.invalidateTags([dashboardTag(tenantId)]);
    await deps.bus.publish(dashboardChannel, { tenantId });
  }
  function fire(tenantId: string): void {
    lastMs.set(tenantId, performance.now());
    // Whether someone was told lately matters for an interval only.
    if (lastMs.size > 10_000) lastMs.clear();
    announce(tenantId).catch(deps.onError);
  }

  return {
    changed: (tenantIds) => {
      for (const tenantId of tenantIds) {
        if (waiting.has(tenantId)) continue;
        const waitMs = (lastMs.get(tenantId) ?? Number.NEGATIVE_INFINITY) + intervalMs - performance.now();
        if (waitMs <= 0) {
          fire(tenantId);
          continue;
        }
        const timer = setTimeout(() => {
          waiting.delete(tenantId);
          fire(tenantId);
        }, waitMs);
        waiting.set(tenantId, timer.unref());
      }
    },
    close: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
