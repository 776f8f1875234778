import type { DocumentType, PostDocument, PostedDocument } from "@lumbung/contracts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../infrastructure/postgres/testing.ts";
import { AppError } from "../../../shared/errors.ts";
import { newId } from "../../../shared/ids.ts";
import { addSku, createLedgerFixture, type LedgerFixture } from "../testing.ts";

let database: TestDatabase;
let fixture: LedgerFixture;
let main: string;
let branch: string;
let shelf: string;

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createLedgerFixture(database.db, { warehouses: ["MAIN", "BRANCH"], skus: { A: 0, B: 3 } });
  [main, branch, shelf] = [fixture.warehouses.MAIN as string, fixture.warehouses.BRANCH as string, newId()];
  await database.db.withTransaction(fixture.ctx, async (tx) => {
    await addSku(tx, "SERVICE", 0, { stocked: false });
    await addSku(tx, "GONE", 0, { archived: true });
    await tx.tx.query("INSERT INTO location (tenant_id, id, warehouse_id, parent_id, code, name, kind) VALUES ($1, $2, $3, $3, 'S1', 'Shelf', 'storage')", [
      fixture.ctx.tenantId,
      shelf,
      main,
    ]);
    await tx.tx.query("INSERT INTO negative_stock_policy (tenant_id, id, location_id, policy) VALUES ($1, $2, $3, 'allow')", [
      fixture.ctx.tenantId,
      newId(),
      branch,
    ]);
  });
  await fixture.inventory.postDocument(fixture.ctx, {
    type: "receipt",
    warehouseId: main,
    lines: [
      { sku: "A", quantity: "10" },
      { sku: "B", quantity: "2.5" },
    ],
  });
});
afterAll(() => database.drop());

const document = (type: DocumentType, lines: PostDocument["lines"], more: Partial<PostDocument> = {}): PostDocument => ({
  type,
  warehouseId: main,
  lines,
  ...more,
});
const preview = (input: PostDocument, ctx = fixture.ctx) => fixture.inventory.previewDocument(ctx, input);
const codes = (problems: ReadonlyArray<{ code: string }>) => problems.map((problem) => problem.code);
const balances = () => database.db.read(fixture.ctx, ({ tx }) => tx.query("SELECT * FROM stock_balance ORDER BY 1, 2, 3"));

test("the levels before and after are told, and nothing is posted", async () => {
  const before = await balances();
  const seen = await preview(
    document("issue", [
      { sku: "a", quantity: "4" },
      { sku: "B", quantity: "0.125" },
    ]),
  );
  expect(seen).toMatchObject({
    ok: true,
    problems: [],
    lines: [
      { lineNo: 1, sku: "A", name: "A", scale: 0, problems: [] },
      { lineNo: 2, sku: "B" },
    ],
  });
  expect(seen.levels).toMatchObject([
    { sku: "A", warehouseId: main, before: { onHand: "10", available: "10" }, after: { onHand: "6", available: "6" } },
    { sku: "B", before: { onHand: "2.5" }, after: { onHand: "2.375" } },
  ]);
  expect(await balances()).toEqual(before);
});

test("every line says what is wrong with it, and the sound ones still show their effect", async () => {
  const seen = await preview(
    document("issue", [
      { sku: "A", quantity: "8" },
      { sku: "NOBODY", quantity: "1" },
      { sku: "B", quantity: "0.0001" },
      { sku: "SERVICE", quantity: "1" },
      { sku: "GONE", quantity: "1" },
      { sku: "A", quantity: "0" },
      { sku: "A", quantity: "5", locationId: main },
    ]),
  );
  expect(seen.lines.map((line) => codes(line.problems))).toEqual([
    ["INSUFFICIENT_STOCK"],
    ["UNKNOWN_SKU"],
    ["QUANTITY_SCALE"],
    ["NOT_STOCKED"],
    ["ARCHIVED_SKU"],
    ["INVALID_QUANTITY"],
    [],
  ]);
  expect(seen.lines[0]?.problems[0]).toMatchObject({ details: { line: 1, requested: "13", available: "10", perLocation: [{ warehouseId: main }] } });
  expect(seen.levels).toMatchObject([{ sku: "A", before: { onHand: "10" }, after: { onHand: "-3" } }]);
});

