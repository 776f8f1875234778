import { expect, it } from "vitest";
import { createMetrics } from "./metrics.ts";

it("counts requests by route pattern and status", async () => {
  const metrics = createMetrics({ processMetrics: false });
  metrics.http("GET", "/api/v1/products/:id", 200, 0.003);
  metrics.http("GET", "/api/v1/products/:id", 200, 0.2);
  const text = await metrics.text();
  expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/api/v1/products/:id",status="200"} 2');
  expect(text).toContain('http_request_duration_seconds_bucket{le="0.005",method="GET",route="/api/v1/products/:id",status="200"} 1');
});

it("gives the same metric for the same name, and looks gauges up when they are read", async () => {
  const metrics = createMetrics({ processMetrics: false });
  metrics.counter("cache_hits_total", "Hits", ["kind"]).inc({ kind: "l1" });
  metrics.counter("cache_hits_total", "Hits", ["kind"]).inc({ kind: "l1" }, 2);
  let size = 1;
  metrics.gauge("queue_size", "Size", ["queue"], async (gauge) => gauge.set({ queue: "mail" }, size));
  size = 7;
  const text = await metrics.text();
  expect(text).toContain('cache_hits_total{kind="l1"} 3');
  expect(text).toContain('queue_size{queue="mail"} 7');
});

it("is a process of its own, with its figures where asked for", async () => {
  expect(await createMetrics({ processMetrics: true }).text()).toContain("process_resident_memory_bytes");
  expect(await createMetrics({ processMetrics: false }).text()).not.toContain("process_resident_memory_bytes");
});
