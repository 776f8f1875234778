import { JobAccepted, RecalculateSummary, StockDayList, StockDayQuery, StockSummaryPage, StockSummaryQuery } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { StockSummaryUseCases } from "./index.ts";

const tag = "Inventory";

export function stockSummaryRoutes(useCases: StockSummaryUseCases): Route[] {
  return [
    route({
      method: "GET",
      url: "/inventory/summaries",
      summary: "All that ever came and went, per SKU and warehouse",
      tag,
      access: "inventory:read",
      query: StockSummaryQuery,
      response: StockSummaryPage,
      handler: (ctx, { query }) => useCases.listSummaries(ctx, query),
    }),
    route({
      method: "GET",
      url: "/inventory/days",
      summary: "What a SKU did per business day",
      tag,
      access: "inventory:read",
      query: StockDayQuery,
      response: StockDayList,
      handler: (ctx, { query }) => useCases.listDays(ctx, query),
    }),
    route({
      method: "POST",
      url: "/inventory/summaries::recalculate",
      summary: "Count one SKU in a warehouse anew from the ledger",
      tag,
      access: "system:write",
      body: RecalculateSummary,
      response: JobAccepted,
      status: 202,
      transaction: "several",
      handler: (ctx, { body }) => useCases.requestRecalculation(ctx, body),
    }),
  ];
}
