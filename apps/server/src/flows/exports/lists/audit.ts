import { type AuditEntry, AuditExport, type AuditQuery } from "@lumbung/contracts";
import { timeColumn } from "../column.ts";
import type { ExportsDeps } from "../deps.ts";
import type { ListExport } from "../export-route.ts";

export function auditExport(deps: ExportsDeps): ListExport<Omit<AuditQuery, "limit" | "cursor">, AuditEntry> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return {
    url: "/audit",
    summary: "Who changed what as a CSV file, the newest first",
    tag: "Audit",
    access: "audit:read",
    query: AuditExport,
    page: deps.audit,
    columns: (terms) => [
      timeColumn(terms, "Time", (entry) => entry.recordedAt),
      { heading: "Who", cell: (entry) => entry.actor.name },
      { heading: "Kind of actor", cell: (entry) => entry.actor.kind },
      { heading: "Action", cell: (entry) => entry.action },
      { heading: "What", cell: (entry) => entry.entityType },
      { heading: "Id", cell: (entry) => entry.entityId },
      { heading: "Before", cell: (entry) => json(entry.before) },
      { heading: "After", cell: (entry) => json(entry.after) },
      { heading: "Reason", cell: (entry) => entry.reason },
      { heading: "Address", cell: (entry) => entry.ip },
      { heading: "Request", cell: (entry) => entry.requestId },
    ],
  };
}
