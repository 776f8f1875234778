import { LevelExport, type LevelItem, type LevelPage, type LevelQuery } from "@lumbung/contracts";
import { warehouseColumns } from "../column.ts";
import type { ExportsDeps } from "../deps.ts";
import type { ListExport } from "../export-route.ts";

export function levelsExport(deps: ExportsDeps): ListExport<Omit<LevelQuery, "limit" | "cursor">, LevelItem> {
  return {
    url: "/inventory/levels",
    summary: "Stock per SKU and warehouse as a CSV file, now or at a past instant",
    tag: "Inventory",
    access: "inventory:read",
    query: LevelExport,
    page: async (ctx, query) => JSON.parse(await deps.levels(ctx, query)) as LevelPage,
    columns: (terms) => [
      { heading: "SKU", cell: (level) => level.sku },
      { heading: "Name", cell: (level) => level.name },
      ...warehouseColumns<LevelItem>(terms, "Warehouse", (level) => level.warehouseId),
      { heading: "On hand", cell: (level) => level.onHand },
      { heading: "Reserved", cell: (level) => level.reserved },
      { heading: "Available", cell: (level) => level.available },
      { heading: "Minimum", cell: (level) => level.minimum },
    ],
  };
}
