import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiOf, type ProcessApi } from "./testing/process-api.ts";
import { postgresPid, runCommand, type ServerProcess, startProcess } from "./testing/server-process.ts";

const owner = { email: "owner@crash.example", password: "a granary of rice" };
const env = { LUMBUNG_OWNER_EMAIL: owner.email, LUMBUNG_OWNER_PASSWORD: owner.password };
let dataDir: string;
let server: ServerProcess;
let api: ProcessApi;
let warehouseId: string;
/** Keys of receipts of one piece each, by what became of them. */
const acknowledged = new Set<string>();
let sent = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "lumbung-crash-"));
  await chmod(dataDir, 0o755);
  server = await startProcess({ dataDir, env });
  api = await apiOf(server.url, owner);
  warehouseId = (await api.get("/warehouses")).body.items[0].id;
  expect((await api.post("/products", { name: "Rice", sku: "RICE", baseUnit: "piece", scale: 0 })).status).toBe(201);
});
afterAll(async () => {
  await server.end("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

const receive = (key: string) => api.post("/inventory/movements", { type: "receipt", warehouseId, lines: [{ sku: "RICE", quantity: "1" }] }, key);
const onHand = async () => Number((await api.get("/inventory/levels?sku=RICE")).body.items[0]?.onHand ?? 0);

/** Callers that receive one piece after the other until the server is gone. */
async function load(): Promise<void> {
  const caller = async () => {
    for (;;) {
      const key = `receipt-${++sent}`;
      const answer = await receive(key).catch(() => undefined);
      if (answer === undefined) return;
      if (answer.status === 201) acknowledged.add(key);
      else if (answer.status === 503) return;
      else throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, caller));
}

async function restart(): Promise<void> {
  server = await startProcess({ dataDir });
  api = await apiOf(server.url, owner);
}

/** Whoever had no answer asks again under the same key; then everything is there exactly once. */
async function settle(): Promise<void> {
  for (let n = 1; n <= sent; n++) {
    const key = `receipt-${n}`;
    if (!acknowledged.has(key)) expect((await receive(key)).status).toBe(201);
    acknowledged.add(key);
  }
  expect(await onHand()).toBe(sent);
}

test("a server and its PostgreSQL killed under load lose nothing that was acknowledged", async () => {
  const loading = load();
  await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(200);
  const pid = await postgresPid(dataDir);
  server.signal("SIGKILL");
  process.kill(pid, "SIGKILL");
  await loading;
  const promised = acknowledged.size;
  await restart();
  expect(await onHand()).toBeGreaterThanOrEqual(promised);
  await settle();
});

test("SIGTERM under load answers what it has taken and refuses the rest", async () => {
  const before = acknowledged.size;
  const loading = load();
  await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(before + 200);
  expect(await server.end("SIGTERM"), server.output()).toBe(0);
  await loading;
  await restart();
  await settle();
});

test("commands work beside the running server and alone, and stop nobody's database but their own", async () => {
  const beside = await runCommand(["verify"], { dataDir });
  expect(beside).toMatchObject({ code: 0, output: expect.stringContaining("Sound: 1 business checked") });
  expect((await api.get("/warehouses")).status).toBe(200);
  expect(await server.end("SIGTERM")).toBe(0);
  expect(await runCommand(["rebuild", "stock-summary"], { dataDir })).toMatchObject({
    code: 0,
    output: expect.stringContaining("Rebuilt: 1 SKUs of 1 business"),
  });
  await expect(postgresPid(dataDir)).rejects.toThrow("ENOENT");
  const link = await runCommand(["users", "reset-password", owner.email], { dataDir });
  expect(link.output).toMatch(/\/reset#token=\S{20,}/);
  const unknown = await runCommand(["verfiy"], { dataDir });
  expect(unknown.code).toBe(1);
  expect(unknown.output).toContain('There is no command "verfiy".');
  expect(unknown.output).toContain("events replay");
  await restart();
});
