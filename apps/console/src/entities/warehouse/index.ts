export { WarehouseSelect } from "./warehouse-select.tsx";
export { useWarehouseNames, useWarehouses, warehousesQuery } from "./warehouses.ts";
