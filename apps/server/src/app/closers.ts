import type { Log } from "../infrastructure/telemetry/index.ts";

/** What was opened, closed in the opposite order: who came last depends on all before it. */
export interface Closers {
  add(name: string, close: () => unknown): void;
  /** Closes everything once; a part that fails to close is logged and stops none of the others. */
  closeAll(): Promise<void>;
  /** What is being closed at the moment, for the message of a shutdown that takes too long. */
  current(): string | undefined;
}

export function createClosers(log: Log): Closers {
  const entries: Array<{ name: string; close: () => unknown }> = [];
  let closing: Promise<void> | undefined;
  let current: string | undefined;
  async function closeEach(): Promise<void> {
    for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
      current = entry.name;
      try {
        await entry.close();
      } catch (error) {
        log.error({ err: error, part: entry.name }, "a part did not close cleanly");
      }
    }
    current = undefined;
  }
  return {
    add: (name, close) => {
      entries.push({ name, close });
    },
    closeAll: () => {
      closing ??= closeEach();
      return closing;
    },
    current: () => current,
  };
}
