import { useLingui } from "@lingui/react/macro";
import clsx from "clsx";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import type { Column } from "./types.ts";

interface GridHeaderProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly sort: string | undefined;
  readonly onSortChange: ((sort: string) => void) | undefined;
  readonly hasActions: boolean;
  /** Without rows there is nothing to sort, and no table yet. */
  readonly isIdle: boolean;
  /** Chooses all rows, where they can be chosen. */
  readonly choice?: ReactNode;
}

/** The names of the columns; pressing one sorts by it, pressing it again the other way round. */
export function GridHeader<Row>({ columns, template, sort, onSortChange, hasActions, isIdle, choice }: GridHeaderProps<Row>) {
  const { t } = useLingui();
  return (
    <div role="rowgroup" inert={isIdle} className="sticky top-0 z-10 border-b border-line bg-surface">
      <div role="row" aria-rowindex={1} className="grid" style={{ gridTemplateColumns: template }}>
        {choice !== undefined && (
          <div role="columnheader" className="flex items-center justify-center">
            {choice}
          </div>
        )}
        {columns.map((column) => {
          const direction = sort === column.sortBy ? "ascending" : sort === `-${column.sortBy}` ? "descending" : undefined;
          const sortable = column.sortBy !== undefined && onSortChange !== undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={sortable ? (direction ?? "none") : undefined}
              className={clsx("flex items-center text-sm font-medium text-muted", column.align === "end" && "justify-end")}
            >
              {sortable ? (
                <button
                  type="button"
                  className="control flex items-center gap-1 px-3 hover:text-text"
                  onClick={() => onSortChange(direction === "ascending" ? `-${column.sortBy}` : (column.sortBy ?? ""))}
                >
                  {column.header}
                  <SortMark direction={direction} />
                </button>
              ) : (
                <span className={clsx("px-3 py-2", column.align === "end" && "text-end")}>{column.header}</span>
              )}
            </div>
          );
        })}
        {hasActions && (
          <div role="columnheader">
            <span className="sr-only">{t`Actions`}</span>
          </div>
        )}
      </div>
    </div>
  );
}

function SortMark({ direction }: { direction: "ascending" | "descending" | undefined }) {
  const Mark = direction === "ascending" ? ArrowUp : direction === "descending" ? ArrowDown : ChevronsUpDown;
  return <Mark aria-hidden className={clsx("size-3.5", direction === undefined ? "opacity-40" : "text-accent")} />;
}
