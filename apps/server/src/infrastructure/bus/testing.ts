import { afterEach, describe, expect, it } from "vitest";
import type { ReportBusError } from "./subscribers.ts";
import { BusMessageTooLargeError } from "./subscribers.ts";
import type { Bus } from "./types.ts";

/** Every `connect` is a process's view of the same bus, where the adapter crosses processes. */
export interface BusUnderTest {
  connect(onError: ReportBusError): Bus;
}

/** What every adapter of the bus has to do. */
export function busContract(name: string, adapter: { crossesProcesses: boolean }, make: () => BusUnderTest): void {
  const open: Bus[] = [];
  const errors: unknown[] = [];
  async function connect(): Promise<Bus> {
    const bus = make().connect((error) => errors.push(error));
    open.push(bus);
    await bus.ready();
    return bus;
  }
  afterEach(async () => {
    await Promise.all(open.splice(0).map((bus) => bus.close()));
    errors.length = 0;
  });

  describe(`bus contract: ${name}`, () => {
    it("delivers to every subscriber of the channel in the own process, once each", async () => {
      const bus = await connect();
      const heard: unknown[] = [];
      bus.subscribe("a", (message) => heard.push(["first", message]));
      bus.subscribe("a", (message) => heard.push(["second", message]));
      bus.subscribe("b", (message) => heard.push(["other channel", message]));
      await bus.publish("a", { n: 1, text: "ü'\"\\" });
      await settle(bus);
      expect(heard).toEqual([
        ["first", { n: 1, text: "ü'\"\\" }],
        ["second", { n: 1, text: "ü'\"\\" }],
      ]);
    });

    it("stops when unsubscribed", async () => {
      const bus = await connect();
      const heard: unknown[] = [];
      const stop = bus.subscribe("a", (message) => heard.push(message));
      await bus.publish("a", 1);
      stop();
      await bus.publish("a", 2);
      await settle(bus);
      expect(heard).toEqual([1]);
    });

    it("keeps other subscribers when one throws, and reports it", async () => {
      const bus = await connect();
      const heard: unknown[] = [];
      bus.subscribe("a", () => {
        throw new Error("broken subscriber");
      });
      bus.subscribe("a", (message) => heard.push(message));
      await bus.publish("a", 1);
      expect(heard).toEqual([1]);
      expect(errors).toHaveLength(1);
    });

    it("refuses a message over 7,000 bytes before anyone hears it", async () => {
      const bus = await connect();
      const heard: unknown[] = [];
      bus.subscribe("a", (message) => heard.push(message));
      await expect(bus.publish("a", "x".repeat(7_000))).rejects.toThrow(BusMessageTooLargeError);
      await bus.publish("a", "ü".repeat(3_000));
      expect(heard).toEqual(["ü".repeat(3_000)]);
    });

    it("gives subscribers a copy: what one does to it, no other sees in the sender's object", async () => {
      const bus = await connect();
      const message = { list: [1] };
      bus.subscribe("a", (heard) => (heard as typeof message).list.push(2));
      await bus.publish("a", message);
      expect(message.list).toEqual([1]);
    });

    if (!adapter.crossesProcesses) return;
    it("reaches other processes, in order, and each message once", async () => {
      const [here, there] = [await connect(), await connect()];
      const heard: unknown[] = [];
      const own: unknown[] = [];
      here.subscribe("a", (message) => own.push(message));
      const all = new Promise<void>((resolve) => there.subscribe("a", (message) => heard.push(message) === 50 && resolve()));
      for (let n = 0; n < 50; n++) await here.publish("a", n);
      await all;
      await settle(there);
      expect(heard).toEqual(Array.from({ length: 50 }, (_, n) => n));
      expect(own).toEqual(heard);
    });
  });
}

/** Everything published before has arrived when a message published after it has. */
async function settle(bus: Bus): Promise<void> {
  await new Promise<void>((resolve) => {
    bus.subscribe("settle", () => resolve());
    void bus.publish("settle", null);
  });
}
