import type { Message } from "./messages.ts";

const keysMax = 100_000;

/**
 * Remembers the newest position told of each key. The log orders events by transaction, levels are ordered by movement:
 * a level that was overtaken is not told after its successor.
 */
export function createLatestPositions(): { isNews(message: Message): boolean; clear(): void } {
  const latest = new Map<string, number>();
  return {
    isNews: ({ newest }) => {
      if (newest === undefined) return true;
      if ((latest.get(newest.key) ?? -1) >= newest.position) return false;
      latest.delete(newest.key);
      latest.set(newest.key, newest.position);
      if (latest.size > keysMax) for (const key of latest.keys()) if (latest.delete(key)) break;
      return true;
    },
    clear: () => latest.clear(),
  };
}
