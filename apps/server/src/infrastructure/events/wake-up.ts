import type { Bus } from "../bus/index.ts";

/** Tells consumers that the log has grown. Losing a signal costs time, never an event: the sweep finds it. */
export interface EventWakeUp {
  /** Called after commit, as often as one likes; implementations debounce what leaves the process. */
  signal(): void;
  /** Calls `listener` on every signal from this or another process. Returns the way to stop. */
  onSignal(listener: () => void): () => void;
}

/** Wake-ups within one process. */
export function createLocalWakeUp(): EventWakeUp {
  const listeners = new Set<() => void>();
  return {
    signal: () => {
      for (const listener of listeners) listener();
    },
    onSignal: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const channel = "event-log";

/**
 * Wake-ups across processes: the own one at once, the others by one message on the bus, at most every `intervalMs`.
 * The message leaves outside any write transaction.
 */
export function createBusWakeUp(bus: Bus, options: { intervalMs?: number } = {}): EventWakeUp {
  const intervalMs = options.intervalMs ?? 25;
  const local = createLocalWakeUp();
  let publishing = false;
  let lastMs = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  bus.subscribe(channel, () => {
    // The own message was passed on locally before it was sent.
    if (!publishing) local.signal();
  });

  function publish(): void {
    timer = undefined;
    lastMs = performance.now();
    publishing = true;
    // The bus delivers to its own process before it returns its promise. Whatever fails after that, the sweep mends.
    const sent = bus.publish(channel, null);
    publishing = false;
    sent.catch(() => undefined);
  }

  return {
    signal: () => {
      local.signal();
      if (timer === undefined) timer = setTimeout(publish, Math.max(0, lastMs + intervalMs - performance.now())).unref();
    },
    onSignal: local.onSignal,
  };
}
