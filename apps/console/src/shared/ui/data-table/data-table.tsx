import { useLingui } from "@lingui/react/macro";
import { columnVisibilityFeature, tableFeatures, useTable } from "@tanstack/react-table";
import clsx from "clsx";
import { useMemo, useRef } from "react";
import { useIsPhone } from "#shared/lib";
import { ErrorState, Skeleton } from "../states.tsx";
import { CardRows } from "./card-rows.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { GridHeader } from "./grid-header.tsx";
import { GridRows } from "./grid-rows.tsx";
import { AllRowsChoice } from "./row-choice.tsx";
import type { Column, DataTableProps } from "./types.ts";
import { useColumnVisibility } from "./use-column-visibility.ts";

const features = tableFeatures({ columnVisibilityFeature });

/**
 * A list of anything: sorted and filtered by the server, loaded page after page while one scrolls, with only the rows on
 * the screen in the document. On a phone every row is a card. Arrow keys move through the rows, Enter opens one.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const isPhone = useIsPhone();
  const visibility = useColumnVisibility(props.columns, props.storageKey);
  const definitions = useMemo(() => props.columns.map((column) => ({ id: column.id, header: column.header })), [props.columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    state: { columnVisibility: visibility.state },
    onColumnVisibilityChange: visibility.change,
  });
  const shown = table
    .getVisibleLeafColumns()
    .map((visible) => props.columns.find((column) => column.id === visible.id))
    .filter((column): column is Column<Row> => column !== undefined);
  const template = [
    ...(props.selection ? ["3rem"] : []),
    ...shown.map((column) => column.width ?? "minmax(8rem, 1fr)"),
    ...(props.rowActions ? [props.actionsWidth ?? "3.5rem"] : []),
  ].join(" ");
  const rows = props.rows ?? [];
  const nothing = !props.isLoading && props.error == null && rows.length === 0;

  return (
    <div className={clsx("flex min-h-0 min-w-0 flex-col", props.maxHeight === undefined && "flex-1")}>
      {(props.toolbar !== undefined || props.storageKey !== undefined) && (
        <div className="flex flex-wrap items-end gap-2 pb-3">
          <div className="flex min-w-0 flex-1 flex-wrap items-end gap-2">{props.toolbar}</div>
          {props.storageKey !== undefined && !isPhone && <ColumnChoice columns={props.columns} visibility={visibility.state} onChange={visibility.change} />}
        </div>
      )}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: a table and a group may both be named. */}
      <div
        ref={scroller}
        role={isPhone || rows.length === 0 ? "group" : "table"}
        aria-label={props.label}
        aria-busy={props.isLoading || props.isRefreshing || undefined}
        aria-rowcount={isPhone || rows.length === 0 ? undefined : props.hasMore ? -1 : rows.length + 1}
        className={clsx(
          "relative min-h-48 overflow-auto overscroll-contain rounded-card border border-line bg-surface",
          props.maxHeight === undefined && "flex-1",
        )}
        style={{ maxHeight: props.maxHeight }}
      >
        {/* Head and rows are as wide as the columns need at least: what is wider scrolls, and both together. */}
        <div role="presentation" className="min-w-min">
          {!isPhone && !nothing && (
            <GridHeader
              isIdle={rows.length === 0}
              columns={shown}
              template={template}
              sort={props.sort}
              onSortChange={props.onSortChange}
              hasActions={props.rowActions !== undefined}
              choice={props.selection && <AllRowsChoice selection={props.selection} rows={rows} rowId={props.rowId} />}
            />
          )}
          {props.isRefreshing && <div className="shimmer sticky start-0 top-0 z-20 h-0.5 bg-accent" />}
          {props.isLoading && <LoadingRows label={t`Loading`} />}
          {props.error != null && rows.length === 0 && <ErrorState error={props.error} onRetry={props.retry} />}
          {nothing && props.empty}
          {rows.length > 0 &&
            (isPhone ? (
              <CardRows {...props} rows={rows} columns={shown} scroller={scroller} />
            ) : (
              <GridRows {...props} rows={rows} columns={shown} template={template} scroller={scroller} />
            ))}
        </div>
      </div>
    </div>
  );
}

/** The rows are drawn by the virtual list; the table keeps the columns. */
const noRows: never[] = [];

function LoadingRows({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3 p-4">
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same and never move.
        <Skeleton key={index} className="h-6 w-full" />
      ))}
    </div>
  );
}
