import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useState } from "react";

interface Options<Row> {
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly estimatePx: number;
  readonly hasMore: boolean | undefined;
  readonly loadMore: (() => void) | undefined;
}

/** The rows on the screen and a few around them; asks for the next page before the end is reached. */
export function useVirtualRows<Row>({ rows, rowId, scroller, estimatePx, hasMore, loadMore }: Options<Row>) {
  // Where there are rows from the start, what they scroll in is known only after the first drawing.
  const [, drawAgain] = useState(false);
  useEffect(() => drawAgain(true), []);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatePx,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowId(row);
    },
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) loadMore?.();
  }, [hasMore, last, rows.length, loadMore]);
  return { virtualizer, items };
}
