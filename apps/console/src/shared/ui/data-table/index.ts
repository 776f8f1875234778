export { DataTable } from "./data-table.tsx";
export type { Column, DataTableProps, RowSelection } from "./types.ts";
