import type { PostDocument, PostedDocument } from "@lumbung/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { manualClock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { addSku, createLedgerFixture, type LedgerFixture } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function post(
  fixture: LedgerFixture,
  input: Omit<PostDocument, "warehouseId"> & { warehouseId?: string },
  ctx: Ctx = fixture.ctx,
): Promise<PostedDocument> {
  return JSON.parse(await fixture.inventory.postDocument(ctx, { warehouseId: fixture.warehouses.MAIN as string, ...input })) as PostedDocument;
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

const onHand = async (fixture: LedgerFixture, sku: string, warehouse = "MAIN"): Promise<string> =>
  database.db.read(fixture.ctx, async (tx) => {
    const [row] = await tx.tx.query<{ level: string }>(
      `SELECT coalesce(sum(b.on_hand), 0)::text AS level FROM stock_balance b JOIN variant v ON v.tenant_id = b.tenant_id AND v.id = b.variant_id
        WHERE b.tenant_id = $1 AND v.sku = $2 AND b.warehouse_id = $3`,
      [fixture.ctx.tenantId, sku, fixture.warehouses[warehouse]],
    );
    return row?.level ?? "";
  });

const verified = (fixture: LedgerFixture) => database.db.withTransaction(fixture.ctx, (tx) => fixture.inventory.verify(tx));

describe("posting", () => {
  test("R-LED-2: a receipt answers with its document, movements and the new level", async () => {
    const fixture = await createLedgerFixture(database.db);
    const posted = await post(fixture, { type: "receipt", reference: 'PO "7" \\ ü', lines: [{ sku: "b", quantity: "10.125", note: "ok" }] });
    expect(posted.document).toMatchObject({ type: "receipt", reference: 'PO "7" \\ ü', lineCount: 1 });
    expect(posted.document.number).toMatch(/^RCV-\d{4}-000001$/);
    expect(posted.movements).toMatchObject([{ sku: "B", quantity: "10.125", lineNo: 1, fromWarehouseId: null, toWarehouseId: fixture.warehouses.MAIN }]);
    expect(posted.levels).toEqual([expect.objectContaining({ sku: "B", onHand: "10.125", reserved: "0", available: "10.125" })]);
    expect(await verified(fixture)).toEqual([]);
  });

  test("R-DOC-1: numbers run per type without gaps, also past refusals", async () => {
    const fixture = await createLedgerFixture(database.db);
    const numbers: string[] = [];
    for (const quantity of ["1", "2", "3"]) {
      numbers.push((await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity }] })).document.number);
      await refusal(post(fixture, { type: "receipt", lines: [{ sku: "nope", quantity }] }));
    }
    expect(numbers.map((number) => number.slice(-6))).toEqual(["000001", "000002", "000003"]);
    expect((await post(fixture, { type: "issue", lines: [{ sku: "A", quantity: "1" }] })).document.number).toMatch(/^ISS-\d{4}-000001$/);
  });

  test("an adjustment carries its direction in the sign and needs a reason", async () => {
    const fixture = await createLedgerFixture(database.db);
    expect((await refusal(post(fixture, { type: "adjustment", lines: [{ sku: "A", quantity: "5" }] }))).code).toBe("REASON_REQUIRED");
    await post(fixture, { type: "adjustment", reason: "found", lines: [{ sku: "A", quantity: "5" }] });
    const posted = await post(fixture, { type: "adjustment", reason: "broken", lines: [{ sku: "A", quantity: "-2" }] });
    expect(posted.levels[0]?.onHand).toBe("3");
  });

  test("a transfer leaves one warehouse and reaches the other at once, and answers both levels", async () => {
    const fixture = await createLedgerFixture(database.db, { warehouses: ["MAIN", "SHOP"] });
    await post(fixture, { type: "opening", lines: [{ sku: "A", quantity: "10" }] });
    const posted = await post(fixture, { type: "transfer", toWarehouseId: fixture.warehouses.SHOP, lines: [{ sku: "A", quantity: "4" }] });
    expect(posted.levels.map((level) => [level.warehouseId, level.onHand])).toEqual([
      [fixture.warehouses.MAIN, "6"],
      [fixture.warehouses.SHOP, "4"],
    ]);
    expect((await refusal(post(fixture, { type: "transfer", toWarehouseId: fixture.warehouses.MAIN, lines: [{ sku: "A", quantity: "1" }] }))).code).toBe(
      "SAME_WAREHOUSE",
    );
    expect(await verified(fixture)).toEqual([]);
  });

  test("defect 2 of the replaced systems: an issue touches its own warehouse only", async () => {
    const fixture = await createLedgerFixture(database.db, { warehouses: ["MAIN", "SHOP"] });
    for (const warehouseId of Object.values(fixture.warehouses)) await post(fixture, { type: "receipt", warehouseId, lines: [{ sku: "A", quantity: "7" }] });
    await post(fixture, { type: "issue", lines: [{ sku: "A", quantity: "2" }] });
    expect([await onHand(fixture, "A", "MAIN"), await onHand(fixture, "A", "SHOP")]).toEqual(["5", "7"]);
  });

  test("the level is that of the whole warehouse, with all its locations", async () => {
    const fixture = await createLedgerFixture(database.db);
    const shelf = "0198c0de-0000-7000-8000-0000000000aa";
    await database.db.withTransaction(fixture.ctx, (tx) =>
      tx.tx.query("INSERT INTO location (tenant_id, id, warehouse_id, parent_id, code, name, kind) VALUES ($1, $2, $3, $3, 'S1', 'Shelf', 'storage')", [
        fixture.ctx.tenantId,
        shelf,
        fixture.warehouses.MAIN,
      ]),
    );
    await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "5" }] });
    const posted = await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "3", locationId: shelf }] });
    expect(posted.levels).toMatchObject([{ onHand: "8" }]);
    const moved = await post(fixture, { type: "transfer", toWarehouseId: fixture.warehouses.MAIN, lines: [{ sku: "A", quantity: "2", toLocationId: shelf }] });
    expect(moved.levels).toMatchObject([{ onHand: "8" }]);
    expect((await refusal(post(fixture, { type: "issue", lines: [{ sku: "A", quantity: "6", locationId: shelf }] }))).details).toMatchObject({
      available: "5",
    });
  });
});

