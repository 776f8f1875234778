/**
 * Small passing messages between processes: cache invalidation, wake-ups, typing indicators. At most once: who is not
 * listening at that moment never hears it. What must arrive belongs in the event log.
 */
export interface Bus {
  /** Tells every subscriber of the channel, in this process too, once each. `message` is JSON of at most 7,000 bytes. */
  publish(channel: string, message: unknown): Promise<void>;
  /** Returns the way to stop. A handler that throws is logged and disturbs no other. */
  subscribe(channel: string, handler: (message: unknown) => void): () => void;
  /** Resolves once messages of other processes arrive; at once where there are none. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
