import clsx from "clsx";
import { useFormat, usePreferences } from "#shared/i18n";
import { fromLocalTime, toLocalTime } from "#shared/lib";
import type { FieldControl } from "./field.tsx";
import { inputClass } from "./input.tsx";

interface DateInputProps extends Partial<FieldControl> {
  /** A business day such as 2026-11-20; empty for none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly min?: string;
  readonly max?: string;
  readonly className?: string;
  readonly "aria-label"?: string;
}

/** A day, by the system's own calendar; readers of the Hijri calendar see their date below it. */
export function DateInput({ value, onChange, className, ...rest }: DateInputProps) {
  const format = useFormat();
  const { calendar } = usePreferences();
  return (
    <span className={clsx("grid gap-0.5", className)}>
      <input type="date" className={inputClass} value={value} onChange={(event) => onChange(event.target.value)} {...rest} />
      {calendar !== "gregory" && value !== "" && <span className="text-sm text-muted">{format.day(value)}</span>}
    </span>
  );
}

interface DateTimeInputProps extends Partial<FieldControl> {
  /** An instant; empty for none. */
  readonly value: string;
  readonly onChange: (instant: string) => void;
  readonly max?: string;
  readonly className?: string;
  readonly "aria-label"?: string;
}

/** A day and time by the clock of the business, wherever the reader is. */
export function DateTimeInput({ value, onChange, max, className, ...rest }: DateTimeInputProps) {
  const format = useFormat();
  const { calendar } = usePreferences();
  const zone = format.timeZone;
  return (
    <span className={clsx("grid gap-0.5", className)}>
      <input
        type="datetime-local"
        className={inputClass}
        value={value === "" ? "" : toLocalTime(value, zone)}
        max={max === undefined ? undefined : toLocalTime(max, zone)}
        onChange={(event) => onChange(event.target.value === "" ? "" : fromLocalTime(event.target.value, zone))}
        {...rest}
      />
      <span className="text-sm text-muted">
        {calendar !== "gregory" && value !== "" && `${format.date(value)} · `}
        <bdi dir="ltr">{zone}</bdi>
      </span>
    </span>
  );
}
