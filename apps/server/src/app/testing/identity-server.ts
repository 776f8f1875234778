import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { createBusinesses, type OwnerPreset } from "../../flows/create-business/index.ts";
import { currencyIsUsed } from "../../flows/currency-in-use/index.ts";
import { createInProcessBus } from "../../infrastructure/bus/index.ts";
import { createEventAppender, createLocalWakeUp } from "../../infrastructure/events/index.ts";
import { createMail } from "../../infrastructure/mail/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { createTelemetry } from "../../infrastructure/telemetry/index.ts";
import { createAudit } from "../../modules/audit/index.ts";
import { createIdentity, type IdentityDeps, type IdentityModule } from "../../modules/identity/index.ts";
import { manualClock } from "../../shared/clock.ts";
import { newId } from "../../shared/ids.ts";
import { createHttpServer } from "../http/server.ts";

export const owner = { email: "siti@example.org", password: "lumbung padi kering" };
const publicUrl = "https://shop.example.org";

/** An answer as tests look at it. */
// biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is what it asserts; the contract is checked by the server.
export type Answer = { status: number; body: any; headers: LightMyRequestResponse["headers"]; cookie: string | undefined };

export interface Call {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly ip?: string;
  readonly refreshCookie?: string | undefined;
}

/** A server with identity, audit and the first business, on a database and a clock of its own. */
export interface IdentityServer {
  readonly clock: ReturnType<typeof manualClock>;
  readonly database: TestDatabase;
  readonly identity: IdentityModule;
  readonly businesses: ReturnType<typeof createBusinesses>;
  call(method: "GET" | "POST" | "PATCH" | "DELETE", url: string, options?: Call): Promise<Answer>;
  /** Signs in and returns the access token. */
  signIn(email?: string, password?: string): Promise<string>;
  /** Runs the jobs that events asked for since the last call and returns the links of their mails by recipient. */
  deliverMails(): Promise<Map<string, string>>;
  /** Another process on the same database and bus. */
  otherProcess(): Promise<IdentityServer>;
  close(): Promise<void>;
}

export interface IdentityServerOptions {
  readonly firstOwner?: OwnerPreset | null;
  readonly passwords?: IdentityDeps["passwords"];
}

export async function startIdentityServer(options: IdentityServerOptions = {}): Promise<IdentityServer> {
  const database = await createTestDatabase();
  const server = await build(
    database,
    manualClock("2026-11-20T08:00:00Z"),
    createInProcessBus((error) => console.error(error)),
    options,
  );
  if (options.firstOwner !== null)
    await server.businesses.ensureFirstOwner(options.firstOwner ?? { ...owner, name: "Siti", business: { name: "Toko Siti", currency: "IDR" } });
  return server;
}

async function build(
  database: TestDatabase,
  clock: ReturnType<typeof manualClock>,
  bus: IdentityDeps["bus"],
  options: IdentityServerOptions,
): Promise<IdentityServer> {
  const { db } = database;
  const lines: string[] = [];
  const telemetry = createTelemetry({ level: "warn", destination: { write: (line) => lines.push(line) } });
  const identity = createIdentity({
    db,
    clock,
    bus,
    events: createEventAppender(createLocalWakeUp()),
    mail: createMail({ smtpUrl: undefined, from: "shop@example.org", log: telemetry.log }),
    publicUrl: () => publicUrl,
    knownWarehouses,
    currencyIsUsed,
    ...(options.passwords ? { passwords: options.passwords } : {}),
  });
  const businesses = createBusinesses({ db, clock, identity, provisionTenant });
  const app = await createHttpServer({
    db,
    clock,
    authenticate: (request) =>
      identity.authenticate(request.headers.authorization, { requestId: request.id, ip: request.ip, locale: request.headers["accept-language"] ?? "en" }),
    checkResponses: true,
    telemetry,
    routes: [...identity.routes, ...businesses.routes, ...createAudit({ db }).routes],
    trustProxy: true,
    version: "0",
  });
  let delivered = 0;

  const server: IdentityServer = {
    clock,
    database,
    identity,
    businesses,
    call: (method, url, call = {}) => request(app, method, url, call),
    signIn: async (email = owner.email, password = owner.password) => {
      const answer = await server.call("POST", "/auth/login", { body: { email, password } });
      if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body.accessToken;
    },
    deliverMails: async () => {
      const events = await db.withSystemTransaction((tx) =>
        tx.query<{ id: string; topic: string; tenantId: string; aggregateId: string }>(
          `SELECT id, topic, tenant_id AS "tenantId", aggregate_id AS "aggregateId" FROM event_log ORDER BY epoch, txid, position OFFSET $1`,
          [delivered],
        ),
      );
      delivered += events.length;
      const from = lines.length;
      for (const event of events)
        for (const rule of identity.dispatch.filter((candidate) => candidate.topic === event.topic))
          await identity.jobs
            .find((job) => job.name === rule.job)
            ?.handler({ id: event.id, payload: rule.payload(event as never), attempt: 1, tenantId: event.tenantId, progress: async () => {} });
      return new Map(lines.slice(from).flatMap((line) => linkIn(line)));
    },
    otherProcess: () => build(database, clock, bus, options),
    close: async () => {
      await app.close();
      identity.close();
      identity.close();
      await database.drop();
    },
  };
  return server;
}

/** Addresses are taken out of the log, so a mail is known by the name it greets. */
function linkIn(line: string): Array<[string, string]> {
  const mail = (JSON.parse(line) as { unsentMail?: { text: string } }).unsentMail;
  const name = /Hello (.*),/.exec(mail?.text ?? "")?.[1];
  const link = /https:\S+/.exec(mail?.text ?? "")?.[0];
  return name && link ? [[name, link]] : [];
}

async function request(app: FastifyInstance, method: InjectOptions["method"] & string, url: string, call: Call): Promise<Answer> {
  const response = await app.inject({
    method: method as "GET",
    url: `/api/v1${url}`,
    remoteAddress: call.ip ?? "203.0.113.1",
    headers: { ...(call.token ? { authorization: `Bearer ${call.token}` } : {}), "user-agent": "test", ...call.headers },
    ...(call.body === undefined ? {} : { payload: call.body as object }),
    ...(call.refreshCookie ? { cookies: { lumbung_refresh: call.refreshCookie } } : {}),
  });
  const cookie = response.cookies.find((candidate) => candidate.name === "lumbung_refresh")?.value;
  return { status: response.statusCode, body: response.body === "" ? undefined : response.json(), headers: response.headers, cookie };
}

async function knownWarehouses(ctx: TxCtx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.query<{ id: string }>("SELECT id FROM warehouse WHERE tenant_id = $1 AND id = ANY($2::uuid[])", [ctx.tenantId, ids]);
  return new Set(rows.map((row) => row.id));
}

async function provisionTenant(ctx: TxCtx, { name = "Main" }: { name?: string } = {}): Promise<{ warehouseId: string }> {
  const warehouseId = newId();
  await ctx.tx.query("INSERT INTO warehouse (tenant_id, id, code, name, kind) VALUES ($1, $2, 'MAIN', $3, 'main')", [ctx.tenantId, warehouseId, name]);
  return { warehouseId };
}
