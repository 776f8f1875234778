import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { useRowChoice } from "./row-choice.tsx";
import type { Column, DataTableProps } from "./types.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";

interface GridRowsProps<Row> extends Omit<DataTableProps<Row>, "rows" | "columns"> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** Rows under columns. One of them is in the tab order; arrow keys move it. */
export function GridRows<Row>({ rows, columns, template, scroller, rowId, rowLink, selection, rowActions, isFresh, hasMore, loadMore }: GridRowsProps<Row>) {
  const { virtualizer, items } = useVirtualRows({ rows, rowId, scroller, estimatePx: 40, hasMore, loadMore });
  const [active, setActive] = useState(0);
  const choice = useRowChoice({ selection, rows, rowId });

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const target = targetOf(event.key, active, rows.length);
    if (target === undefined || !(event.target instanceof HTMLElement) || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    event.preventDefault();
    setActive(target);
    virtualizer.scrollToIndex(target);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus());
  }

  return (
    <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }} onKeyDown={move}>
      {items.map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            role="row"
            aria-rowindex={item.index + 2}
            tabIndex={item.index === Math.min(active, rows.length - 1) ? 0 : -1}
            onFocus={() => setActive(item.index)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && event.target === event.currentTarget) event.currentTarget.querySelector<HTMLElement>("a[data-row-link]")?.click();
            }}
            className={clsx(
              "absolute inset-x-0 grid items-center border-b border-line/70 hover:bg-sunken/60 focus-visible:-outline-offset-2",
              isFresh?.(row) && "flash",
            )}
            style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
          >
            {choice !== undefined && (
              <div role="cell" className="flex items-center justify-center">
                {choice(row, item.index)}
              </div>
            )}
            {columns.map((column, index) => (
              <div key={column.id} role="cell" className={clsx("min-w-0 px-3 py-2", column.align === "end" && "tabular text-end")}>
                {index === 0 && rowLink !== undefined ? (
                  // The link covers the row: a click anywhere opens it, and the browser's own menu works on it.
                  <Link {...rowLink(row)} data-row-link tabIndex={-1} className="font-medium after:absolute after:inset-0">
                    {column.cell(row)}
                  </Link>
                ) : (
                  column.cell(row)
                )}
              </div>
            ))}
            {rowActions !== undefined && (
              <div role="cell" className="relative z-[1] flex justify-end px-1">
                {rowActions(row)}
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

const pageRows = 12;

function targetOf(key: string, from: number, count: number): number | undefined {
  const steps: Record<string, number> = { ArrowDown: from + 1, ArrowUp: from - 1, PageDown: from + pageRows, PageUp: from - pageRows, Home: 0, End: count - 1 };
  const target = steps[key];
  return target === undefined ? undefined : Math.max(0, Math.min(count - 1, target));
}
