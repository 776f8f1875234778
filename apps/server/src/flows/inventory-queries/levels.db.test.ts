import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { addSku } from "../../modules/inventory/testing.ts";
import { AppError } from "../../shared/errors.ts";
import { createQueryWorld, type QueryWorld } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const skus = { MUG: 0, RICE: 3, LAMP: 0, VASE: 0 };

/** MUG 10 in MAIN and 4 in EAST, RICE 2.5 in MAIN, LAMP sold out in EAST, VASE never anywhere. */
async function shop(): Promise<QueryWorld> {
  const world = await createQueryWorld(database, { warehouses: ["MAIN", "EAST"], skus });
  await world.post({ type: "receipt", warehouse: "MAIN", lines: [{ sku: "MUG", quantity: "10" }] });
  await world.post({ type: "receipt", warehouse: "MAIN", lines: [{ sku: "RICE", quantity: "2.5" }] });
  await world.post({
    type: "receipt",
    warehouse: "EAST",
    lines: [
      { sku: "MUG", quantity: "4" },
      { sku: "LAMP", quantity: "1" },
    ],
  });
  await world.post({ type: "issue", warehouse: "EAST", lines: [{ sku: "LAMP", quantity: "1" }] });
  return world;
}

const short = (world: QueryWorld, items: readonly { sku: string; warehouseId: string | null; onHand: string }[]) =>
  items.map((item) => `${item.sku} ${Object.entries(world.ledger.warehouses).find(([, id]) => id === item.warehouseId)?.[0] ?? "all"} ${item.onHand}`);

