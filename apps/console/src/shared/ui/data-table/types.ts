import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** One column of a table, or one line of a card where there is no room for columns. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, so that their digits are below each other. */
  readonly align?: "start" | "end";
  /** What the server sorts by; left out where it cannot. */
  readonly sortBy?: string;
  /** A CSS grid track; `minmax(8rem, 1fr)` when left out. */
  readonly width?: string;
  /** Hidden until someone asks for it in the column choice. */
  readonly hidden?: boolean;
  /** The first line of the card on a phone; without a label. */
  readonly main?: boolean;
}

/** Rows chosen by their ids, for what is done to many at once. */
export interface RowSelection<Row> {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  /** What the row is called, for screen readers. */
  readonly nameOf: (row: Row) => string;
}

export interface DataTableProps<Row> {
  /** What the table shows, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowId: (row: Row) => string;
  /** Where a row leads: `linkOptions({ to: "/products/$id", params: { id: row.id } })`. */
  readonly rowLink?: (row: Row) => LinkProps;
  /** Lets rows be chosen. */
  readonly selection?: RowSelection<Row>;
  /** Buttons at the end of each row. */
  readonly rowActions?: (row: Row) => ReactNode;
  /** Room for those buttons, such as "9rem"; that of one picture when left out. Rows are grids of their own, so it cannot follow what is in them. */
  readonly actionsWidth?: string;
  /** A row to draw the eye to, for a moment after it has changed. */
  readonly isFresh?: (row: Row) => boolean;
  /** As in the address: `name` or `-name`. */
  readonly sort?: string;
  readonly onSortChange?: (sort: string) => void;
  readonly error?: unknown;
  readonly isLoading?: boolean;
  readonly isRefreshing?: boolean;
  readonly hasMore?: boolean;
  readonly isLoadingMore?: boolean;
  readonly loadMore?: () => void;
  readonly retry?: () => void;
  /** What stands there when nothing is found. */
  readonly empty: ReactNode;
  /** Remembers the columns chosen on this device under this name. */
  readonly storageKey?: string;
  /** Filters, search and actions, above the table. */
  readonly toolbar?: ReactNode;
  /** As high as its rows, at most this; the rest of the page when left out. */
  readonly maxHeight?: string;
}
