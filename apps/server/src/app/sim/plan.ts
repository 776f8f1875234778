import type { SimulationOptions } from "./options.ts";
import type { Random } from "./random.ts";
import type { Interruption } from "./server.ts";

export interface PlannedInterruption {
  readonly how: Interruption;
  /** Time under load before it, in milliseconds. */
  readonly afterMs: number;
}

/**
 * When the server is disturbed, and how: as many SIGKILLs as asked for, every fourth of them with PostgreSQL, and in
 * between now and then a graceful stop, or PostgreSQL alone killed under a server that goes on. The time under load is
 * shared out at random; a gap may be next to nothing, so that a server also dies while it catches up.
 */
export function planInterruptions(random: Random, { kills, seconds }: Pick<SimulationOptions, "kills" | "seconds">): PlannedInterruption[] {
  const order: Interruption[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    order.push(kill % 4 === 0 ? "kill-both" : "kill-server");
    if (kill % 3 === 0) order.push(random.pick(["stop-server", "kill-postgres"] as const));
  }
  // The last stretch of load is followed by a stop, so that the run also ends when nothing is to be killed.
  if (order.length === 0) order.push("stop-server");
  const weights = order.map(() => random.next());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return order.map((how, index) => ({ how, afterMs: ((weights[index] as number) / sum) * seconds * 1000 }));
}
