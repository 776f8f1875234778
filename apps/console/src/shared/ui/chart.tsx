import clsx from "clsx";
import { useEffect, useRef } from "react";
import type uPlot from "uplot";
import { useFormat } from "#shared/i18n";
import { Skeleton } from "./states.tsx";

export interface ChartSeries {
  readonly label: string;
  readonly values: ReadonlyArray<number | null>;
  /** A token of the design, such as "accent" or "info". */
  readonly color: "accent" | "good" | "bad" | "info" | "muted";
}

interface ChartProps {
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** Seconds since 1970, oldest first. */
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly heightPx?: number;
  readonly className?: string;
}

/** Lines over time. The library is loaded with the first chart. */
export function Chart({ label, times, series, heightPx = 180, className }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | undefined>(undefined);
  const format = useFormat();
  const latest = useRef({ times, series });
  latest.current = { times, series };
  const shape = series.map(({ label: name, color }) => `${name}:${color}`).join("|");

  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the series; their values come through setData.
  useEffect(() => {
    let gone = false;
    let watch: ResizeObserver | undefined;
    void import("./load-uplot.ts").then(({ createPlot, dataOf }) => {
      if (gone || box.current === null) return;
      const host = box.current;
      chart.current = createPlot(host, { heightPx, series: latest.current.series, data: dataOf(latest.current.times, latest.current.series), format });
      watch = new ResizeObserver(() => chart.current?.setSize({ width: host.clientWidth, height: heightPx }));
      watch.observe(host);
    });
    return () => {
      gone = true;
      watch?.disconnect();
      chart.current?.destroy();
      chart.current = undefined;
    };
  }, [shape, heightPx, format]);

  useEffect(() => {
    chart.current?.setData([times as number[], ...series.map(({ values }) => values as (number | null)[])]);
  }, [times, series]);

  return (
    <figure className={clsx("min-w-0", className)}>
      {/* Time runs from left to right in every language here, as on the clocks of the trade's own charts. */}
      <div ref={box} role="img" aria-label={label} dir="ltr" className="relative min-w-0 overflow-hidden" style={{ height: heightPx }}>
        {times.length === 0 && <Skeleton className="h-full w-full" />}
      </div>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-sm text-muted">
        {series.map(({ label: name, color }) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span aria-hidden className="h-1 w-4 rounded" style={{ background: `var(--${color})` }} />
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
