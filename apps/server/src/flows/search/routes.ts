import { SearchQuery, SearchResult } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import { type SearchDeps, search } from "./search.ts";

export function searchRoutes(deps: SearchDeps): Route[] {
  return [
    route({
      method: "GET",
      url: "/search",
      summary: "Find products, documents, warehouses and categories at once, as far as one may read them",
      tag: "Search",
      access: "signed-in",
      query: SearchQuery,
      response: SearchResult,
      handler: (ctx, { query }) => search(deps, ctx, query),
    }),
  ];
}
