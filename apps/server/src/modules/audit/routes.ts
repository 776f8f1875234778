import { AuditPage, AuditQuery } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { createListEntries } from "./list-entries.ts";

export function auditRoutes(listEntries: ReturnType<typeof createListEntries>): Route[] {
  return [
    route({
      method: "GET",
      url: "/audit",
      summary: "Who changed what, the newest first",
      tag: "Audit",
      access: "audit:read",
      query: AuditQuery,
      response: AuditPage,
      handler: (ctx, { query }) => listEntries(ctx, query),
    }),
  ];
}
