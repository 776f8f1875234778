export { useWarehouseNames, useWarehouses, warehousesQuery } from "./warehouses.ts";
