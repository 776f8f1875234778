import type { RolePreset } from "@lumbung/contracts";
import type { FastifyInstance } from "fastify";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { createSilentTelemetry } from "../../infrastructure/telemetry/index.ts";
import { manualClock } from "../../shared/clock.ts";
import { createClosers } from "../closers.ts";
import { type App, compose } from "../compose.ts";
import { loadConfig } from "../config.ts";
import { createInfrastructure, type Infrastructure } from "../infrastructure.ts";
import { createWebServer } from "../web-server.ts";
import { type ConsumerSteps, createConsumerSteps } from "./consumer-steps.ts";
import { type Answer, createTestClient, type TestClient } from "./test-client.ts";

export type { Answer, TestClient };

export const testOwner = { email: "owner@test.example", password: "a granary of rice" };

export interface TestServerOptions {
  /** Settings that differ from the defaults, as in the environment. */
  readonly env?: Record<string, string>;
  /** Where the clock stands; it moves only when told. The database's own clock goes on. */
  readonly now?: string;
  /** The first business; IDR in Asia/Jakarta unless set. */
  readonly business?: { name?: string; currency?: string; timeZone?: string; locale?: string };
}

/** The whole composed program over a database of its own. HTTP goes through `inject`; `listen` opens a real port. */
export interface TestServer {
  readonly app: App;
  readonly infrastructure: Infrastructure;
  readonly database: TestDatabase;
  readonly http: FastifyInstance;
  readonly clock: ReturnType<typeof manualClock>;
  readonly tenantId: string;
  /** The first warehouse, code MAIN. */
  readonly warehouseId: string;
  /** Nobody in particular. */
  readonly anonymous: TestClient;
  /** The first owner. */
  readonly owner: TestClient;
  /** A new member of the business with this role, signed in. */
  signInAs(role: RolePreset, scope?: { warehouses?: readonly string[] }): Promise<TestClient>;
  /** Another business of its own, with its owner signed in. */
  otherBusiness(): Promise<{ owner: TestClient; tenantId: string; warehouseId: string }>;
  /** Creates a product with one SKU; `fields` are those of POST /products. */
  createProduct(fields?: Record<string, unknown>): Promise<{ id: string; version: number; sku: string; variantId: string }>;
  createWarehouse(fields?: Record<string, unknown>): Promise<{ id: string; code: string }>;
  /** Posts a stock document as the owner and expects it to be accepted. */
  post(document: Record<string, unknown>): Promise<Answer["body"]>;
  readonly consumers: ConsumerSteps;
  /** Lets the consumers handle everything there is, and the jobs they ask for. */
  runConsumersUntilIdle(): Promise<void>;
  /** Listens on a free port of this machine; answers with the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const config = loadConfig({ LOG_LEVEL: "silent", TRUST_PROXY: "on", ...options.env });
  const telemetry = createSilentTelemetry();
  const closers = createClosers(telemetry.log);
  const clock = manualClock(options.now ?? new Date());
  const infrastructure = await createInfrastructure({
    config,
    clock,
    telemetry,
    closers,
    database: { db: database.db, connection: { url: database.appUrl, role: undefined }, announce: async () => undefined, close: database.drop },
  });
  const app = compose(config, infrastructure);
  closers.add("application", app.close);
  infrastructure.jobs.declare(app.jobs);
  const business = { name: "Test shop", currency: "IDR", timeZone: "Asia/Jakarta", locale: "en", ...options.business };
  const first = await app.flows.businesses.ensureFirstOwner({ ...testOwner, name: "Owner", business });
  if (first.kind !== "created") throw new Error("a new database has no owner");
  const http = await createWebServer({ config, app, infrastructure, closers, checkResponses: true });
  await http.ready();

  const anonymous = createTestClient(http, undefined);
  const signIn = async (email: string, password: string) => {
    const answer = expectStatus(await anonymous.post("/auth/login", { email, password }), 200);
    return createTestClient(http, answer.accessToken as string);
  };
  const owner = await signIn(testOwner.email, testOwner.password);
  const consumers = createConsumerSteps(app, infrastructure);
  let serial = 0;

  /** Somebody new joins the business of `inviter` and signs in. */
  async function join(inviter: TestClient, role: RolePreset, warehouses: readonly string[] | undefined): Promise<TestClient> {
    const name = `Member ${++serial}`;
    const roles = expectStatus(await inviter.get("/roles?limit=200"), 200).items as Array<{ id: string; key: string }>;
    const roleId = roles.find((one) => one.key === role)?.id;
    const email = `member${serial}@test.example`;
    const invited = expectStatus(await inviter.post("/invitations", { email, name, roleId, warehouseIds: warehouses ? [...warehouses] : null }), 201);
    const token = new URLSearchParams(new URL(invited.link as string).hash.slice(1)).get("token");
    const accepted = await anonymous.post("/invitations/accept", { token, password: testOwner.password });
    if (accepted.status >= 300) throw new Error(`the invitation was refused: ${JSON.stringify(accepted.body)}`);
    return createTestClient(http, accepted.body.accessToken as string);
  }

  return {
    app,
    infrastructure,
    database,
    http,
    clock,
    tenantId: first.tenantId,
    warehouseId: first.warehouseId,
    anonymous,
    owner,
    signInAs: (role, scope = {}) => join(owner, role, scope.warehouses),
    otherBusiness: async () => {
      const tenant = expectStatus(await owner.post("/tenants", { ...business, name: `Other shop ${++serial}` }), 201);
      const switched = expectStatus(await owner.post("/auth/switch", { tenantId: tenant.id }), 200);
      const there = createTestClient(http, switched.accessToken as string);
      const [warehouse] = await database.db.read(app.modules.identity.systemCtx(tenant.id), ({ tx }) =>
        tx.query<{ id: string }>("SELECT warehouse_id AS id FROM warehouse_face"),
      );
      if (warehouse === undefined) throw new Error("a new business has a warehouse");
      return { owner: await join(there, "owner", undefined), tenantId: tenant.id as string, warehouseId: warehouse.id };
    },
    createProduct: async (fields = {}) => {
      const sku = `SKU-${++serial}`;
      const product = expectStatus(await owner.post("/products", { name: `Product ${serial}`, sku, baseUnit: "piece", scale: 0, ...fields }), 201);
      return { id: product.id, version: product.version, sku: product.variants[0].sku, variantId: product.variants[0].id };
    },
    createWarehouse: async (fields = {}) =>
      expectStatus(await owner.post("/warehouses", { code: `W${++serial}`, name: `Warehouse ${serial}`, kind: "branch", ...fields }), 201),
    post: async (document) => expectStatus(await owner.post("/inventory/movements", { warehouseId: first.warehouseId, ...document }), 201),
    consumers,
    runConsumersUntilIdle: consumers.runUntilIdle,
    listen: async () => http.listen({ host: "127.0.0.1", port: 0 }),
    close: async () => {
      await closers.closeAll();
      await database.drop();
    },
  };
}

/** The body of an answer that must have this status; says the whole answer otherwise. */
// biome-ignore lint/suspicious/noExplicitAny: see Answer.
export function expectStatus(answer: Answer, status: number): any {
  if (answer.status !== status) throw new Error(`answered ${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