test("what the document as a whole lacks is told beside the levels", async () => {
  const future = new Date(Date.now() + 86_400_000).toISOString();
  const seen = await preview(document("adjustment", [{ sku: "A", quantity: "-1", unitCost: { amount: 1, currency: "IDR" } }], { effectiveAt: future }));
  expect(codes(seen.problems).sort()).toEqual(["CURRENCY_MISMATCH", "FUTURE_DATE", "REASON_REQUIRED"]);
  expect(seen.levels).toMatchObject([{ after: { onHand: "9" } }]);
});

describe("what no line mends is refused", () => {
  const refused = (work: Promise<unknown>) => expect(work).rejects;
  test("403 without the right to post this type", () =>
    refused(preview(document("receipt", [{ sku: "A", quantity: "1" }]), fixture.as(["inventory:read", "inventory:issue"]))).toMatchObject({
      code: "FORBIDDEN",
      details: { permission: "inventory:receive" },
    }));
  test("404 for a warehouse outside one's reach", () =>
    refused(preview(document("issue", [{ sku: "A", quantity: "1" }]), fixture.as(["inventory:issue"], [branch]))).toMatchObject({ code: "UNKNOWN_WAREHOUSE" }));
  test("422 for a transfer without a destination", () =>
    refused(preview(document("transfer", [{ sku: "A", quantity: "1" }]))).toMatchObject({ code: "VALIDATION_FAILED" }));
});

test("a preview says what posting then says: the same levels, or the same first problem", { timeout: 120_000 }, async () => {
  const often = <T>(usual: readonly T[], seldom: readonly T[]) =>
    fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...seldom) });
  const line = fc.record({
    sku: often(["A", "a", "B"], ["SERVICE", "GONE", "NOBODY"]),
    quantity: often(["1", "2", "3", "12"], ["0.5", "-2"]),
    locationId: often<string | undefined>([undefined, undefined, shelf], [newId()]),
  });
  const anyDocument = fc
    .record({
      type: fc.constantFrom<DocumentType>("receipt", "issue", "adjustment", "transfer", "return", "opening"),
      warehouseId: often([main], [branch]),
      reason: fc.constant("counted"),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    })
    .map((made) => (made.type === "transfer" ? { ...made, toWarehouseId: made.warehouseId === main ? branch : main } : made));
  let posted = 0;
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(anyDocument, async (input) => {
      const asked = input as PostDocument;
      const seen = await preview(asked).catch((error: unknown) => error);
      const answer = await fixture.inventory.postDocument(fixture.ctx, asked).then(
        (body) => JSON.parse(body) as PostedDocument,
        (error: unknown) => error as AppError,
      );
      if (seen instanceof AppError) {
        expect((answer as AppError).code).toBe(seen.code);
        return;
      }
      const { ok, lines, problems, levels } = seen as Awaited<ReturnType<typeof preview>>;
      expect([ok, answer instanceof AppError ? answer.code : ""]).toEqual([!(answer instanceof AppError), answer instanceof AppError ? answer.code : ""]);
      if (answer instanceof AppError) {
        refusals++;
        const all = [...problems, ...lines.flatMap((one) => one.problems)];
        expect(all.some((problem) => problem.code === answer.code && (problem.details.line ?? null) === (answer.details.line ?? null))).toBe(true);
      } else {
        posted++;
        const bySku = (list: ReadonlyArray<{ sku: string; warehouseId: string }>) =>
          [...list].sort((a, b) => `${a.sku}${a.warehouseId}`.localeCompare(`${b.sku}${b.warehouseId}`));
        expect(bySku(levels.map(({ after, before: _, ...key }) => ({ ...key, ...after })))).toEqual(bySku(answer.levels));
      }
    }),
    { numRuns: 300 },
  );
  expect(Math.min(posted, refusals)).toBeGreaterThan(20);
});
