import type { ApiKey } from "@lumbung/sdk";

export type KeyState = "active" | "expiring" | "expired" | "revoked";

/** How long before its end a key is pointed out, so that nobody's till stops by surprise. */
const warnMs = 14 * 86_400_000;

/** Whether a key still opens anything, and for how much longer. */
export function stateOfKey({ revokedAt, expiresAt }: Pick<ApiKey, "revokedAt" | "expiresAt">, now: Date): KeyState {
  if (revokedAt !== null) return "revoked";
  if (expiresAt === null) return "active";
  const leftMs = Date.parse(expiresAt) - now.getTime();
  return leftMs <= 0 ? "expired" : leftMs <= warnMs ? "expiring" : "active";
}