describe("refusals leave nothing behind", () => {
  test("R-NEG-3: a shortage says what was asked, what is there and where else it lies", async () => {
    const fixture = await createLedgerFixture(database.db, { warehouses: ["MAIN", "SHOP"] });
    await post(fixture, { type: "receipt", lines: [{ sku: "B", quantity: "1.5" }] });
    await post(fixture, { type: "receipt", warehouseId: fixture.warehouses.SHOP, lines: [{ sku: "B", quantity: "9" }] });
    const error = await refusal(post(fixture, { type: "issue", lines: [{ sku: "B", quantity: "2" }] }));
    expect([error.code, error.status]).toEqual(["INSUFFICIENT_STOCK", 409]);
    expect(error.details).toMatchObject({ sku: "B", requested: "2", available: "1.5", reservedByOthers: "0", nextIncoming: null });
    expect(error.details.perLocation).toMatchObject([{ warehouseId: fixture.warehouses.SHOP, available: "9" }, { warehouseId: fixture.warehouses.MAIN }]);
  });

  test("two lines of one SKU are summed before they are judged", async () => {
    const fixture = await createLedgerFixture(database.db);
    await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "5" }] });
    const error = await refusal(
      post(fixture, {
        type: "issue",
        lines: [
          { sku: "A", quantity: "3" },
          { sku: "a", quantity: "3" },
        ],
      }),
    );
    expect(error.details).toMatchObject({ requested: "6", available: "5" });
    expect(await onHand(fixture, "A")).toBe("5");
  });

  test("a bad last line takes the good lines before it back", async () => {
    const fixture = await createLedgerFixture(database.db);
    const archived = await database.db.withTransaction(fixture.ctx, (tx) => addSku(tx, "OLD", 0, { archived: true }));
    await database.db.withTransaction(fixture.ctx, (tx) => addSku(tx, "POST", 0, { stocked: false }));
    const good = { sku: "A", quantity: "5" };
    const cases = [
      [{ sku: "nope", quantity: "1" }, "UNKNOWN_SKU"],
      [{ variantId: archived, quantity: "1" }, "ARCHIVED_SKU"],
      [{ sku: "POST", quantity: "1" }, "NOT_STOCKED"],
      [{ sku: "A", quantity: "1.5" }, "QUANTITY_SCALE"],
      [{ sku: "A", quantity: "0" }, "INVALID_QUANTITY"],
      [{ sku: "A", quantity: "-1" }, "INVALID_QUANTITY"],
      [{ sku: "A", quantity: "1", locationId: "0198c0de-0000-7000-8000-0000000000bb" }, "UNKNOWN_LOCATION"],
      [{ sku: "A", quantity: "1", unitCost: { amount: 5, currency: "USD" } }, "CURRENCY_MISMATCH"],
    ] as const;
    for (const [line, code] of cases) expect((await refusal(post(fixture, { type: "receipt", lines: [good, line] }))).code).toBe(code);
    expect(await onHand(fixture, "A")).toBe("0");
    expect(await verified(fixture)).toEqual([]);
  });

  test("R-TEN-1: another tenant's warehouse does not exist", async () => {
    const [mine, theirs] = [await createLedgerFixture(database.db), await createLedgerFixture(database.db)];
    const error = await refusal(post(mine, { type: "receipt", warehouseId: theirs.warehouses.MAIN, lines: [{ sku: "A", quantity: "1" }] }));
    expect([error.code, error.status]).toEqual(["UNKNOWN_WAREHOUSE", 404]);
  });

  test("R-TEN-2: a warehouse outside the actor's scope does not exist for it", async () => {
    const fixture = await createLedgerFixture(database.db, { warehouses: ["MAIN", "SHOP"] });
    const keeper = fixture.as(["inventory:receive", "inventory:transfer"], [fixture.warehouses.SHOP as string]);
    expect((await refusal(post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "1" }] }, keeper))).status).toBe(404);
    await post(fixture, { type: "receipt", warehouseId: fixture.warehouses.SHOP, lines: [{ sku: "A", quantity: "1" }] }, keeper);
    expect((await refusal(post(fixture, { type: "issue", warehouseId: fixture.warehouses.SHOP, lines: [{ sku: "A", quantity: "1" }] }, keeper))).code).toBe(
      "FORBIDDEN",
    );
  });

  test("dates: the future is refused, the past needs a right and a reason", async () => {
    const clock = manualClock("2026-03-01T12:00:00Z");
    const fixture = await createLedgerFixture(database.db, { clock });
    const at = (effectiveAt: string, reason?: string) =>
      post(fixture, { type: "receipt", effectiveAt, ...(reason ? { reason } : {}), lines: [{ sku: "A", quantity: "1" }] });
    expect((await refusal(at("2026-03-01T12:10:00Z"))).code).toBe("FUTURE_DATE");
    expect((await refusal(at("2026-02-27T12:00:00Z"))).code).toBe("REASON_REQUIRED");
    expect((await at("2026-02-27T12:00:00Z", "delivered on Friday")).document.effectiveAt).toBe("2026-02-27T12:00:00.000Z");
    const keeper = fixture.as(["inventory:receive"]);
    const backDated = post(fixture, { type: "receipt", effectiveAt: "2026-02-27T12:00:00Z", reason: "x", lines: [{ sku: "A", quantity: "1" }] }, keeper);
    expect((await refusal(backDated)).details).toMatchObject({ permission: "inventory:backdate" });
  });
});

