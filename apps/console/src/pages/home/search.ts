import { text } from "#shared/lib";

export const homeSearch = { warehouse: text(36) };

/** The alerts that home shows, of one warehouse or of all. */
export const openAlerts = (warehouseId = "") => ({ state: "open" as const, warehouseId: warehouseId || undefined, limit: 20 });
