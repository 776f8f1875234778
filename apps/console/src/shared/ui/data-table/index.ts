export { DataTable } from "./data-table.tsx";
export type { Column, DataTableProps } from "./types.ts";
