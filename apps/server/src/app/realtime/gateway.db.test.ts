import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Ack, allPermissions, type ClientToServer, type Permission, type PostedDocument, type ServerToClient, type Subscribe } from "@lumbung/contracts";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { dashboardChannel } from "../../flows/dashboard/index.ts";
import { createInProcessBus } from "../../infrastructure/bus/index.ts";
import { createEventAppender, createLocalWakeUp, createLogFollower } from "../../infrastructure/events/index.ts";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { createSilentTelemetry } from "../../infrastructure/telemetry/index.ts";
import { systemClock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import { systemContext } from "../../shared/system-context.ts";
import { type AccessChange, createRealtimeGateway, type RealtimeGateway } from "./index.ts";
import { createRealtimeWorld, type RealtimeWorld } from "./testing.ts";

/** Long enough for a busy machine; a test that passes never waits that long. */
const soon: typeof vi.waitFor = (check) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

type ClientSocket = Socket<ServerToClient, ClientToServer>;
interface Heard {
  name: string;
  payload: Record<string, unknown>;
}

let database: TestDatabase;
let httpServer: HttpServer;
let gateway: RealtimeGateway;
let world: RealtimeWorld;
let foreign: RealtimeWorld;
const wakeUp = createLocalWakeUp();
const events = createEventAppender(wakeUp);
const bus = createInProcessBus(() => {});
const telemetry = createSilentTelemetry();
const sessions = new Map<string, Ctx>();
const accessListeners = new Set<(change: AccessChange) => void>();
const sockets: ClientSocket[] = [];
let position = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRealtimeWorld(database);
  foreign = await createRealtimeWorld(database);
  httpServer = createServer();
  gateway = createRealtimeGateway({
    httpServer,
    db: database.db,
    bus,
    clock: systemClock,
    telemetry,
    authenticate: async (authorization) => {
      const ctx = sessions.get(authorization.slice(7));
      if (!ctx) throw new AppError("UNAUTHENTICATED");
      return ctx;
    },
    onAccessChange: (listener) => {
      accessListeners.add(listener);
      return () => accessListeners.delete(listener);
    },
    newFollower: (topics) => createLogFollower({ db: database.db, wakeUp, log: telemetry.log, topics }),
  });
  await new Promise<void>((resolve) => httpServer.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  await gateway.close();
  await new Promise((resolve) => httpServer.close(resolve));
  await bus.close();
  await database.drop();
});

function signIn(tenantId: string, warehouseIds: string[] | null = null, permissions: readonly Permission[] = allPermissions): string {
  const ctx = systemContext(tenantId, "test", "test", systemClock);
  const token = newId();
  sessions.set(token, { ...ctx, actor: { ...ctx.actor, permissions: new Set(permissions), warehouseIds: warehouseIds && new Set(warehouseIds) } });
  return token;
}

async function connect(token: string): Promise<{ socket: ClientSocket; heard: Heard[]; cursor: string }> {
  const { port } = httpServer.address() as AddressInfo;
  const socket: ClientSocket = io(`http://127.0.0.1:${port}`, { auth: { token }, transports: ["websocket"], reconnection: false, forceNew: true });
  sockets.push(socket);
  const heard: Heard[] = [];
  socket.onAny((name: string, payload: Record<string, unknown>) => {
    if (name !== "ready") heard.push({ name, payload });
  });
  const cursor = await new Promise<string>((resolve, reject) => {
    socket.on("ready", (ready) => resolve(ready.cursor));
    socket.on("connect_error", reject);
  });
  return { socket, heard, cursor };
}
const subscribe = (socket: ClientSocket, input: Subscribe) => new Promise<Ack>((resolve) => socket.emit("subscribe", input, resolve));
async function subscribed(socket: ClientSocket, input: Subscribe): Promise<string> {
  const ack = await subscribe(socket, input);
  if (!ack.ok) throw new Error(ack.problem.detail);
  return ack.cursor;
}

