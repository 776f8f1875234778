import { Plural, useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowUp } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "#shared/ui";
import type { FeedItem } from "./feed.ts";
import { FeedRow } from "./feed-row.tsx";

interface FeedListProps {
  readonly items: readonly FeedItem[];
  readonly heldCount: number;
  readonly isPaused: boolean;
  readonly onPause: (on: boolean) => void;
  readonly empty: ReactNode;
}

/** Scrolled down this far, one reads: then nothing may move under the eyes. */
const readingPx = 48;

/** The feed, newest first. Whoever scrolls down to read stops it; the button at the top goes on. */
export function FeedList({ items, heldCount, isPaused, onPause, empty }: FeedListProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => 64,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
  });
  function goOn(): void {
    box.current?.scrollTo({ top: 0 });
    onPause(false);
  }
  return (
    <div className="relative h-[70dvh] overflow-hidden md:h-auto md:min-h-80 md:flex-1">
      {isPaused && (
        <Button
          look="primary"
          className="absolute inset-x-0 top-2 z-10 mx-auto w-fit rounded-full shadow-high"
          icon={<ArrowUp className="size-4" aria-hidden />}
          onClick={goOn}
        >
          <Plural value={heldCount} _0="Go on" one="# new: go on" other="# new: go on" />
        </Button>
      )}
      <div
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        role="region"
        aria-label={t`What happens`}
        className="h-full overflow-auto -outline-offset-2"
        onScroll={(event) => {
          if (!isPaused && event.currentTarget.scrollTop > readingPx) onPause(true);
        }}
      >
        {items.length === 0 ? (
          empty
        ) : (
          <ol className="relative" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((row) => {
              const item = items[row.index];
              return (
                item !== undefined && (
                  <li
                    key={row.key}
                    data-index={row.index}
                    ref={rows.measureElement}
                    className="absolute inset-x-0 top-0"
                    style={{ transform: `translateY(${row.start}px)` }}
                  >
                    <FeedRow item={item} />
                  </li>
                )
              );
            })}
          </ol>
        )}
      </div>
    </div>
  );
}
