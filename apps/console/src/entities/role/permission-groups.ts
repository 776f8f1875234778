import { allPermissions, type Permission } from "@lumbung/contracts";

export type PermissionArea = "products" | "stock" | "warehouses" | "figures" | "imports" | "people" | "business" | "system";

/** Where a permission stands in the list, by its resource. */
const areas: Record<string, PermissionArea> = {
  product: "products",
  inventory: "stock",
  minimum: "stock",
  alert: "stock",
  warehouse: "warehouses",
  dashboard: "figures",
  cost: "figures",
  import: "imports",
  user: "people",
  role: "people",
  "api-key": "people",
  audit: "business",
  tenant: "business",
  system: "system",
};
const order: readonly PermissionArea[] = ["products", "stock", "warehouses", "figures", "imports", "people", "business", "system"];

export interface PermissionGroup {
  readonly area: PermissionArea;
  readonly permissions: readonly Permission[];
}

/** Every permission, once, by area; a resource that is not placed yet comes with the system. */
export const permissionGroups: readonly PermissionGroup[] = order.map((area) => ({
  area,
  permissions: allPermissions.filter((permission) => (areas[permission.split(":")[0] ?? ""] ?? "system") === area),
}));