/** Posts an event as the ledger writes it; `onHand` per warehouse index. */
async function post(of: RealtimeWorld, levels: Array<[warehouse: number, onHand: string]>, at = ++position): Promise<string> {
  const documentId = newId();
  const now = new Date().toISOString();
  const [first] = levels;
  const warehouse = (index: number) => of.warehouseIds[index] ?? "";
  const payload: PostedDocument = {
    document: {
      id: documentId,
      number: `RC-${at}`,
      type: "receipt",
      warehouseId: warehouse(first?.[0] ?? 0),
      toWarehouseId: null,
      reference: null,
      reason: null,
      effectiveAt: now,
      recordedAt: now,
      actorId: "test",
      lineCount: levels.length,
      reversesDocumentId: null,
    },
    movements: levels.map(([index], line) => ({
      id: String(at),
      position: at,
      lineNo: line + 1,
      variantId: of.variantId,
      sku: of.sku,
      quantity: "1",
      fromWarehouseId: null,
      toWarehouseId: warehouse(index),
    })),
    levels: levels.map(([index, onHand]) => ({
      variantId: of.variantId,
      sku: of.sku,
      warehouseId: warehouse(index),
      onHand,
      reserved: "0",
      available: onHand,
    })),
  };
  await database.db.withTransaction(systemContext(of.tenantId, "test", "test", systemClock), (tx) =>
    events.append(tx, { topic: "inventory.movement.created", aggregateType: "stock-document", aggregateId: documentId, payload }),
  );
  return documentId;
}
const documents = (heard: Heard[]) => heard.filter(({ name }) => name === "movement:created").map(({ payload }) => (payload.document as { id: string }).id);
const levels = (heard: Heard[]) => heard.filter(({ name }) => name === "stock:updated").map(({ payload }) => payload.onHand);
const warehouse = (index: number) => world.warehouseIds[index] ?? "";

test("a client hears what it watches: the document and the new level, once", async () => {
  const { socket, heard } = await connect(signIn(world.tenantId));
  await subscribed(socket, { warehouseId: warehouse(0) });
  await subscribed(socket, { sku: world.sku.toLowerCase() });
  const id = await post(world, [[0, "5"]]);
  await soon(() => expect(heard.map(({ name }) => name)).toEqual(["movement:created", "stock:updated"]));
  expect(documents(heard)).toEqual([id]);
  expect(heard[1]?.payload).toMatchObject({ sku: world.sku, warehouseId: warehouse(0), onHand: "5", available: "5", position });
  // Through the SKU alone it hears the other warehouse, too.
  const other = await post(world, [[1, "9"]]);
  await soon(() => expect(levels(heard)).toEqual(["5", "9"]));
  expect(documents(heard)).toEqual([id, other]);
});

test("warehouses outside the scope and other businesses are silent and not found (R-TEN-2)", async () => {
  const scoped = await connect(signIn(world.tenantId, [warehouse(1)]));
  const stranger = await connect(signIn(foreign.tenantId));
  const nobody = await connect(signIn(world.tenantId, null, ["dashboard:read"]));
  for (const { socket } of [scoped, stranger])
    expect(await subscribe(socket, { warehouseId: warehouse(0) })).toMatchObject({ ok: false, problem: { code: "NOT_FOUND" } });
  expect(await subscribe(nobody.socket, { warehouseId: warehouse(0) })).toMatchObject({ ok: false, problem: { code: "FORBIDDEN" } });
  expect(await subscribe(stranger.socket, { variantId: world.variantId })).toMatchObject({ ok: false, problem: { code: "NOT_FOUND" } });
  await subscribed(scoped.socket, { warehouseId: warehouse(1) });
  await subscribed(scoped.socket, { variantId: world.variantId });
  await subscribed(stranger.socket, { warehouseId: foreign.warehouseIds[0] });
  await post(world, [[0, "1"]]);
  await post(world, [[1, "2"]]);
  await post(foreign, [[0, "3"]]);
  await soon(() => expect([levels(scoped.heard), levels(stranger.heard)]).toEqual([["2"], ["3"]]));
  expect(nobody.heard).toEqual([]);
});

