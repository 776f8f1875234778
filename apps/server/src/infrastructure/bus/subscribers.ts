export type ReportBusError = (error: unknown, what: string) => void;

/** NOTIFY carries less than 8,000 bytes; the rest is the envelope. */
const messageBytesMax = 7_000;

export class BusMessageTooLargeError extends Error {
  override readonly name = "BusMessageTooLargeError";
}

/** The part every adapter shares: who listens in this process, and what a message may be. */
export function createLocalSubscribers(onError: ReportBusError) {
  const byChannel = new Map<string, Set<(message: unknown) => void>>();
  return {
    /** Every adapter refuses what the narrowest could not carry, so that changing the engine changes nothing else. */
    encode(channel: string, message: unknown): string {
      const text = JSON.stringify(message ?? null);
      const bytes = Buffer.byteLength(text);
      if (bytes > messageBytesMax)
        throw new BusMessageTooLargeError(`A message on ${channel} has ${bytes} bytes, the bus carries ${messageBytesMax}; send an id, not the thing.`);
      return text;
    },
    deliver(channel: string, message: unknown): void {
      for (const handler of [...(byChannel.get(channel) ?? [])]) {
        try {
          handler(message);
        } catch (error) {
          onError(error, `bus message on ${channel}`);
        }
      }
    },
    subscribe(channel: string, handler: (message: unknown) => void): () => void {
      // A function may be subscribed twice; each subscription is its own.
      const own = (message: unknown) => handler(message);
      const handlers = byChannel.get(channel) ?? new Set();
      byChannel.set(channel, handlers.add(own));
      return () => {
        handlers.delete(own);
        if (handlers.size === 0 && byChannel.get(channel) === handlers) byChannel.delete(channel);
      };
    },
    clear: () => byChannel.clear(),
  };
}
