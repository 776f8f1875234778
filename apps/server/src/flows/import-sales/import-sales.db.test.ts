import type { ImportOpening, ImportSettings } from "@lumbung/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { onlineRetailFile } from "../../modules/imports/testing.ts";
import { manualClock } from "../../shared/clock.ts";
import type { SalesRunResult } from "./index.ts";
import { createImportWorld, type ImportWorld } from "./testing.ts";

const clock = manualClock("2026-11-20T12:00:00Z");
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Options {
  readonly opening?: ImportOpening;
  readonly dryRun?: boolean;
  readonly settings?: ImportSettings;
  readonly fileName?: string;
}

async function importText(world: ImportWorld, content: string | Buffer, options: Options = {}): Promise<SalesRunResult & { id: string }> {
  const bytes = Buffer.from(content);
  const row = await world.deps.db.withTransaction(world.ctx, (tx) =>
    world.salesImport.start(tx, {
      fileName: options.fileName ?? "sales.csv",
      bytes,
      warehouseId: world.warehouseId,
      dryRun: options.dryRun ?? false,
      opening: options.opening ?? "auto",
      settings: options.settings ?? {},
    }),
  );
  return { id: row.id, ...(await world.salesImport.run(world.ctx, { row, bytes })) };
}

const sql = <Row extends Record<string, unknown>>(world: ImportWorld, text: string, values: unknown[] = []) =>
  world.deps.db.read(world.ctx, ({ tx }) => tx.query<Row>(text, [world.ctx.tenantId, ...values]));

async function onHand(world: ImportWorld): Promise<Record<string, number>> {
  const rows = await sql<{ sku: string; on_hand: number }>(
    world,
    "SELECT v.sku, b.on_hand FROM stock_balance b JOIN variant v ON v.tenant_id = b.tenant_id AND v.id = b.variant_id WHERE b.tenant_id = $1 ORDER BY v.sku",
  );
  return Object.fromEntries(rows.map((row) => [row.sku, row.on_hand]));
}

async function figures(world: ImportWorld) {
  const rows = await sql<{ type: string; documents: number; movements: number; quantity: number }>(
    world,
    `SELECT d.type, count(DISTINCT d.id)::integer AS documents, count(m.position)::integer AS movements, sum(m.quantity)::integer AS quantity
       FROM stock_document d JOIN movement m ON m.tenant_id = d.tenant_id AND m.document_id = d.id WHERE d.tenant_id = $1 GROUP BY d.type ORDER BY d.type`,
  );
  return Object.fromEntries(rows.map(({ type, ...rest }) => [type, [rest.documents, rest.movements, rest.quantity]]));
}

/** The lowest balance any SKU of the business ever had, walking its movements in the order (effective_at, position). */
async function lowestBalance(world: ImportWorld): Promise<number> {
  const [row] = await sql<{ lowest: number }>(
    world,
    `SELECT min(balance)::integer AS lowest FROM (
       SELECT sum(delta) OVER (PARTITION BY variant_id ORDER BY effective_at, position) AS balance
         FROM stock_leg WHERE tenant_id = $1 AND warehouse_id IS NOT NULL) s`,
  );
  return row?.lowest ?? 0;
}

const header = "invoice,sku,description,quantity,date,price,customer\n";