describe("reversal", () => {
  test("R-LED-3: takes a document back once, and is itself final", async () => {
    const fixture = await createLedgerFixture(database.db);
    const posted = await post(fixture, {
      type: "receipt",
      lines: [
        { sku: "A", quantity: "5" },
        { sku: "B", quantity: "0.5" },
      ],
    });
    const reverse = () => fixture.inventory.reverseDocument(fixture.ctx, { id: posted.document.id, reason: "typed twice" });
    const reversal = JSON.parse(await reverse()) as PostedDocument;
    expect(reversal.document).toMatchObject({ type: "reversal", reversesDocumentId: posted.document.id });
    expect(reversal.levels.map((level) => level.onHand)).toEqual(["0", "0"]);
    expect((await refusal(reverse())).code).toBe("ALREADY_REVERSED");
    expect((await refusal(fixture.inventory.reverseDocument(fixture.ctx, { id: reversal.document.id, reason: "x" }))).code).toBe("NOT_REVERSIBLE");
    expect(await verified(fixture)).toEqual([]);
  });

  test("R-LED-3: is refused where it would break R-NEG, and works although the SKU was archived since", async () => {
    const fixture = await createLedgerFixture(database.db);
    const receipt = await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "5" }] });
    const issue = await post(fixture, { type: "issue", lines: [{ sku: "A", quantity: "2" }] });
    expect((await refusal(fixture.inventory.reverseDocument(fixture.ctx, { id: receipt.document.id, reason: "x" }))).code).toBe("INSUFFICIENT_STOCK");
    await database.db.withTransaction(fixture.ctx, (tx) =>
      tx.tx.query("UPDATE variant SET archived_at = now() WHERE tenant_id = $1 AND sku = 'A'", [fixture.ctx.tenantId]),
    );
    await fixture.inventory.reverseDocument(fixture.ctx, { id: issue.document.id, reason: "x" });
    expect(await onHand(fixture, "A")).toBe("5");
  });

  test("twenty reversals of one document at once: exactly one is posted", async () => {
    const fixture = await createLedgerFixture(database.db);
    const other = { ...fixture, inventory: (await createLedgerFixture(database.db)).inventory };
    const posted = await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "5" }] });
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? fixture : other).inventory.reverseDocument(fixture.ctx, { id: posted.document.id, reason: "x" })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await onHand(fixture, "A")).toBe("0");
    expect(await verified(fixture)).toEqual([]);
  });
});