test("without a valid token there is no connection", async () => {
  await expect(connect("nonsense")).rejects.toMatchObject({ data: { code: "UNAUTHENTICATED" } });
});

test("a client that comes back gets what it missed, then goes on: no gap, nothing twice (R-IDM-6)", async () => {
  const token = signIn(world.tenantId);
  const first = await connect(token);
  await subscribed(first.socket, { warehouseId: warehouse(0) });
  const known = [await post(world, [[0, "1"]])];
  await soon(() => expect(documents(first.heard)).toEqual(known));
  const cursor = String(first.heard.at(-1)?.payload.cursor);
  first.socket.disconnect();

  const all: string[] = [];
  for (let i = 0; i < 20; i++) all.push(await post(world, [[0, String(i)]]));
  await post(foreign, [[0, "7"]]);
  // Traffic goes on while it comes back.
  let isOver = false;
  const traffic = (async () => {
    for (let i = 20; !isOver || i < 60; i++) all.push(await post(world, [[0, String(i)]]));
  })();
  const { socket, heard } = await connect(token);
  await subscribed(socket, { warehouseId: warehouse(0), cursor });
  await subscribed(socket, { sku: world.sku, warehouseId: warehouse(0), cursor });
  isOver = true;
  await traffic;
  await soon(() => expect(documents(heard)).toHaveLength(all.length));
  expect(documents(heard)).toEqual(all);
  expect(levels(heard).at(-1)).toBe(heard.findLast(({ name }) => name === "stock:updated")?.payload.onHand);
  const positions = heard.filter(({ name }) => name === "stock:updated").map(({ payload }) => Number(payload.position));
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
  expect(positions.at(-1)).toBe(position);
});

test("a cursor of another log asks the client to load everything anew", async () => {
  const { socket } = await connect(signIn(world.tenantId));
  const cursor = Buffer.from("9.1.1").toString("base64url");
  expect(await subscribe(socket, { warehouseId: warehouse(0), cursor })).toMatchObject({ ok: true, resync: true });
  expect(await subscribe(socket, { warehouseId: warehouse(0), cursor: "?" })).toMatchObject({ ok: false, problem: { code: "VALIDATION_FAILED" } });
  expect(await subscribe(socket, {} as Subscribe)).toMatchObject({ ok: false, problem: { code: "VALIDATION_FAILED" } });
});

test("bursts on one key are summed up to the newest level by movement, documents are not lost", async () => {
  const { socket, heard } = await connect(signIn(world.tenantId));
  await subscribed(socket, { warehouseId: warehouse(0) });
  const base = position;
  position += 300;
  const ids: string[] = [];
  // One transaction, so that one read of the log sees all; the newest movement stands first in it.
  await database.db.withTransaction(systemContext(world.tenantId, "test", "test", systemClock), async (tx) => {
    for (let i = 300; i >= 1; i--) {
      const id = newId();
      ids.push(id);
      const level = { variantId: world.variantId, sku: world.sku, warehouseId: warehouse(0), onHand: String(i), reserved: "0", available: String(i) };
      const movement = {
        id: "1",
        position: base + i,
        lineNo: 1,
        variantId: world.variantId,
        sku: world.sku,
        quantity: "1",
        fromWarehouseId: null,
        toWarehouseId: warehouse(0),
      };
      await events.append(tx, {
        topic: "inventory.movement.created",
        aggregateType: "stock-document",
        aggregateId: id,
        payload: { document: { id }, movements: [movement], levels: [level] },
      });
    }
  });
  await soon(() => expect(documents(heard)).toHaveLength(300));
  expect(documents(heard)).toEqual(ids);
  expect(levels(heard)).toEqual(["300"]);
});