describe("the real file", () => {
  test("is in the books as it is, once, and can be taken back and imported again", async () => {
    const world = await createImportWorld(database, clock);
    const first = await importText(world, onlineRetailFile());
    expect(first.report).toMatchObject({
      lines: { total: 10_000, posted: 9_962, services: 38, refused: 0, alreadyImported: 0 },
      products: { created: 1_988, services: 6, known: 0 },
      documents: { opening: 1, issue: 439, return: 41, adjustment: 30 },
      movements: { opening: 1_973, issue: 9_834, return: 98, adjustment: 30 },
      giveaways: 15,
      from: "2010-12-01T08:26:00.000Z",
      to: "2010-12-05T16:24:00.000Z",
      openingAt: "2010-12-01T00:00:00.000Z",
    });
    const posted = {
      adjustment: [30, 30, 1_398],
      issue: [439, 9_834, 90_389],
      opening: [1, 1_973, 90_453],
      return: [41, 98, 10_815],
    };
    expect(await figures(world)).toEqual(posted);
    expect(await lowestBalance(world)).toBe(0);
    expect(await brokenBalances(world)).toEqual([]);
    const [sample] = await sql(
      world,
      `SELECT d.reference, d.reason, d.effective_at AS at, m.quantity::integer FROM stock_document d JOIN movement m ON m.tenant_id = d.tenant_id AND m.document_id = d.id
         JOIN variant v ON v.tenant_id = m.tenant_id AND v.id = m.variant_id WHERE d.tenant_id = $1 AND d.reference = '536365' AND v.sku = '85123A'`,
    );
    expect(sample).toEqual({ reference: "536365", reason: "import sales.csv", at: new Date("2010-12-01T08:26:00Z"), quantity: 6 });

    // The same file again adds nothing, whatever it is called now.
    const again = await importText(world, onlineRetailFile(), { fileName: "copy.csv" });
    expect(again.id).toBe(first.id);
    expect(again.report).toMatchObject({ lines: { posted: 0, alreadyImported: 10_000 }, documents: { opening: 0, issue: 0, return: 0, adjustment: 0 } });
    expect(await figures(world)).toEqual(posted);
    const kept = await world.deps.db.read(world.ctx, (tx) => tx.tx.query("SELECT report FROM file_import WHERE id = $1", [first.id]));
    expect(kept[0]).toMatchObject({ report: { lines: { posted: 9_962, services: 38, alreadyImported: 0 }, products: { created: 1_988 } } });

    // Undone: one reversal document, nothing on hand, products archived; then the file may come again.
    const undone = await world.salesImport.undo(world.ctx, { id: first.id });
    expect(undone).toMatchObject({ status: "undone", undoDocumentId: expect.any(String) });
    expect((await figures(world)).reversal).toEqual([1, 11_935, 1_398 + 90_389 + 90_453 + 10_815]);
    expect(Object.values(await onHand(world)).every((quantity) => quantity === 0)).toBe(true);
    expect(await sql(world, "SELECT count(*)::integer AS n FROM product WHERE tenant_id = $1 AND archived_at IS NULL")).toEqual([{ n: 0 }]);
    await expect(world.salesImport.undo(world.ctx, { id: first.id })).rejects.toMatchObject({ code: "CONFLICT" });

    const anew = await importText(world, onlineRetailFile());
    expect(anew.id).not.toBe(first.id);
    expect(anew.report).toMatchObject({
      lines: { posted: 9_962, refused: 0 },
      products: { created: 0, restored: 1_988 },
      documents: { opening: 1, issue: 439, return: 41, adjustment: 30 },
    });
    expect((await figures(world)).opening).toEqual([2, 2 * 1_973, 2 * 90_453]);
  }, 60_000);
});

/** SKUs whose balance is not the sum of their movements (I1). */
async function brokenBalances(world: ImportWorld): Promise<unknown[]> {
  return sql(
    world,
    `SELECT b.variant_id FROM stock_balance b
       LEFT JOIN (SELECT variant_id, location_id, sum(delta) AS total FROM stock_leg WHERE tenant_id = $1 GROUP BY variant_id, location_id) l USING (variant_id, location_id)
      WHERE b.tenant_id = $1 AND b.on_hand <> coalesce(l.total, 0)`,
  );
}

