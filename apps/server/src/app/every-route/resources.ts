import { randomUUID } from "node:crypto";
import { createTestClient } from "../testing/test-client.ts";
import { expectStatus, type TestClient, type TestServer, testOwner } from "../testing/test-server.ts";

/** One of everything a business can have; names and codes carry its marker, so that a leak shows. */
export interface Resources {
  readonly marker: string;
  readonly tenantId: string;
  readonly owner: TestClient;
  readonly warehouseId: string;
  readonly otherWarehouseId: string;
  readonly locationId: string;
  readonly categoryId: string;
  readonly productId: string;
  readonly variantId: string;
  readonly sku: string;
  readonly roleId: string;
  readonly memberId: string;
  readonly documentId: string;
  readonly alertId: string;
  readonly importId: string;
  /** A failed job of the business. */
  readonly job: { readonly queue: string; readonly id: string };
  /** Text nobody has used yet. */
  unique(): string;
  /** Creates through the API and returns the answer. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes; the server checks each against its contract.
  create(path: string, body: unknown): Promise<any>;
  /** The version a resource has now, for If-Match. */
  versionOf(path: string): Promise<number>;
  /** Someone new in the team, signed in here and elsewhere. */
  newMember(): Promise<{ id: string; client: TestClient; elsewhere: TestClient }>;
  /** The owner of another business, in which there is nothing yet. */
  newBusinessOwner(): Promise<TestClient>;
  /** An event that a consumer could not handle. */
  newDeadEvent(): Promise<string>;
  newImport(): Promise<string>;
  newFailedJob(): Promise<{ queue: string; id: string }>;
}

const brokenQueue = "broken";

/** Fills a business. `marker` is short and unlike any other text. */
export async function createResources(
  server: TestServer,
  business: { owner: TestClient; tenantId: string; warehouseId: string },
  marker: string,
): Promise<Resources> {
  const { owner, tenantId, warehouseId } = business;
  let count = 0;
  const unique = () => `${marker}-${++count}`;
  const create = async (path: string, body: unknown) => expectStatus(await owner.post(path, body), path === "/imports" ? 202 : 201);

  const { id: categoryId } = await create("/categories", { name: unique() });
  const product = await create("/products", {
    name: unique(),
    categoryId,
    brand: marker,
    variants: [{ sku: unique(), scale: 2, barcodes: [unique()], cost: { amount: 77, currency: "IDR" } }],
  });
  const [{ id: variantId, sku }] = product.variants;
  const { id: otherWarehouseId } = await create("/warehouses", { code: unique(), name: unique() });
  const { id: locationId } = await create(`/warehouses/${warehouseId}/locations`, { code: unique(), name: unique() });
  const role = await create("/roles", { name: unique(), permissions: ["product:read"] });

  const resources = { marker, tenantId, owner, warehouseId, otherWarehouseId, locationId, categoryId, productId: product.id, variantId, sku, roleId: role.id };
  const newImport = async () =>
    (await create("/imports", { fileName: `${unique()}.csv`, warehouseId, text: `Invoice,StockCode,Quantity,InvoiceDate\n1,${unique()},1,2026-01-31 10:00\n` }))
      .id;
  const newMember = async () => {
    const email = `${unique()}@test.example`.toLowerCase();
    const invited = await create("/invitations", { email, name: unique(), roleId: role.id });
    const token = new URLSearchParams(new URL(invited.link).hash.slice(1)).get("token");
    const joined = expectStatus(await server.anonymous.post("/invitations/accept", { token, password: testOwner.password }), 200);
    const again = expectStatus(await server.anonymous.post("/auth/login", { email, password: testOwner.password }), 200);
    return {
      id: joined.user.id as string,
      client: createTestClient(server.http, joined.accessToken),
      elsewhere: createTestClient(server.http, again.accessToken),
    };
  };
  const newFailedJob = async () => {
    const { jobs } = server.infrastructure;
    const { id } = await jobs.enqueue(brokenQueue, { secret: marker }, { tenantId, attempts: 1 });
    const deadline = Date.now() + 20_000;
    while ((await jobs.status(brokenQueue, id))?.state !== "failed") {
      if (Date.now() > deadline) throw new Error("the job did not fail in time");
      await new Promise((wake) => setTimeout(wake, 10));
    }
    return { queue: brokenQueue, id };
  };

  const receipt = await create("/inventory/movements", { type: "receipt", warehouseId, reference: marker, lines: [{ variantId, quantity: "500" }] });
  expectStatus(await owner.put("/inventory/minimums", { variantId, warehouseId: otherWarehouseId, minimum: "5" }), 200);
  await server.runConsumersUntilIdle();
  const [alert] = expectStatus(await owner.get(`/alerts?warehouseId=${otherWarehouseId}`), 200).items;
  return {
    ...resources,
    memberId: (await newMember()).id,
    documentId: receipt.document.id,
    alertId: alert.id,
    importId: await newImport(),
    job: await newFailedJob(),
    unique,
    create,
    versionOf: async (path) => expectStatus(await owner.get(path), 200).version,
    newMember,
    newBusinessOwner: async () => (await server.otherBusiness()).owner,
    newDeadEvent: () => parkEvent(server, tenantId, marker),
    newImport,
    newFailedJob,
  };
}

/** Lets the server work on jobs that always fail. */
export async function startBrokenJobs(server: TestServer): Promise<void> {
  await server.infrastructure.jobs.work({
    name: brokenQueue,
    attempts: 1,
    handler: async () => {
      throw new Error("broken");
    },
  });
}

/** Parks an event as a consumer that cannot handle it does. */
async function parkEvent(server: TestServer, tenantId: string, secret: string): Promise<string> {
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
  };
  const rest = { payload: { secret }, actorId: "someone", requestId: "request-1", recordedAt: "2026-11-20T10:00:00.000Z" };
  await server.database.db.withSystemTransaction((tx) =>
    tx.query("INSERT INTO dead_event (tenant_id, id, consumer, event_id, topic, event, error, attempts) VALUES ($1, $2, 'gone', $3, $4, $5, $6, 5)", [
      tenantId,
      id,
      eventId,
      event.topic,
      JSON.stringify({ ...event, ...rest }),
      `Error: ${secret}`,
    ]),
  );
  return id;
}
