import {
  DocumentDetail,
  DocumentPage,
  DocumentQuery,
  IdParams,
  LevelPage,
  LevelQuery,
  MovementPage,
  MovementQuery,
  ProductStockList,
  ProductStockQuery,
  StockCard,
  StockCardQuery,
} from "@lumbung/contracts";
import { RawJson, type Route, route } from "../../infrastructure/http/index.ts";
import type { InventoryQueries } from "./index.ts";

const tag = "Inventory";

export function inventoryQueryRoutes(queries: InventoryQueries): Route[] {
  return [
    route({
      method: "GET",
      url: "/inventory/levels",
      summary: "List stock per SKU and warehouse, or summed over warehouses, now or at a past instant",
      tag,
      access: "inventory:read",
      query: LevelQuery,
      response: LevelPage,
      handler: async (ctx, { query }) => new RawJson(await queries.listLevels(ctx, query)),
    }),
    route({
      method: "GET",
      url: "/products/stock",
      summary: "Stock of the products of a page: their SKUs per warehouse, or summed over warehouses",
      tag,
      access: "inventory:read",
      query: ProductStockQuery,
      response: ProductStockList,
      handler: (ctx, { query }) => queries.listProductStock(ctx, query),
    }),
    route({
      method: "GET",
      url: "/inventory/movements",
      summary: "List movements, latest first; a page may be short while nextCursor is set",
      tag,
      access: "inventory:read",
      query: MovementQuery,
      response: MovementPage,
      handler: (ctx, { query }) => queries.listMovements(ctx, query),
    }),
    route({
      method: "GET",
      url: "/inventory/stock-card",
      summary: "Read the history of one SKU with its running balance",
      tag,
      access: "inventory:read",
      query: StockCardQuery,
      response: StockCard,
      handler: (ctx, { query }) => queries.readStockCard(ctx, query),
    }),
    route({
      method: "GET",
      url: "/inventory/documents",
      summary: "List stock documents, latest first; a page may be short while nextCursor is set",
      tag,
      access: "inventory:read",
      query: DocumentQuery,
      response: DocumentPage,
      handler: (ctx, { query }) => queries.listDocuments(ctx, query),
    }),
    route({
      method: "GET",
      url: "/inventory/documents/:id",
      summary: "Read a stock document with its lines",
      tag,
      access: "inventory:read",
      params: IdParams,
      response: DocumentDetail,
      handler: (ctx, { params }) => queries.getDocument(ctx, params.id),
    }),
  ];
}
