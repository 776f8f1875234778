import { type Alert, AlertExport, type AlertQuery } from "@lumbung/contracts";
import { timeColumn, warehouseColumns } from "../column.ts";
import type { ExportsDeps } from "../deps.ts";
import type { ListExport } from "../export-route.ts";

export function alertsExport(deps: ExportsDeps): ListExport<Omit<AlertQuery, "limit" | "cursor">, Alert> {
  return {
    url: "/alerts",
    summary: "Alerts of low and missing stock as a CSV file, the newest first",
    tag: "Alerts",
    access: "inventory:read",
    query: AlertExport,
    page: deps.alerts,
    columns: (terms) => [
      timeColumn(terms, "Opened", (alert) => alert.openedAt),
      { heading: "Kind", cell: (alert) => alert.kind },
      { heading: "State", cell: (alert) => alert.state },
      { heading: "SKU", cell: (alert) => alert.sku },
      { heading: "Name", cell: (alert) => alert.name },
      ...warehouseColumns<Alert>(terms, "Warehouse", (alert) => alert.warehouseId),
      { heading: "On hand", cell: (alert) => alert.onHand },
      { heading: "On hand when it opened", cell: (alert) => alert.openedOnHand },
      { heading: "Minimum", cell: (alert) => alert.minimum },
      timeColumn(terms, "Acknowledged", (alert) => alert.acknowledgedAt),
      { heading: "Note", cell: (alert) => alert.note },
      timeColumn(terms, "Resolved", (alert) => alert.resolvedAt),
    ],
  };
}
