import type { Database } from "../../infrastructure/postgres/index.ts";
import { createListEntries } from "./list-entries.ts";
import { auditRoutes } from "./routes.ts";

/** Reading the audit trail. Every command writes its own entry (infrastructure/audit). */
export function createAudit(deps: { db: Database }) {
  const listEntries = createListEntries(deps);
  return { listEntries, routes: auditRoutes(listEntries) };
}
