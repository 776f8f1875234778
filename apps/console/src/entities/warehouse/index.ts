export { useScopeText, WarehouseScopeChoice } from "./warehouse-scope.tsx";
export { WarehouseSelect } from "./warehouse-select.tsx";
export { useWarehouseNames, useWarehouses, warehousesQuery } from "./warehouses.ts";
