import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiOf } from "../testing/process-api.ts";
import { runToEnd, type ServerProcess, startProcess } from "../testing/server-process.ts";
import { demoOwner } from "./prepare-demo.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "lumbung-demo-"));
  await chmod(dataDir, 0o755);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function until(server: ServerProcess, pattern: RegExp): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!pattern.test(server.output())) {
    if (Date.now() > deadline) throw new Error(`not seen: ${pattern}\n${server.output()}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

const live = /(issue|return) (C?\d+), \d+ lines?\n/;

test("the demo opens a shop with a month of trade, trades on, and goes on where it stopped", async () => {
  const first = await startProcess({ dataDir, args: ["--demo"] });
  await until(first, live);
  expect(first.output()).toContain(`${demoOwner.email} with the password ${demoOwner.password}`);
  expect(first.output()).toContain("60 % of the price");
  const invoice = live.exec(first.output())?.[2] ?? "";
  const api = await apiOf(first.url, demoOwner);
  const today = (await api.get(`/inventory/documents?reference=${invoice}`)).body.items;
  expect(today).toHaveLength(1);
  expect(Date.now() - Date.parse(today[0].effectiveAt)).toBeLessThan(60_000);
  const imports = (await api.get("/imports")).body.items;
  expect(imports).toHaveLength(1);
  expect(imports[0]).toMatchObject({ status: "finished", report: { lines: { posted: 7_393, refused: 0 } } });
  expect(Date.now() - Date.parse(imports[0].report.to)).toBeLessThan(4 * 86_400_000);
  const product = (await api.get("/products?q=85123A")).body.items[0].variants[0];
  expect(product.cost.amount).toBe(Math.round(product.price.amount * 0.6));
  expect((await api.get("/alerts")).body.items.length).toBeGreaterThan(0);
  expect(await first.end("SIGTERM")).toBe(0);

  const second = await startProcess({ dataDir, args: ["--demo"] });
  await until(second, live);
  expect(second.output()).not.toContain("Opening the demo shop");
  expect(live.exec(second.output())?.[2]).not.toBe(invoice);
  const again = await apiOf(second.url, demoOwner);
  expect((await again.get("/imports")).body.items).toHaveLength(1);
  expect((await again.get(`/inventory/documents?reference=${invoice}`)).body.items).toHaveLength(1);
  expect(await second.end("SIGTERM")).toBe(0);
}, 180_000);

test("it stays out of a data folder that belongs to somebody", async () => {
  const own = await mkdtemp(join(tmpdir(), "lumbung-own-"));
  await chmod(own, 0o755);
  const server = await startProcess({ dataDir: own, env: { LUMBUNG_OWNER_EMAIL: "me@shop.example", LUMBUNG_OWNER_PASSWORD: "a granary of rice" } });
  await server.end("SIGTERM");
  const { code, output } = await runToEnd({ dataDir: own, args: ["--demo"] });
  expect(code).toBe(1);
  expect(output).toContain("This data folder belongs to a business of yours");
  await rm(own, { recursive: true, force: true });
}, 120_000);