test("alerts come without asking, within the scope; the dashboard says when it has changed", async () => {
  const all = await connect(signIn(world.tenantId));
  const scoped = await connect(signIn(world.tenantId, [warehouse(1)]));
  const stranger = await connect(signIn(foreign.tenantId));
  const alert = (index: number) => ({
    id: newId(),
    kind: "low",
    variantId: world.variantId,
    sku: world.sku,
    warehouseId: warehouse(index),
    onHand: "1",
    minimum: "5",
    openedAt: new Date().toISOString(),
  });
  const tell = (topic: string, payload: object) =>
    database.db.withTransaction(systemContext(world.tenantId, "test", "test", systemClock), (tx) =>
      events.append(tx, { topic, aggregateType: "stock-alert", aggregateId: newId(), payload }),
    );
  await tell("inventory.alert.opened", alert(0));
  await tell("inventory.alert.resolved", alert(1));
  await bus.publish(dashboardChannel, { tenantId: world.tenantId });
  await soon(() => {
    expect(all.heard.map(({ name }) => name).sort()).toEqual(["alert:opened", "alert:resolved", "dashboard:changed"]);
    expect(scoped.heard.map(({ name }) => name).sort()).toEqual(["alert:resolved", "dashboard:changed"]);
  });
  expect(stranger.heard).toEqual([]);
  // What came before the connection is told on request, once.
  const late = await connect(signIn(world.tenantId));
  const ack = await new Promise<Ack>((resolve) => late.socket.emit("resume", { cursor: all.cursor }, resolve));
  expect(ack).toMatchObject({ ok: true, resync: false });
  expect(late.heard.map(({ name }) => name)).toEqual(["alert:opened", "alert:resolved"]);
});

test("a scope that is taken away ends the subscription, an ended session the connection", async () => {
  const token = signIn(world.tenantId);
  const { socket, heard } = await connect(token);
  await subscribed(socket, { warehouseId: warehouse(0) });
  await subscribed(socket, { warehouseId: warehouse(1) });
  const ctx = sessions.get(token);
  if (!ctx) throw new Error("signed in");
  sessions.set(token, { ...ctx, actor: { ...ctx.actor, warehouseIds: new Set([warehouse(1)]) } });
  for (const listener of accessListeners) listener({ tenantId: world.tenantId });
  await soon(() => expect(heard).toEqual([{ name: "subscription:ended", payload: { warehouseId: warehouse(0), variantId: null } }]));
  await post(world, [[0, "1"]]);
  await post(world, [[1, "2"]]);
  await soon(() => expect(levels(heard)).toEqual(["2"]));

  sessions.delete(token);
  for (const listener of accessListeners) listener({});
  await soon(() => expect(socket.connected).toBe(false));
  expect(heard.at(-1)).toMatchObject({ name: "session:ended", payload: { code: "UNAUTHENTICATED" } });
});

test("an access token that runs out ends the connection unless it is replaced in time", async () => {
  const withEnd = (endsInMs: number) => {
    const token = `x.${Buffer.from(JSON.stringify({ exp: (Date.now() + endsInMs) / 1000 })).toString("base64url")}.${newId()}`;
    const ctx = sessions.get(signIn(world.tenantId));
    if (ctx) sessions.set(token, ctx);
    return token;
  };
  const short = withEnd(700);
  const [ending, staying] = [await connect(short), await connect(short)];
  const refresh = (token: string) => new Promise<Ack>((resolve) => staying.socket.emit("auth:refresh", { token }, resolve));
  expect(await refresh(signIn(foreign.tenantId))).toMatchObject({ ok: false, problem: { code: "UNAUTHENTICATED" } });
  expect(await refresh(withEnd(600_000))).toMatchObject({ ok: true });
  await soon(() => expect(ending.socket.connected).toBe(false), { timeout: 5000 });
  expect(ending.heard.at(-1)).toMatchObject({ name: "session:ended", payload: { code: "SESSION_ENDED" } });
  expect(staying.socket.connected).toBe(true);
});
