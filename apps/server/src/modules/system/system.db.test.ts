import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServer, type TestServer } from "../../app/testing/test-server.ts";
import { createDatabase } from "../../infrastructure/postgres/index.ts";

let server: TestServer;
let other: Awaited<ReturnType<TestServer["otherBusiness"]>>;

beforeAll(async () => {
  server = await createTestServer();
  other = await server.otherBusiness();
});
afterAll(() => server.close());

/** Parks an event as a consumer of the server would. */
async function park(tenantId: string, consumer: string): Promise<string> {
  const [id, eventId] = [randomUUID(), randomUUID()];
  const event = {
    id: eventId,
    tenantId,
    epoch: 1,
    txid: "700",
    position: 1,
    topic: "test.thing.happened",
    aggregateType: "thing",
    aggregateId: "1",
    version: 1,
    payload: { secret: "of the tenant" },
    actorId: "someone",
    requestId: "request-1",
    recordedAt: "2026-11-20T10:00:00.000Z",
  };
  await server.database.db.withSystemTransaction((tx) =>
    tx.query("INSERT INTO dead_event (tenant_id, id, consumer, event_id, topic, event, error, attempts) VALUES ($1, $2, $3, $4, $5, $6, 'Error: broken', 5)", [
      tenantId,
      id,
      consumer,
      eventId,
      event.topic,
      JSON.stringify(event),
    ]),
  );
  return id;
}

async function audited(action: string): Promise<number> {
  const owner = createDatabase({ connectionString: server.database.ownerUrl, poolMax: 1, applicationName: "test", onError: () => undefined });
  const rows = await owner.withSystemTransaction((tx) => tx.query("SELECT 1 FROM audit_entry WHERE action = $1 AND tenant_id = $2", [action, server.tenantId]));
  await owner.close();
  return rows.length;
}

describe("GET /system/consumers", () => {
  it("200: shows every consumer, and an error only to the business whose event it is", async () => {
    await server.runConsumersUntilIdle();
    await server.database.db.withSystemTransaction((tx) =>
      tx.query("UPDATE event_consumer SET failures = 3, last_error = 'about the other', failing_tenant_id = $1 WHERE name = 'stock-summary'", [other.tenantId]),
    );
    const own = await server.owner.get("/system/consumers");
    expect(own.status).toBe(200);
    expect(own.body.oldestTransactionSeconds).toBeGreaterThanOrEqual(0);
    const find = (body: { items: Array<{ name: string }> }) => body.items.find((item) => item.name === "stock-summary");
    expect(find(own.body)).toMatchObject({ lagEvents: 0, lagSeconds: 0, failures: 0, lastError: null });
    expect(find((await other.owner.get("/system/consumers")).body)).toMatchObject({ failures: 3, lastError: "about the other" });
  });

  it("403 without system:read, 401 without signing in", async () => {
    expect((await (await server.signInAs("cashier")).get("/system/consumers")).status).toBe(403);
    expect((await server.anonymous.get("/system/consumers")).status).toBe(401);
  });
});

describe("dead events", () => {
  it("200: lists the business's own, page by page, with their payloads", async () => {
    const ids = [await park(server.tenantId, "c1"), await park(server.tenantId, "c2"), await park(other.tenantId, "c1")];
    const first = await server.owner.get("/system/dead-events?limit=1");
    expect(first.body.items).toMatchObject([
      { id: ids[0], consumer: "c1", error: "Error: broken", attempts: 5, event: { payload: { secret: "of the tenant" } } },
    ]);
    const second = await server.owner.get(`/system/dead-events?limit=1&cursor=${first.body.nextCursor}`);
    expect([second.body.items[0].id, second.body.nextCursor]).toEqual([ids[1], null]);
    expect((await server.owner.get("/system/dead-events?consumer=c2")).body.items).toHaveLength(1);
  });

  it("404 for another business's, which stays as it is; 403 without system:write", async () => {
    const foreign = await park(other.tenantId, "c3");
    expect((await server.owner.post(`/system/dead-events/${foreign}/replay`, {})).status).toBe(404);
    expect((await server.owner.post(`/system/dead-events/${foreign}/discard`, { reason: "curious" })).status).toBe(404);
    const manager = await server.signInAs("manager");
    expect((await manager.get("/system/dead-events")).status).toBe(200);
    expect((await manager.post("/system/dead-events/replay", {})).status).toBe(403);
    expect((await other.owner.get("/system/dead-events?consumer=c3")).body.items).toMatchObject([{ id: foreign, attempts: 5 }]);
  });

  it("200: a replay that fails keeps the event with the new error, and is audited", async () => {
    const id = await park(server.tenantId, "no-such-consumer");
    const answer = await server.owner.post(`/system/dead-events/${id}/replay`, {});
    expect([answer.status, answer.body]).toEqual([200, { replayed: 0, failed: 1 }]);
    const [shown] = (await server.owner.get("/system/dead-events?consumer=no-such-consumer")).body.items;
    expect(shown).toMatchObject({ id, attempts: 6 });
    expect(shown.error).toContain("no-such-consumer");
    expect(await audited("dead-event.replayed")).toBe(1);
    expect((await server.owner.post("/system/dead-events/replay", { consumer: "no-such-consumer" })).body).toEqual({ replayed: 0, failed: 1 });
  });

  it("204: discards with a reason, once", async () => {
    const id = await park(server.tenantId, "c4");
    expect((await server.owner.post(`/system/dead-events/${id}/discard`, {})).status).toBe(422);
    expect((await server.owner.post(`/system/dead-events/${id}/discard`, { reason: "the shop is gone" })).status).toBe(204);
    expect((await server.owner.post(`/system/dead-events/${id}/discard`, { reason: "again" })).status).toBe(404);
    expect(await audited("dead-event.discarded")).toBe(1);
  });
});

describe("jobs", () => {
  it("200: shows queues and the business's failed jobs; a retry runs them again; a foreign one is 404", async () => {
    const { jobs } = server.infrastructure;
    let broken = true;
    const done: string[] = [];
    await jobs.work({
      name: "fragile",
      attempts: 1,
      handler: async (job) => {
        if (broken) throw new Error("broken");
        done.push(job.id);
      },
    });
    const { id } = await jobs.enqueue("fragile", { n: 1 }, { tenantId: server.tenantId });
    const foreign = await jobs.enqueue("fragile", { n: 2 }, { tenantId: other.tenantId });
    const deadline = Date.now() + 10_000;
    while ((await jobs.failed({ queue: "fragile", limit: 10 })).length < 2 && Date.now() < deadline) await new Promise((wake) => setTimeout(wake, 10));
    const shown = await server.owner.get("/system/jobs");
    expect(shown.status).toBe(200);
    expect(shown.body.failed).toMatchObject([{ queue: "fragile", id, payload: { n: 1 }, error: "broken", attempts: 1 }]);
    expect(shown.body.queues).toContainEqual({ queue: "fragile", waiting: 0, active: 0, delayed: 0, completed: 0, failed: 2 });
    broken = false;
    expect((await server.owner.post(`/system/jobs/fragile/${foreign.id}/retry`, {})).status).toBe(404);
    expect((await server.owner.post(`/system/jobs/unknown/${id}/retry`, {})).status).toBe(404);
    expect((await server.owner.post(`/system/jobs/fragile/${id}/retry`, {})).body).toEqual({ queue: "fragile", id });
    while (done.length === 0 && Date.now() < deadline) await new Promise((wake) => setTimeout(wake, 10));
    expect(done).toEqual([id]);
    expect((await server.owner.post(`/system/jobs/fragile/${id}/retry`, {})).status).toBe(404);
  });
});
