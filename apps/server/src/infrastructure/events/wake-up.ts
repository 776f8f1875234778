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
