import clsx from "clsx";

interface SparkProps {
  /** Oldest first. */
  readonly values: readonly number[];
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  readonly className?: string;
}

const width = 100;
const height = 32;

/** The course of a figure, without axes: beside the figure itself. Time runs with the line of reading. */
export function Sparkline({ values, label, className }: SparkProps) {
  const max = Math.max(...values, 1);
  const min = Math.min(...values, 0);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const points = values
    .map((value, index) => `${(index * step).toFixed(2)},${(height - 2 - ((value - min) / (max - min)) * (height - 4)).toFixed(2)}`)
    .join(" ");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={clsx("flip-rtl h-8 w-full overflow-visible", className)}
    >
      <polyline points={`0,${height} ${points} ${width},${height}`} className="fill-accent-soft stroke-none" />
      <polyline points={points} fill="none" vectorEffect="non-scaling-stroke" strokeWidth={1.75} className="stroke-accent" />
    </svg>
  );
}

/** Amounts per day or per thing, as bars. */
export function Bars({ values, label, className }: SparkProps) {
  const max = Math.max(...values, 1);
  const step = width / Math.max(1, values.length);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className={clsx("flip-rtl h-8 w-full", className)}>
      {values.map((value, index) => {
        const size = Math.max(value > 0 ? 1.5 : 0.5, (value / max) * height);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time.
            key={index}
            x={index * step + step * 0.12}
            y={height - size}
            width={step * 0.76}
            height={size}
            className={index === values.length - 1 ? "fill-accent" : "fill-line-strong/60"}
          />
        );
      })}
    </svg>
  );
}
