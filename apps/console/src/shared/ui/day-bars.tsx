import clsx from "clsx";
import { type KeyboardEvent, useRef, useState } from "react";
import { useFormat } from "#shared/i18n";
import { Tooltip } from "./tooltip.tsx";

interface DayBar {
  /** A business day, `2026-11-20`. */
  readonly day: string;
  readonly up: number;
  readonly down: number;
  /** The day in words and figures, for the tooltip and for those who cannot see it. */
  readonly text: string;
}

interface DayBarsProps {
  readonly label: string;
  readonly upLabel: string;
  readonly downLabel: string;
  /** Oldest first; time runs with the line of reading. */
  readonly days: readonly DayBar[];
  readonly onSelect: (day: string) => void;
  readonly className?: string;
}

/** What came (upwards) and went (downwards) per day. Arrow keys go from day to day, Enter opens one. */
export function DayBars({ label, upLabel, downLabel, days, onSelect, className }: DayBarsProps) {
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(days.length - 1);
  const max = Math.max(1e-9, ...days.map(({ up, down }) => Math.max(up, down)));
  const percent = (value: number) => (value <= 0 ? "0" : `${Math.max(2, (value / max) * 100)}%`);
  function move(event: KeyboardEvent): void {
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const target = { [forward]: active + 1, [back]: active - 1, Home: 0, End: days.length - 1 }[event.key];
    if (target === undefined || days[target] === undefined) return;
    event.preventDefault();
    setActive(target);
    list.current?.querySelectorAll("button")[target]?.focus();
  }
  const [first, last] = [days[0], days.at(-1)];
  return (
    <figure className={clsx("min-w-0", className)}>
      <ul ref={list} aria-label={label} className="flex h-28 items-stretch gap-px" onKeyDown={move}>
        {days.map(({ day, up, down, text }, index) => (
          <li key={day} className="min-w-0 flex-1">
            <Tooltip text={text}>
              <button
                type="button"
                aria-label={text}
                tabIndex={index === Math.min(active, days.length - 1) ? 0 : -1}
                onFocus={() => setActive(index)}
                onClick={() => onSelect(day)}
                className="grid size-full grid-rows-2 gap-px rounded-sm -outline-offset-2 hover:bg-sunken"
              >
                <span className="flex items-end px-px">
                  <span className="w-full rounded-t-sm bg-good" style={{ height: percent(up) }} />
                </span>
                <span className="flex items-start border-t border-line px-px">
                  <span className="w-full rounded-b-sm bg-accent" style={{ height: percent(down) }} />
                </span>
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
      <figcaption className="flex flex-wrap items-center justify-between gap-x-4 pt-1 text-sm text-muted">
        <span>{first && format.shortDay(first.day)}</span>
        <span className="flex gap-4">
          <Key className="bg-good">{upLabel}</Key>
          <Key className="bg-accent">{downLabel}</Key>
        </span>
        <span>{last && format.shortDay(last.day)}</span>
      </figcaption>
    </figure>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={clsx("size-2.5 rounded-sm", className)} />
      {children}
    </span>
  );
}
