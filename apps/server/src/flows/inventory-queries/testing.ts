import type {
  LevelItem,
  LevelPage,
  LevelQuery,
  MovementFace,
  MovementQuery,
  PostDocument,
  PostedDocument,
  StockCardLeg,
  StockCardQuery,
} from "@lumbung/contracts";
import { createInProcessBus } from "../../infrastructure/bus/index.ts";
import { createCache } from "../../infrastructure/cache/index.ts";
import type { TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { createSilentTelemetry } from "../../infrastructure/telemetry/index.ts";
import { createLedgerFixture, type LedgerFixture, type LedgerFixtureOptions } from "../../modules/inventory/testing.ts";
import type { Ctx } from "../../shared/context.ts";
import { createInventoryQueries, type InventoryQueries } from "./index.ts";

/** A ledger to write to and the pages to read it with, for tests. */
export interface QueryWorld {
  readonly ledger: LedgerFixture;
  readonly queries: InventoryQueries;
  post(document: Omit<PostDocument, "warehouseId"> & { warehouse: string; toWarehouse?: string }): Promise<PostedDocument>;
  setMinimum(sku: string, warehouse: string, quantity: number | null): Promise<void>;
  sql(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  levels(query?: Partial<LevelQuery>, ctx?: Ctx): Promise<LevelPage>;
  /** All pages of the list, of `limit` items each. */
  allLevels(query?: Partial<LevelQuery>, ctx?: Ctx): Promise<LevelItem[]>;
  allMovements(query?: Partial<MovementQuery>, ctx?: Ctx): Promise<MovementFace[]>;
  allLegs(query: Partial<StockCardQuery>, ctx?: Ctx): Promise<{ legs: StockCardLeg[]; openings: string[]; closings: string[] }>;
}

/** Pages a test follows before it says that a list does not end. */
const pagesMax = 1000;

export async function createQueryWorld(database: TestDatabase, options: LedgerFixtureOptions = {}): Promise<QueryWorld> {
  const ledger = await createLedgerFixture(database.db, options);
  const cache = createCache({ bus: createInProcessBus((error) => console.error(error)), ...createSilentTelemetry() });
  const queries = createInventoryQueries({ db: database.db, cache });
  const warehouseId = (code: string) => ledger.warehouses[code] as string;
  const sql = (text: string, values: readonly unknown[] = []) =>
    database.db.withTransaction(ledger.ctx, ({ tx }) => tx.query(text, [ledger.ctx.tenantId, ...values]));

  async function follow<Page extends { nextCursor: string | null }>(read: (cursor: string | undefined) => Promise<Page>): Promise<Page[]> {
    const pages: Page[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(cursor);
      pages.push(page);
      cursor = page.nextCursor ?? undefined;
      if (pages.length > pagesMax) throw new Error("the list does not end");
    } while (cursor !== undefined);
    return pages;
  }

  const levels: QueryWorld["levels"] = async (query = {}, ctx = ledger.ctx) =>
    JSON.parse(await queries.listLevels(ctx, { limit: 50, sort: "sku", ...query })) as LevelPage;
  return {
    ledger,
    queries,
    post: async ({ warehouse, toWarehouse, ...document }) =>
      JSON.parse(
        await ledger.inventory.postDocument(ledger.ctx, {
          ...document,
          warehouseId: warehouseId(warehouse),
          ...(toWarehouse === undefined ? {} : { toWarehouseId: warehouseId(toWarehouse) }),
        }),
      ) as PostedDocument,
    setMinimum: async (sku, warehouse, quantity) => {
      const key = "tenant_id = $1 AND variant_id = (SELECT id FROM variant WHERE tenant_id = $1 AND sku = $2) AND warehouse_id = $3";
      if (quantity === null) await sql(`DELETE FROM minimum_level WHERE ${key}`, [sku, warehouseId(warehouse)]);
      else
        await sql(
          `INSERT INTO minimum_level (tenant_id, variant_id, warehouse_id, quantity, updated_at, updated_by)
           SELECT $1, id, $3, $4, now(), 'test' FROM variant WHERE tenant_id = $1 AND sku = $2
               ON CONFLICT (tenant_id, variant_id, warehouse_id) DO UPDATE SET quantity = excluded.quantity`,
          [sku, warehouseId(warehouse), quantity],
        );
    },
    sql,
    levels,
    allLevels: async (query = {}, ctx = ledger.ctx) => (await follow((cursor) => levels({ ...query, cursor }, ctx))).flatMap((page) => page.items),
    allMovements: async (query = {}, ctx = ledger.ctx) =>
      (await follow((cursor) => queries.listMovements(ctx, { limit: 50, ...query, cursor }))).flatMap((page) => page.items),
    allLegs: async (query, ctx = ledger.ctx) => {
      const pages = await follow((cursor) => queries.readStockCard(ctx, { limit: 50, order: "asc", ...query, cursor }));
      return {
        legs: pages.flatMap((page) => page.items),
        openings: pages.map((page) => page.openingBalance),
        closings: pages.map((page) => page.closingBalance),
      };
    },
  };
}
