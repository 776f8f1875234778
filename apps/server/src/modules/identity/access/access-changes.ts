import type { Bus } from "../../../infrastructure/bus/index.ts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";

/** Whose rights changed or ended: everyone who matches all the given fields. */
export interface AccessChange {
  readonly tenantId?: string;
  readonly userId?: string;
  readonly sessionId?: string;
  readonly apiKeyId?: string;
}

/** Tells the processes that someone's rights have changed, so that nothing they remember outlives it. */
export interface AccessChanges {
  /** After the transaction has committed: at once in this process, over the bus in the others. */
  announce(ctx: TxCtx, change: AccessChange): void;
  /** Calls `listener` on every change. Returns the way to stop. */
  listen(listener: (change: AccessChange) => void): () => void;
}

const channel = "identity.access";

export function createAccessChanges(bus: Pick<Bus, "publish" | "subscribe">): AccessChanges & { close(): void } {
  const listeners = new Set<(change: AccessChange) => void>();
  const tell = (change: AccessChange) => {
    for (const listener of listeners) listener(change);
  };
  const unsubscribe = bus.subscribe(channel, (message) => tell(message as AccessChange));
  return {
    announce: (ctx, change) =>
      ctx.tx.afterCommit(async () => {
        // Not left to the bus: its way back here may take a round trip.
        tell(change);
        await bus.publish(channel, change);
      }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: unsubscribe,
  };
}

/** Whether a change touches the holder of these rights. */
export function concerns(change: AccessChange, holder: Required<{ [K in keyof AccessChange]: string | null }>): boolean {
  return (
    (change.tenantId === undefined || change.tenantId === holder.tenantId) &&
    (change.userId === undefined || change.userId === holder.userId) &&
    (change.sessionId === undefined || change.sessionId === holder.sessionId) &&
    (change.apiKeyId === undefined || change.apiKeyId === holder.apiKeyId)
  );
}
