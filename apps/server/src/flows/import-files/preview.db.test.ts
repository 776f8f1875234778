import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ now: "2026-11-20T12:00:00Z" });
  await server.consumers.startJobs();
});
afterAll(() => server.close());

const body = (text: string, settings: object = {}) => ({ fileName: "till.csv", warehouseId: server.warehouseId, text, settings });
const preview = async (text: string, settings: object = {}) => expectStatus(await server.owner.post("/imports/preview", body(text, settings)), 200);
const file = "sku;name;qty;date\nA;Lamp;2;25/01/2026\nB;Mug;two;26/01/2026\nC;;1;31/02/2026\n";

test("200: how the file is read, its rows, and every problem at its cell; nothing is kept", async () => {
  const seen = await preview(file);
  expect(seen).toMatchObject({
    reading: {
      delimiter: { value: ";" },
      dateOrder: { value: "day-first", basis: "proven" },
      header: ["sku", "name", "qty", "date"],
      columns: { sku: "sku", quantity: "qty" },
    },
    missing: [],
    report: { lines: { total: 3, posted: 1, refused: 2 }, products: { created: 1 }, documents: { issue: 1, opening: 1 } },
  });
  expect(seen.rows).toEqual([
    { line: 2, cells: ["A", "Lamp", "2", "25/01/2026"] },
    { line: 3, cells: ["B", "Mug", "two", "26/01/2026"] },
    { line: 4, cells: ["C", "", "1", "31/02/2026"] },
  ]);
  expect(seen.problems.map((problem: Record<string, unknown>) => [problem.line, problem.column, problem.code])).toEqual([
    [3, "qty", "QUANTITY_UNREADABLE"],
    [4, "date", "DATE_UNREADABLE"],
  ]);
  expect(seen.problems[0].fix).not.toBe("");
  expect(expectStatus(await server.owner.get("/imports"), 200).items).toEqual([]);
  expect(expectStatus(await server.owner.get("/products"), 200).items).toEqual([]);
});

test("200: columns nobody knows are shown, to be named; then the file can be planned", async () => {
  const strange = "x1,x2,x3\nA,5,2026-01-02\nB,7,2026-01-03\n";
  const seen = await preview(strange);
  expect(seen).toMatchObject({ report: null, problems: [], rows: [{ line: 2, cells: ["A", "5", "2026-01-02"] }, { line: 3 }] });
  expect(seen.missing).toContain("quantity");
  const named = await preview(strange, { columns: { sku: "x1", quantity: "x2", date: "3" } });
  expect(named).toMatchObject({ missing: [], reading: { columns: { sku: "x1", quantity: "x2", date: "x3" } }, report: { lines: { posted: 2 } } });
});

test("corrected cells are imported in place of those of the file, and no preset keeps them", async () => {
  const corrections = [
    { line: 3, column: "qty", value: "5" },
    { line: 4, column: "4", value: "28/01/2026" },
  ];
  const seen = await preview(file, { corrections });
  expect([seen.problems, seen.rows[1].cells, seen.report.lines.posted]).toEqual([[], ["B", "Mug", "5", "26/01/2026"], 3]);
  const { id } = expectStatus(await server.owner.post("/imports", { ...body(file, { corrections }), savePreset: "Till" }), 202);
  await server.runConsumersUntilIdle();
  await expect.poll(async () => (await server.owner.get(`/imports/${id}`)).body.status, { timeout: 20_000 }).toBe("finished");
  const { items } = expectStatus(await server.owner.get("/inventory/movements?type=issue"), 200);
  expect(items.map((item: { sku: string; quantity: string }) => `${item.sku} ${item.quantity}`)).toEqual(["C 1", "B 5", "A 2"]);
  expect(expectStatus(await server.owner.get("/import-presets"), 200).items).toMatchObject([{ name: "Till", settings: {} }]);
  expect(JSON.stringify((await server.owner.get("/import-presets")).body)).not.toContain("corrections");
});

test("a file imported with refused lines, corrected and imported again, adds what was missing", async () => {
  const text = "sku,qty,date\nX,3,2026-02-01\nY,?,2026-02-02\n";
  const run = async (settings: object) => {
    const { id } = expectStatus(await server.owner.post("/imports", body(text, settings)), 202);
    await server.runConsumersUntilIdle();
    await expect.poll(async () => (await server.owner.get(`/imports/${id}`)).body.status, { timeout: 20_000 }).toBe("finished");
    return expectStatus(await server.owner.get(`/imports/${id}`), 200).report.lines;
  };
  expect(await run({})).toMatchObject({ posted: 1, refused: 1 });
  expect(await run({ corrections: [{ line: 3, column: "qty", value: "4" }] })).toMatchObject({ posted: 2, refused: 0 });
  expect(expectStatus(await server.owner.get("/inventory/movements?sku=X&type=issue"), 200).items).toHaveLength(1);
});

test("403, 404 and 422", async () => {
  const keeper = await server.signInAs("stock-keeper");
  expect((await keeper.post("/imports/preview", body(file))).status).toBe(403);
  expect((await server.owner.post("/imports/preview", { ...body(file), warehouseId: "00000000-0000-7000-8000-0000000000ff" })).body.code).toBe(
    "UNKNOWN_WAREHOUSE",
  );
  for (const request of [
    body("no table at all"),
    body(file, { columns: { sku: "nowhere" } }),
    body(file, { corrections: [{ line: 2, column: "nowhere", value: "" }] }),
  ])
    expect((await server.owner.post("/imports/preview", request)).body).toMatchObject({ status: 422, code: "IMPORT_UNREADABLE" });
  expect((await server.owner.post("/imports/preview", body(file, { corrections: [{ line: 0, column: "qty", value: "1" }] }))).body.code).toBe(
    "VALIDATION_FAILED",
  );
});
