import type { ConsumerStatus } from "@lumbung/sdk";

export type ConsumerHealth = "current" | "behind" | "late" | "failing";

/** From this age of the oldest waiting event on, figures and messages are late enough to be noticed. */
const lateSeconds = 30;

/** Whether a consumer keeps up with what happens. */
export function healthOf({ failures, lagEvents, lagSeconds }: Pick<ConsumerStatus, "failures" | "lagEvents" | "lagSeconds">): ConsumerHealth {
  if (failures > 0) return "failing";
  if (lagEvents === 0) return "current";
  return lagSeconds >= lateSeconds ? "late" : "behind";
}
