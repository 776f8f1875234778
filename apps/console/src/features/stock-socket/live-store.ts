import type { ServerToClient } from "@lumbung/contracts";
import { useEffect, useRef } from "react";
import { create } from "zustand";

export type LiveState = "connecting" | "live" | "offline";

interface Live {
  readonly state: LiveState;
  /** When figures were last known to be current; undefined before the first connection. */
  readonly currentAt: Date | undefined;
  /** Messages of this connection so far. */
  readonly received: number;
}

/** Whether what is shown follows what happens. */
export const useLive = create<Live>(() => ({ state: "connecting", currentAt: undefined, received: 0 }));

type Payload<Name extends keyof ServerToClient> = Parameters<ServerToClient[Name]>[0];

/** What came in one breath, in order. */
export interface LiveBatch {
  readonly levels: readonly Payload<"stock:updated">[];
  readonly movements: readonly Payload<"movement:created">[];
  readonly opened: readonly Payload<"alert:opened">[];
  readonly acknowledged: readonly Payload<"alert:acknowledged">[];
  readonly resolved: readonly Payload<"alert:resolved">[];
  readonly dashboardChanged: boolean;
}

type Listener = (batch: LiveBatch) => void;
const listeners = new Set<Listener>();

export function tellListeners(batch: LiveBatch): void {
  for (const listener of listeners) listener(batch);
}

/** Is told what happens, a few times a second at most, while the component is shown: for monitors and toasts. Lists and figures follow by themselves. */
export function useLiveEvents(onBatch: Listener): void {
  const latest = useRef(onBatch);
  latest.current = onBatch;
  useEffect(() => {
    const listener: Listener = (batch) => latest.current(batch);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
}
