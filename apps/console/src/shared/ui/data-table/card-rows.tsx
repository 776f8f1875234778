import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import type { RefObject } from "react";
import { useRowChoice } from "./row-choice.tsx";
import type { Column, DataTableProps } from "./types.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";

interface CardRowsProps<Row> extends Omit<DataTableProps<Row>, "rows" | "columns"> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** The same rows where there is no room for columns: each one a card with its columns as lines. */
export function CardRows<Row>({ label, rows, columns, scroller, rowId, rowLink, selection, rowActions, isFresh, hasMore, loadMore }: CardRowsProps<Row>) {
  const { virtualizer, items } = useVirtualRows({ rows, rowId, scroller, estimatePx: 96, hasMore, loadMore });
  const choice = useRowChoice({ selection, rows, rowId });
  const main = columns.find((column) => column.main) ?? columns[0];
  const others = columns.filter((column) => column !== main);
  return (
    <ul aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => {
        const row = rows[item.index];
        if (row === undefined || main === undefined) return null;
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className={clsx("absolute inset-x-0 flex items-start gap-2 border-b border-line/70 px-4 py-3", isFresh?.(row) && "flash")}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {choice !== undefined && <div className="-ms-2 -mt-2.5 shrink-0">{choice(row, item.index)}</div>}
            <div className="min-w-0 flex-1">
              <div className="font-medium">
                {rowLink === undefined ? (
                  main.cell(row)
                ) : (
                  <Link {...rowLink(row)} className="block after:absolute after:inset-0">
                    {main.cell(row)}
                  </Link>
                )}
              </div>
              <dl className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
                {others.map((column) => {
                  const value = column.cell(row);
                  // A line that says nothing only takes room.
                  if (value === null || value === undefined || value === "") return null;
                  return (
                    <div key={column.id} className="flex min-w-0 gap-1.5">
                      <dt className="shrink-0 text-muted">{column.header}</dt>
                      <dd className="tabular min-w-0">{value}</dd>
                    </div>
                  );
                })}
              </dl>
            </div>
            {rowActions !== undefined && <div className="relative z-[1] flex shrink-0">{rowActions(row)}</div>}
          </li>
        );
      })}
    </ul>
  );
}
