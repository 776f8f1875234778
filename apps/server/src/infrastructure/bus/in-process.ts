import { createLocalSubscribers, type ReportBusError } from "./subscribers.ts";
import type { Bus } from "./types.ts";

/** The bus of a server that is one process. */
export function createInProcessBus(onError: ReportBusError): Bus {
  const subscribers = createLocalSubscribers(onError);
  return {
    publish: async (channel, message) => subscribers.deliver(channel, JSON.parse(subscribers.encode(channel, message))),
    subscribe: subscribers.subscribe,
    ready: async () => undefined,
    close: async () => subscribers.clear(),
  };
}
