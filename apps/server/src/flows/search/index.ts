import type { Route } from "../../infrastructure/http/index.ts";
import { searchRoutes } from "./routes.ts";
import type { SearchDeps } from "./search.ts";

/** The quick search over everything that has a page of its own: see README.md. */
export function createSearch(deps: SearchDeps): { readonly routes: Route[] } {
  return { routes: searchRoutes(deps) };
}
