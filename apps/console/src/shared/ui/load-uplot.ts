import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Format } from "#shared/i18n";
import type { ChartSeries } from "./chart.tsx";

interface PlotOptions {
  readonly heightPx: number;
  readonly series: readonly ChartSeries[];
  readonly data: UPlot.AlignedData;
  readonly format: Format;
}

export function dataOf(times: readonly number[], series: readonly ChartSeries[]): UPlot.AlignedData {
  return [times as number[], ...series.map(({ values }) => values as (number | null)[])];
}

/** Draws a chart in the colours of the page at this moment. */
export function createPlot(host: HTMLElement, { heightPx, series, data, format }: PlotOptions): UPlot {
  const axis = { stroke: () => color("muted"), grid: { stroke: () => color("line"), width: 1 }, ticks: { show: false }, font: "12px system-ui" };
  return new UPlot(
    {
      width: Math.max(host.clientWidth, 100),
      height: heightPx,
      legend: { show: false },
      cursor: { y: false, points: { size: 6 } },
      padding: [8, 8, 0, 0],
      axes: [
        { ...axis, values: (_plot, ticks) => ticks.map((tick) => format.time(new Date(tick * 1000))) },
        { ...axis, size: 48, values: (_plot, ticks) => ticks.map((tick) => format.compact(tick)) },
      ],
      series: [{}, ...series.map((one) => ({ label: one.label, stroke: () => color(one.color), width: 2, points: { show: false } }))],
    },
    data,
    host,
  );
}

/** A token as the canvas wants it: a colour, not a function of the theme. */
function color(token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
