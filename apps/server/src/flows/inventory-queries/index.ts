import type {
  DocumentDetail,
  DocumentPage,
  DocumentQuery,
  LevelQuery,
  MovementPage,
  MovementQuery,
  ProductStockList,
  ProductStockQuery,
  StockCard,
  StockCardQuery,
} from "@lumbung/contracts";
import type { Route } from "../../infrastructure/http/index.ts";
import type { Ctx } from "../../shared/context.ts";
import type { InventoryQueriesDeps } from "./deps.ts";
import { getDocument } from "./documents/get-document.ts";
import { listDocuments } from "./documents/list-documents.ts";
import { listLevels } from "./levels/list-levels.ts";
import { listProductStock } from "./levels/list-product-stock.ts";
import { createOrderWindows } from "./levels/order-windows.ts";
import { createSameSnapshot } from "./levels/same-snapshot.ts";
import { listMovements } from "./movements/list-movements.ts";
import { inventoryQueryRoutes } from "./routes.ts";
import { readStockCard } from "./stock-card/read-stock-card.ts";

export { documentNumber, parseDocumentNumber } from "./document-number.ts";

export interface InventoryQueries {
  /** JSON text of the contract `LevelPage`. */
  listLevels(ctx: Ctx, query: LevelQuery): Promise<string>;
  listProductStock(ctx: Ctx, query: ProductStockQuery): Promise<ProductStockList>;
  listMovements(ctx: Ctx, query: MovementQuery): Promise<MovementPage>;
  /** Throws NOT_FOUND for a SKU or warehouse that is not the caller's. */
  readStockCard(ctx: Ctx, query: StockCardQuery): Promise<StockCard>;
  listDocuments(ctx: Ctx, query: DocumentQuery): Promise<DocumentPage>;
  /** Throws NOT_FOUND for a document that touches none of the caller's warehouses. */
  getDocument(ctx: Ctx, id: string): Promise<DocumentDetail>;
}

/** The pages over the ledger that join it with the catalogue, the warehouses and the people: see README.md. */
export function createInventoryQueries(deps: InventoryQueriesDeps): InventoryQueries & { readonly routes: Route[] } {
  const levels = { ...deps, windows: createOrderWindows(), readOnce: createSameSnapshot() };
  const queries: InventoryQueries = {
    listLevels: (ctx, query) => listLevels(levels, ctx, query),
    listProductStock: (ctx, query) => listProductStock(deps, ctx, query),
    listMovements: (ctx, query) => listMovements(deps, ctx, query),
    readStockCard: (ctx, query) => readStockCard(deps, ctx, query),
    listDocuments: (ctx, query) => listDocuments(deps, ctx, query),
    getDocument: (ctx, id) => getDocument(deps, ctx, id),
  };
  return { ...queries, routes: inventoryQueryRoutes(queries) };
}
