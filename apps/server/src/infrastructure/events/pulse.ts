/**
 * Runs `work` when triggered: at once when idle, never twice at a time, at most every `intervalMs`, and once more when
 * it was triggered meanwhile. So a thousand signals a second cost a few runs, and a single one waits for nothing.
 */
export interface Pulse {
  trigger(): void;
  /** Triggers in `ms`, unless it is triggered before. */
  triggerIn(ms: number): void;
  /** Ends it; resolves when the run in progress is over. */
  stop(): Promise<void>;
}

export function createPulse(work: () => Promise<void>, options: { intervalMs: number; onError: (error: unknown) => void }): Pulse {
  let timer: NodeJS.Timeout | undefined;
  let dueMs = Number.POSITIVE_INFINITY;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let lastMs = Number.NEGATIVE_INFINITY;

  function arm(atMs: number): void {
    if (stopped || atMs >= dueMs) return;
    clearTimeout(timer);
    dueMs = atMs;
    timer = setTimeout(run, Math.max(0, atMs - performance.now()));
  }

  function run(): void {
    dueMs = Number.POSITIVE_INFINITY;
    again = false;
    lastMs = performance.now();
    running = work()
      .catch(options.onError)
      .then(() => {
        running = undefined;
        if (again) arm(lastMs + options.intervalMs);
      });
  }

  return {
    trigger: () => {
      if (running) again = true;
      else arm(lastMs + options.intervalMs);
    },
    triggerIn: (ms) => {
      const atMs = performance.now() + ms;
      if (running) void running.then(() => arm(atMs));
      else arm(atMs);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