describe("R-NEG-1: the most specific policy wins", () => {
  test("tenant, channel, SKU, location, SKU in location", async () => {
    const fixture = await createLedgerFixture(database.db, { warehouses: ["MAIN", "SHOP"], skus: { A: 0, B: 0 } });
    const main = fixture.warehouses.MAIN as string;
    const variant = (await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "1" }] })).movements[0]?.variantId as string;
    const set = (policy: string, keys: { variant?: string; location?: string; channel?: string }) =>
      database.db.withTransaction(fixture.ctx, (tx) =>
        tx.tx.query(
          "INSERT INTO negative_stock_policy (tenant_id, id, variant_id, location_id, channel, policy) VALUES ($1, gen_random_uuid(), $2, $3, $4, $5)",
          [fixture.ctx.tenantId, keys.variant ?? null, keys.location ?? null, keys.channel ?? null, policy],
        ),
      );
    const issue = (channel?: string) => post(fixture, { type: "issue", ...(channel ? { channel } : {}), lines: [{ sku: "A", quantity: "5" }] });
    await set("allow", { channel: "pos" });
    expect((await refusal(issue())).details.policy).toBe("block");
    expect((await issue("pos")).levels[0]?.onHand).toBe("-4");
    await set("block", { variant });
    expect((await refusal(issue("pos"))).details.policy).toBe("block");
    await set("allow", { location: main });
    expect((await issue()).levels[0]?.onHand).toBe("-9");
    await set("approve", { variant, location: main });
    expect((await refusal(issue("pos"))).details.policy).toBe("approve");
    const approved = await post(fixture, { type: "issue", approveNegative: true, reason: "customer waits", lines: [{ sku: "A", quantity: "1" }] });
    expect(approved.levels[0]?.onHand).toBe("-10");
    expect(await verified(fixture)).toEqual([]);
  });

  test("one document's approval does not cover its neighbours in the batch", async () => {
    const fixture = await createLedgerFixture(database.db, { negativeStock: "approve" });
    const line = { lines: [{ sku: "A", quantity: "1" }] };
    const [approved, plain] = await Promise.allSettled([
      post(fixture, { type: "issue", approveNegative: true, reason: "customer waits", ...line }),
      post(fixture, { type: "issue", ...line }),
    ]);
    expect([approved?.status, plain?.status]).toEqual(["fulfilled", "rejected"]);
  });
});

