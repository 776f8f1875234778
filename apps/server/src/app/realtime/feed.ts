import type { EventCursor, LogFollower, LoggedEvent } from "../../infrastructure/events/index.ts";

/** How long the log is followed after the last client has left. */
const lingerMs = 30_000;

/** The log, followed while someone listens: a server without clients reads and parses nothing. */
export interface Feed {
  /** Everything up to here has been passed on. Only while it runs. */
  position(): EventCursor;
  /** Someone listens from now on; resolves when the log is followed. */
  acquire(): Promise<void>;
  release(): void;
  close(): Promise<void>;
}

export function createFeed(newFollower: () => LogFollower, onEvents: (events: LoggedEvent[]) => void): Feed {
  let listeners = 0;
  let follower: LogFollower | undefined;
  let starting: Promise<void> | undefined;
  let stopping: Promise<void> = Promise.resolve();
  let linger: NodeJS.Timeout | undefined;

  async function start(): Promise<void> {
    await stopping;
    const next = newFollower();
    await next.start(onEvents);
    follower = next;
  }
  function stop(): Promise<void> {
    const current = follower;
    follower = undefined;
    starting = undefined;
    stopping = current?.stop() ?? Promise.resolve();
    return stopping;
  }

  return {
    position: () => {
      if (follower === undefined) throw new Error("the log is not followed at the moment");
      return follower.position();
    },
    acquire: async () => {
      listeners += 1;
      clearTimeout(linger);
      starting ??= start();
      try {
        await starting;
      } catch (error) {
        starting = undefined;
        listeners -= 1;
        throw error;
      }
    },
    release: () => {
      listeners -= 1;
      if (listeners > 0) return;
      clearTimeout(linger);
      linger = setTimeout(() => void stop(), lingerMs).unref();
    },
    close: async () => {
      clearTimeout(linger);
      await starting?.catch(() => undefined);
      await stop();
    },
  };
}