describe("levels", () => {
  test("list what has held stock, per warehouse or summed, in every order", async () => {
    const world = await shop();
    expect(short(world, await world.allLevels()).sort()).toEqual(["LAMP EAST 0", "MUG EAST 4", "MUG MAIN 10", "RICE MAIN 2.5"]);
    expect(short(world, await world.allLevels({ warehouseId: world.ledger.warehouses.EAST }))).toEqual(["LAMP EAST 0", "MUG EAST 4"]);
    expect(short(world, await world.allLevels({ warehouseId: world.ledger.warehouses.EAST, sort: "-name" }))).toEqual(["MUG EAST 4", "LAMP EAST 0"]);
    expect(short(world, await world.allLevels({ sum: true }))).toEqual(["LAMP all 0", "MUG all 14", "RICE all 2.5"]);
    expect(short(world, await world.allLevels({ sum: true, sort: "-onHand" }))).toEqual(["MUG all 14", "RICE all 2.5", "LAMP all 0"]);
    const [mug] = (await world.levels({ sku: "mug", warehouseId: world.ledger.warehouses.MAIN })).items;
    expect(mug).toEqual({
      sku: "MUG",
      variantId: expect.any(String),
      name: "MUG",
      baseUnit: "piece",
      warehouseId: world.ledger.warehouses.MAIN,
      onHand: "10",
      reserved: "0",
      available: "10",
      minimum: null,
    });
  });

  test("a SKU asked for by name shows every warehouse, with 0 where it never was", async () => {
    const world = await shop();
    for (const query of [{ sku: "vase" }, { q: "vase" }, { q: "vas", sort: "name" as const }, { q: "vase", sort: "onHand" as const }]) {
      expect(short(world, await world.allLevels({ ...query, limit: 1 })).sort()).toEqual(["VASE EAST 0", "VASE MAIN 0"]);
      expect(short(world, await world.allLevels({ ...query, sum: true }))).toEqual(["VASE all 0"]);
    }
    expect(await world.allLevels({ sku: "nothing" })).toEqual([]);
    expect(await world.allLevels({ q: "nothing at all" })).toEqual([]);
  });

  test("belowMinimum shows what is below now, also before it has ever been in stock", async () => {
    const world = await shop();
    await world.setMinimum("MUG", "MAIN", 11);
    await world.setMinimum("MUG", "EAST", 4);
    await world.setMinimum("VASE", "EAST", 1);
    for (const sort of ["sku", "onHand"] as const)
      expect(short(world, await world.allLevels({ belowMinimum: true, sort, limit: 1 })).sort()).toEqual(["MUG MAIN 10", "VASE EAST 0"]);
    expect((await world.levels({ belowMinimum: true, sku: "MUG" })).items).toMatchObject([{ onHand: "10", minimum: "11" }]);
    expect(short(world, await world.allLevels({ belowMinimum: true, sum: true }))).toEqual(["MUG all 14", "VASE all 0"]);
    await world.post({ type: "receipt", warehouse: "MAIN", lines: [{ sku: "MUG", quantity: "1" }] });
    await world.setMinimum("VASE", "EAST", null);
    expect(await world.allLevels({ belowMinimum: true })).toEqual([]);
    expect(short(world, await world.allLevels({ sum: true, sku: "VASE" }))).toEqual(["VASE all 0"]);
  });

  test("out shows where nothing is left of what was once there or has a minimum", async () => {
    const world = await shop();
    await world.setMinimum("VASE", "MAIN", 1);
    for (const sort of ["sku", "-onHand"] as const)
      expect(short(world, await world.allLevels({ out: true, sort, limit: 1 })).sort()).toEqual(["LAMP EAST 0", "VASE MAIN 0"]);
    expect(short(world, await world.allLevels({ out: true, q: "lamp" }))).toEqual(["LAMP EAST 0"]);
    expect(short(world, await world.allLevels({ out: true, belowMinimum: true }))).toEqual(["VASE MAIN 0"]);
    await world.post({ type: "receipt", warehouse: "EAST", lines: [{ sku: "LAMP", quantity: "1" }] });
    expect(short(world, await world.allLevels({ out: true }))).toEqual(["VASE MAIN 0"]);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    expect((await world.allLevels({ out: true, asOf: yesterday })).length).toBe(5);
  });

  test("each tells a SKU warehouse by warehouse, in every order, and finds it where any of them is low or out", async () => {
    const world = await shop();
    await world.setMinimum("MUG", "EAST", 5);
    const cells = async (query: Parameters<QueryWorld["allLevels"]>[0], ctx = world.ledger.ctx) =>
      (await world.allLevels({ ...query, sum: true, each: true, limit: 2 }, ctx)).map(
        (item) =>
          `${item.sku} ${item.onHand}: ${short(
            world,
            (item.warehouses ?? []).map((cell) => ({ ...cell, sku: "" })),
          )
            .sort()
            .join(",")}`,
      );
    const mug = "MUG 14:  EAST 4, MAIN 10";
    for (const sort of ["sku", "name"] as const) expect(await cells({ sort })).toEqual(["LAMP 0:  EAST 0", mug, "RICE 2.5:  MAIN 2.5"]);
    expect(await cells({ sort: "-available" })).toEqual([mug, "RICE 2.5:  MAIN 2.5", "LAMP 0:  EAST 0"]);
    expect(await cells({ q: "mug" })).toEqual([mug]);
    expect(await cells({ q: "vase" })).toEqual(["VASE 0: "]);
    expect(await cells({ belowMinimum: true })).toEqual([mug]);
    expect(await cells({ belowMinimum: true, q: "mug", sort: "-onHand" })).toEqual([mug]);
    expect(await cells({ belowMinimum: true, q: "rice" })).toEqual([]);
    expect(await cells({ out: true })).toEqual(["LAMP 0:  EAST 0"]);
    expect(await cells({ warehouseId: world.ledger.warehouses.EAST })).toEqual(["LAMP 0:  EAST 0", "MUG 4:  EAST 4"]);
    expect(await cells({ belowMinimum: true }, world.ledger.as(["inventory:read"], [world.ledger.warehouses.MAIN as string]))).toEqual([]);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    expect(await cells({ asOf: yesterday, q: "mug" })).toEqual(["MUG 0:  EAST 0, MAIN 0"]);
    const [item] = (await world.levels({ sku: "MUG", sum: true, each: true, asOf: new Date(Date.now() - 1).toISOString() })).items;
    expect(item).toMatchObject({
      minimum: "5",
      warehouses: expect.arrayContaining([expect.objectContaining({ minimum: "5", warehouseId: world.ledger.warehouses.EAST })]),
    });
  });

  test("follow renaming, and leave out what was archived once nothing is left of it", async () => {
    const world = await shop();
    await world.sql("UPDATE product SET name = 'Zither ' || name WHERE tenant_id = $1 AND name = 'MUG'");
    await world.sql("UPDATE variant SET sku = 'CUP' WHERE tenant_id = $1 AND sku = 'MUG'");
    await world.sql("UPDATE variant SET base_unit = 'cup' WHERE tenant_id = $1 AND sku = 'CUP'");
    expect((await world.levels({ sku: "CUP" })).items[0]?.baseUnit).toBe("cup");
    expect((await world.allLevels({ sort: "-name" })).map((item) => [item.sku, item.name]).slice(0, 2)).toEqual([
      ["CUP", "Zither MUG"],
      ["CUP", "Zither MUG"],
    ]);
    await world.sql("UPDATE product SET archived_at = now() WHERE tenant_id = $1 AND name IN ('LAMP', 'RICE')");
    expect(short(world, await world.allLevels()).sort()).toEqual(["CUP EAST 4", "CUP MAIN 10", "RICE MAIN 2.5"]);
    expect(await world.allLevels({ sku: "LAMP" })).toEqual([]);
    expect(short(world, await world.allLevels({ sku: "RICE", sort: "onHand" }))).toEqual(["RICE MAIN 2.5"]);
  });

  test("orders by quantity compare units, whatever their scale, and are of this moment in a short list", async () => {
    const world = await shop();
    const before = await world.levels({ sort: "-onHand", limit: 1 });
    await world.post({ type: "issue", warehouse: "MAIN", lines: [{ sku: "MUG", quantity: "9" }] });
    const rest = await world.allLevels({ sort: "-onHand" });
    expect(before.items[0]?.onHand).toBe("10");
    expect(short(world, rest)).toEqual(["MUG EAST 4", "RICE MAIN 2.5", "MUG MAIN 1", "LAMP EAST 0"]);
  });

  test("an answer is used again only while nothing at all was committed, and never within a transaction", async () => {
    const world = await shop();
    const onHand = async (ctx = world.ledger.ctx) => (await world.levels({ sku: "MUG", sum: true }, ctx)).items[0]?.onHand;
    for (let n = 15; n < 20; n++) {
      await world.post({ type: "receipt", warehouse: "MAIN", lines: [{ sku: "MUG", quantity: "1" }] });
      expect([await onHand(), await onHand()]).toEqual([String(n), String(n)]);
    }
    const abandoned = database.db.withTransaction(world.ledger.ctx, async (tx) => {
      await onHand(tx);
      await tx.tx.query("UPDATE stock_balance SET on_hand = on_hand + 100 WHERE tenant_id = $1 AND on_hand > 5", [tx.tenantId]);
      expect(await onHand(tx)).toBe("119");
      expect(await onHand()).toBe("19");
      throw new Error("given up");
    });
    await expect(abandoned).rejects.toThrow("given up");
    expect(await onHand()).toBe("19");
  });

  test("R-TEN-2: an actor sees the warehouses of its scope, in lists, sums, searches and orders", async () => {
    const world = await shop();
    const eastOnly = world.ledger.as(["inventory:read"], [world.ledger.warehouses.EAST as string]);
    for (const sort of ["sku", "-onHand"] as const) {
      expect(short(world, await world.allLevels({ sort }, eastOnly)).sort()).toEqual(["LAMP EAST 0", "MUG EAST 4"]);
      expect(short(world, await world.allLevels({ sort, sum: true }, eastOnly)).sort()).toEqual(["LAMP all 0", "MUG all 4"]);
      expect(short(world, await world.allLevels({ sort, q: "mug" }, eastOnly))).toEqual(["MUG EAST 4"]);
      expect(short(world, await world.allLevels({ sort, sku: "MUG", sum: true }, eastOnly))).toEqual(["MUG all 4"]);
      expect(await world.allLevels({ sort, warehouseId: world.ledger.warehouses.MAIN }, eastOnly)).toEqual([]);
    }
    expect(await world.allLevels({}, world.ledger.as(["inventory:read"], []))).toEqual([]);
  });

  test("R-TEN-1: another business's SKUs, warehouses and cursors open nothing", async () => {
    const [world, other] = [await shop(), await shop()];
    expect(await world.allLevels({ warehouseId: other.ledger.warehouses.MAIN })).toEqual([]);
    const variantId = (await other.levels({ sku: "MUG" })).items[0]?.variantId;
    for (const sort of ["sku", "onHand"] as const) expect(await world.allLevels({ variantId, sort })).toEqual([]);
    const { nextCursor } = await other.levels({ limit: 1 });
    const items = await world.levels({ cursor: nextCursor ?? undefined });
    expect(items.items.every((item) => Object.values(world.ledger.warehouses).includes(item.warehouseId as string))).toBe(true);
  });

  test("a cursor of another kind or of nobody is refused", async () => {
    const world = await shop();
    for (const sort of ["sku", "onHand"] as const)
      for (const cursor of ["x", Buffer.from("[1,2,3]").toString("base64url"), Buffer.from('["a","b","c"]').toString("base64url")])
        await expect(world.levels({ sort, cursor })).rejects.toBeInstanceOf(AppError);
  });

  test("paging by SKU shows every row once while new SKUs keep coming", async () => {
    const world = await createQueryWorld(database, { skus: {} });
    const add = async (sku: string) => {
      await database.db.withTransaction(world.ledger.ctx, (tx) => addSku(tx, sku, 0));
      await world.post({ type: "receipt", warehouse: "MAIN", lines: [{ sku, quantity: "1" }] });
    };
    const first = Array.from({ length: 60 }, (_, i) => `K${String(i * 2).padStart(3, "0")}`);
    for (const sku of first) await add(sku);
    for (const query of [{ sort: "sku" }, { sort: "-name" }, { sort: "sku", sum: true }] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      let round = 0;
      do {
        const [page] = await Promise.all([
          world.levels({ ...query, limit: 7, cursor }),
          add(`${query.sort === "sku" ? "K" : "L"}${round}-${seen.length}${"sum" in query}`),
        ]);
        seen.push(...page.items.map((item) => item.sku));
        cursor = page.nextCursor ?? undefined;
        round++;
      } while (cursor !== undefined && round < 100);
      expect(new Set(seen).size).toBe(seen.length);
      expect(first.filter((sku) => !seen.includes(sku))).toEqual([]);
    }
  });
});