describe("a run that is cut off", () => {
  /** Breaks the import after its nth posting: the documents are in the books, the import does not know it yet. */
  function breakAfter(postings: number) {
    const state = { left: postings };
    const wrap = (deps: ImportWorld["deps"]): ImportWorld["deps"] => ({
      ...deps,
      inventory: {
        ...deps.inventory,
        postDocuments: async (ctx, documents) => {
          const answers = await deps.inventory.postDocuments(ctx, documents);
          if (--state.left === 0) throw new Error("the process was killed");
          return answers;
        },
      },
    });
    return { state, wrap };
  }

  // 1 is the opening document, then the slices.
  test.each([1, 2, 4])("after posting %i times is taken up where it stopped, and nothing is there twice", async (postings) => {
    const { wrap } = breakAfter(postings);
    const world = await createImportWorld(database, clock, { wrap });
    const rows = Array.from(
      { length: 450 },
      (_, n) => `${1000 + n},S${n % 30},Thing,${n % 7 === 0 ? -1 : (n % 5) + 1},2024-03-${String((n % 28) + 1).padStart(2, "0")},1.5,C1`,
    );
    const file = header + rows.join("\n");
    const reference = await createImportWorld(database, clock);
    await importText(reference, file);

    await expect(importText(world, file)).rejects.toThrow("killed");
    const [failed] = await sql(world, "SELECT status, error->>'code' AS code FROM file_import WHERE tenant_id = $1");
    expect(failed).toEqual({ status: "failed", code: "INTERNAL" });
    const resumed = await importText(world, file);
    expect(await figures(world)).toEqual(await figures(reference));
    expect(await onHand(world)).toEqual(await onHand(reference));
    expect(await lowestBalance(world)).toBe(0);
    expect(await brokenBalances(world)).toEqual([]);
    const [kept] = await sql<{ report: { documents: unknown } }>(world, "SELECT report FROM file_import WHERE tenant_id = $1");
    const [wanted] = await sql<{ report: { documents: unknown } }>(reference, "SELECT report FROM file_import WHERE tenant_id = $1");
    expect(kept?.report.documents).toEqual(wanted?.report.documents);
    expect((await importText(world, file)).id).toBe(resumed.id);
    expect(await figures(world)).toEqual(await figures(reference));
  });

  test("may not go on with other settings, for they would make other documents", async () => {
    const { wrap } = breakAfter(2);
    const world = await createImportWorld(database, clock, { wrap });
    const file = `${header}1,A,Thing,2,2024-03-01,1.5,C1\n2,A,Thing,2,01/02/2024,1.5,C1`;
    await expect(importText(world, file)).rejects.toThrow("killed");
    await expect(importText(world, file, { settings: { dateOrder: "month-first" } })).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await importText(world, file)).report.lines.alreadyImported).toBe(0);
  });

  test("two runs at once: one works, the other is told", async () => {
    const world = await createImportWorld(database, clock);
    const file = header + Array.from({ length: 200 }, (_, n) => `${n},S${n},Thing,1,2024-03-01,1.5,C1`).join("\n");
    const results = await Promise.allSettled([importText(world, file), importText(world, file), importText(world, file)]);
    expect(results.filter((result) => result.status === "fulfilled").length).toBeGreaterThan(0);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "CONFLICT" });
    expect((await figures(world)).issue).toEqual([200, 200, 200]);
  });
});

