import { expect, test } from "vitest";
import { createCollector } from "./collect.ts";

const level = (position: number, onHand: string) => ({
  variantId: "v",
  sku: "V",
  warehouseId: "w",
  onHand,
  reserved: "0",
  available: onHand,
  position,
  cursor: "c",
});

test("of a level only the newest is told, whatever the order they come in", () => {
  const collector = createCollector();
  collector.level(level(5, "1"));
  collector.level(level(7, "3"));
  collector.level(level(6, "2"));
  expect(collector.take()?.levels.map((one) => one.onHand)).toEqual(["3"]);
  collector.level(level(6, "2"));
  expect(collector.take()).toBeUndefined();
});

test("every movement is told, and that the dashboard has moved on", () => {
  const collector = createCollector();
  collector.movement({ cursor: "a" } as never);
  collector.movement({ cursor: "b" } as never);
  collector.dashboard();
  expect(collector.take()).toMatchObject({ movements: [{ cursor: "a" }, { cursor: "b" }], dashboardChanged: true, levels: [] });
});
