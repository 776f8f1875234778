import { Progress as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface ProgressProps {
  readonly label: string;
  /** Between 0 and 1; undefined while nobody knows how much there is. */
  readonly value: number | undefined;
  /** How far in words, such as "1,200 of 5,000 rows". */
  readonly text?: ReactNode;
}

/** How far long work has come. */
export function Progress({ label, value, text }: ProgressProps) {
  const percent = value === undefined ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className="grid gap-1">
      <div className="flex justify-between gap-3 text-sm">
        <span>{label}</span>
        {text !== undefined && <span className="tabular text-muted">{text}</span>}
      </div>
      <Radix.Root value={percent} aria-label={label} className="h-2 overflow-hidden rounded-full bg-sunken">
        <Radix.Indicator
          className={percent === null ? "shimmer block h-full w-full bg-accent" : "block h-full rounded-full bg-accent transition-[width]"}
          style={percent === null ? {} : { width: `${percent}%` }}
        />
      </Radix.Root>
    </div>
  );
}