describe("what is added and what is not", () => {
  test("equal lines are all booked; refused ones are reported and come in when they can be read", async () => {
    const world = await createImportWorld(database, clock);
    const file = `${header}1,A,Thing,2,2024-03-01,1.5,C1\n1,A,Thing,2,2024-03-01,1.5,C1\n2,B,Other,1.5,31/02/2024,1,C1\n3,C,Third,x,2024-03-01,1,C1`;
    const first = await importText(world, file);
    expect(first.report.lines).toEqual({ total: 4, posted: 2, services: 0, unchanged: 0, refused: 2, alreadyImported: 0 });
    expect(first.refused.map((line) => [line.line, line.code, line.cells[1]])).toEqual([
      [4, "DATE_UNREADABLE", "B"],
      [5, "QUANTITY_UNREADABLE", "C"],
    ]);
    expect(await figures(world)).toEqual({ issue: [1, 2, 4], opening: [1, 1, 4] });
    const again = await importText(world, file);
    expect(again.report.lines).toEqual({ total: 4, posted: 0, services: 0, unchanged: 0, refused: 2, alreadyImported: 2 });
    expect(await sql(world, "SELECT line, column_name FROM import_refused_line WHERE tenant_id = $1 ORDER BY line")).toEqual([
      { line: 4, column_name: "date" },
      { line: 5, column_name: "quantity" },
    ]);
  });

  test("lines the ledger refuses are reported, and added once the goods are there", async () => {
    const world = await createImportWorld(database, clock);
    const file = `${header}1,A,Thing,-5,2024-03-01,1.5,C1\n2,A,Thing,3,2024-03-02,1.5,C1\n3,A,Thing,3,2024-03-03,1.5,C1\n3,B,Other,1,2024-03-03,1.5,C1`;
    const first = await importText(world, file, { opening: "none" });
    expect(first.report).toMatchObject({ lines: { posted: 2, refused: 2 }, documents: { opening: 0, issue: 1, return: 1 } });
    expect(first.refused.map((line) => [line.line, line.code])).toEqual([
      [4, "LEDGER_REFUSED"],
      [5, "LEDGER_REFUSED"],
    ]);
    expect(first.refused[0]?.reason).toMatch(/Not enough stock: 3 of A asked for, 2 available/);
    expect(first.refused[0]?.cells).toEqual(["3", "A", "Thing", "3", "2024-03-03", "1.5", "C1"]);
    const second = await importText(world, file);
    expect(second.id).toBe(first.id);
    expect(second.report).toMatchObject({ lines: { posted: 2, refused: 0, alreadyImported: 2 }, documents: { opening: 1, issue: 1 } });
    expect(await onHand(world)).toEqual({ A: 0, B: 0 });
    expect(await lowestBalance(world)).toBe(0);
  });

  test("a second file opens only what the stock there is does not cover", async () => {
    const world = await createImportWorld(database, clock);
    await importText(world, `${header}1,A,Thing,10,2024-03-01,1,C1\n2,A,Thing,-4,2024-03-02,1,C1`);
    const next = await importText(world, `${header}3,A,Thing,5,2024-03-05,1,C1`);
    expect(next.prepared.opening).toEqual([{ skuKey: "a", quantity: "1" }]);
    // Sales before the return of the first file need their own.
    const earlier = await importText(world, `${header}4,A,Thing,2,2024-03-01 09:00,1,C1`);
    expect(earlier.prepared.opening).toEqual([{ skuKey: "a", quantity: "2" }]);
    expect(await lowestBalance(world)).toBe(0);
  });

  test("a dry run tells all and changes nothing", async () => {
    const world = await createImportWorld(database, clock);
    const file = `${header}1,A,Thing,2,2024-03-01,1.5,C1\n2,POST,Postage,1,2024-03-01,5,C1`;
    const dry = await importText(world, file, { dryRun: true });
    expect(dry.report).toMatchObject({
      lines: { posted: 1, services: 1 },
      products: { created: 2, services: 1 },
      documents: { opening: 1, issue: 1 },
      services: [{ sku: "POST", name: "Postage", lines: 1 }],
    });
    for (const table of ["product", "variant", "stock_document", "movement", "stock_balance", "import_line"])
      expect(await sql(world, `SELECT count(*)::integer AS n FROM ${table} WHERE tenant_id = $1`)).toEqual([{ n: 0 }]);
    expect((await importText(world, file)).report).toMatchObject({ lines: { posted: 1 } });
  });

  test("codes of services can be named; a SKU the catalogue stocks stays stocked", async () => {
    const world = await createImportWorld(database, clock);
    const file = `${header}1,GIFTWRAP,Wrapping,1,2024-03-01,1,C1\n1,M,A size,1,2024-03-01,1,C1`;
    const first = await importText(world, file, { settings: { serviceCodes: ["giftwrap"] } });
    expect(first.report.services).toEqual([{ sku: "GIFTWRAP", name: "Wrapping", lines: 1 }]);
    expect(await onHand(world)).toEqual({ M: 0 });
    const second = await importText(world, `${file}\n2,M,A size,1,2024-03-02,1,C1`);
    expect(second.report).toMatchObject({ products: { created: 0, known: 2 }, movements: { issue: 2 } });
  });

  test("instants are those of the tenant's zone", async () => {
    const world = await createImportWorld(database, clock, { timeZone: "Asia/Jakarta", currency: "IDR" });
    const { report } = await importText(world, `${header}1,A,Thing,2,31/03/2024 00:30,Rp 12.500,C1`);
    expect(report).toMatchObject({ from: "2024-03-30T17:30:00.000Z", openingAt: "2024-03-30T17:00:00.000Z" });
    expect(await sql(world, "SELECT price_minor::integer AS price FROM variant WHERE tenant_id = $1")).toEqual([{ price: 12_500 }]);
  });

  test("a preset reads the next file the same way", async () => {
    const world = await createImportWorld(database, clock);
    const start = (content: string, extra: { preset?: string; savePreset?: string; settings?: ImportSettings }) =>
      world.deps.db.withTransaction(world.ctx, (tx) =>
        world.salesImport.start(tx, {
          fileName: "a.csv",
          bytes: Buffer.from(content),
          warehouseId: world.warehouseId,
          dryRun: true,
          opening: "auto",
          settings: {},
          ...extra,
        }),
      );
    await start("x", { savePreset: "Till", settings: { columns: { sku: "x" }, dateOrder: "month-first" } });
    const row = await start("y", { preset: "till", settings: { columns: { quantity: "y" } } });
    expect(row.settings).toEqual({ columns: { sku: "x", quantity: "y" }, dateOrder: "month-first" });
    await expect(start("z", { preset: "nope" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("who may, and where", () => {
  test("the warehouse must be within reach, the content is bound to it, and back-dating is a right of its own", async () => {
    const world = await createImportWorld(database, clock);
    const file = `${header}1,A,Thing,2,2024-03-01,1.5,C1`;
    const start = (change: (actor: typeof world.ctx.actor) => typeof world.ctx.actor, warehouseId = world.warehouseId) =>
      world.deps.db.withTransaction({ ...world.ctx, actor: change(world.ctx.actor) }, (tx) =>
        world.salesImport.start(tx, { fileName: "a.csv", bytes: Buffer.from(file), warehouseId, dryRun: false, opening: "auto", settings: {} }),
      );
    await expect(start((actor) => ({ ...actor, permissions: new Set(["import:write"]) }))).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { permission: "inventory:backdate" },
    });
    await expect(start((actor) => ({ ...actor, warehouseIds: new Set() }))).rejects.toMatchObject({ code: "UNKNOWN_WAREHOUSE" });
    const other = await createImportWorld(database, clock);
    await expect(start((actor) => actor, other.warehouseId)).rejects.toMatchObject({ code: "UNKNOWN_WAREHOUSE" });

    await importText(world, file);
    const second = "01900000-0000-7000-8000-000000000001";
    await world.deps.db.withTransaction(world.ctx, ({ tx }) =>
      tx.query("INSERT INTO warehouse (tenant_id, id, code, name, kind) VALUES ($1, $2, 'TWO', 'Two', 'branch')", [world.ctx.tenantId, second]),
    );
    await expect(start((actor) => actor, second)).rejects.toMatchObject({ code: "CONFLICT", details: { warehouseId: world.warehouseId } });
    // Another business imports the same content as its own.
    expect((await importText(other, file)).report.lines.posted).toBe(1);
  });
});

describe("undo", () => {
  test("is refused with the SKUs of which goods have gone on, and leaves products that others use", async () => {
    const world = await createImportWorld(database, clock);
    const { id } = await importText(world, `${header}1,A,Thing,-5,2024-03-01,1,C1\n1,B,Other,-5,2024-03-01,1,C1\n1,C,Third,-5,2024-03-01,1,C1`);
    const post = (type: "issue" | "receipt", sku: string) =>
      world.inventory.postDocument(world.ctx, { type, warehouseId: world.warehouseId, lines: [{ sku, quantity: "2" }] });
    await post("issue", "A");
    await post("issue", "C");
    await expect(world.salesImport.undo(world.ctx, { id })).rejects.toMatchObject({
      code: "INSUFFICIENT_STOCK",
      details: {
        skus: [
          { sku: "A", broughtIn: "5", available: "3" },
          { sku: "C", broughtIn: "5", available: "3" },
        ],
      },
    });
    expect(await onHand(world)).toEqual({ A: 3, B: 5, C: 3 });
    await post("receipt", "A");
    await post("receipt", "C");
    expect(await world.salesImport.undo(world.ctx, { id, reason: "wrong file" })).toMatchObject({ status: "undone" });
    expect(await onHand(world)).toEqual({ A: 0, B: 0, C: 0 });
    expect(await sql(world, "SELECT sku FROM catalogue_variant WHERE tenant_id = $1 AND archived ORDER BY sku")).toEqual([{ sku: "B" }]);
    expect(await sql(world, "SELECT reason FROM stock_document WHERE tenant_id = $1 AND type = 'reversal'")).toEqual([{ reason: "wrong file" }]);
  });

  test("leaves out what was reversed already, and a foreign import is not there", async () => {
    const world = await createImportWorld(database, clock);
    const { id } = await importText(world, `${header}1,A,Thing,5,2024-03-01,1,C1\n2,A,Thing,4,2024-03-02,1,C1`);
    const [document] = await sql<{ id: string }>(world, "SELECT id FROM stock_document WHERE tenant_id = $1 AND reference = '1'");
    await world.inventory.reverseDocument(world.ctx, { id: document?.id ?? "", reason: "mistake" });
    expect(await onHand(world)).toEqual({ A: 5 });
    await world.salesImport.undo(world.ctx, { id });
    expect(await onHand(world)).toEqual({ A: 0 });
    const other = await createImportWorld(database, clock);
    await expect(other.salesImport.undo(other.ctx, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