describe("R-LED-1: the past cannot be changed", () => {
  test("neither by the application role nor by the owner", async () => {
    const fixture = await createLedgerFixture(database.db);
    await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "5" }] });
    for (const text of ["UPDATE movement SET quantity = 1", "DELETE FROM movement", "UPDATE stock_document SET reason = 'x'", "TRUNCATE movement"]) {
      await expect(database.db.withTransaction(fixture.ctx, (tx) => tx.tx.query(text))).rejects.toThrow(/permission denied/);
    }
    const { default: pg } = await import("pg");
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await expect(owner.query("UPDATE movement SET quantity = 1")).rejects.toThrow(/append-only/);
    await owner.end();
  });

  test("verify finds an edit made around the application", async () => {
    const fixture = await createLedgerFixture(database.db);
    await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "5" }] });
    await database.db.withTransaction(fixture.ctx, (tx) => tx.tx.query("UPDATE stock_balance SET on_hand = 6 WHERE tenant_id = $1", [fixture.ctx.tenantId]));
    expect(await verified(fixture)).toMatchObject([{ invariant: "I1", expected: "5", actual: "6" }]);
  });
});

describe.each([true, false])("300 buyers for 100 units, group commit %s", (groupCommit) => {
  test("exactly 100 are served and 200 told there is not enough", async () => {
    const fixture = await createLedgerFixture(database.db, { groupCommit });
    await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "100" }] });
    const results = await Promise.allSettled(Array.from({ length: 300 }, () => post(fixture, { type: "issue", lines: [{ sku: "A", quantity: "1" }] })));
    const refused = results.filter((result) => result.status === "rejected");
    expect(results.length - refused.length).toBe(100);
    expect(new Set(refused.map((result) => (result.reason as AppError).code))).toEqual(new Set(["INSUFFICIENT_STOCK"]));
    expect(await onHand(fixture, "A")).toBe("0");
    expect(await verified(fixture)).toEqual([]);
  });
});

test("two processes on one hot SKU: nothing is lost and nothing sold twice", async () => {
  const fixture = await createLedgerFixture(database.db);
  const second = (await createLedgerFixture(database.db)).inventory;
  await post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "500" }] });
  const buy = (inventory: LedgerFixture["inventory"]) => post({ ...fixture, inventory }, { type: "issue", lines: [{ sku: "A", quantity: "1" }] });
  const results = await Promise.allSettled(Array.from({ length: 700 }, (_, index) => buy(index % 2 ? fixture.inventory : second)));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(500);
  expect(await onHand(fixture, "A")).toBe("0");
  expect(await verified(fixture)).toEqual([]);
});

test("a full queue answers OVERLOADED and loses nothing", async () => {
  const fixture = await createLedgerFixture(database.db, { queueMax: 10 });
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => post(fixture, { type: "receipt", lines: [{ sku: "A", quantity: "1" }] })));
  const served = results.filter((result) => result.status === "fulfilled").length;
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as AppError] : []));
  expect(served).toBe(10);
  expect(refused.every((error) => error.code === "OVERLOADED" && error.retryAfterSeconds === 1)).toBe(true);
  expect(await onHand(fixture, "A")).toBe("10");
});
