import type { Route } from "../../infrastructure/http/index.ts";
import type { ExportsDeps } from "./deps.ts";
import { exportRoute } from "./export-route.ts";
import { alertsExport } from "./lists/alerts.ts";
import { auditExport } from "./lists/audit.ts";
import { documentsExport, movementsExport, stockCardExport } from "./lists/history.ts";
import { levelsExport } from "./lists/levels.ts";
import { productsExport } from "./lists/products.ts";

/** Every list as a CSV file: see README.md. */
export function createExports(deps: ExportsDeps): { readonly routes: Route[] } {
  return {
    routes: [
      exportRoute(deps, productsExport(deps)),
      exportRoute(deps, levelsExport(deps)),
      exportRoute(deps, movementsExport(deps)),
      exportRoute(deps, documentsExport(deps)),
      exportRoute(deps, stockCardExport(deps)),
      exportRoute(deps, alertsExport(deps)),
      exportRoute(deps, auditExport(deps)),
    ],
  };
}
