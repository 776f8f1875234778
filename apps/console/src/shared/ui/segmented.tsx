import clsx from "clsx";
import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: ReactNode }>;
  readonly className?: string;
}

/** One of a few ways to see something, as joined buttons. */
export function Segmented<Value extends string>({ label, value, onChange, options, className }: SegmentedProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // Pressing the one that is on leaves it on.
      onValueChange={(next) => next !== "" && onChange(next as Value)}
      dir={document.documentElement.dir as "ltr" | "rtl"}
      className={clsx("inline-flex max-w-full overflow-x-auto rounded-control border border-line-strong/60 bg-surface p-0.5", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="min-h-8 rounded-md px-3 font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-text data-[state=on]:bg-accent-soft data-[state=on]:text-accent-text touch:min-h-11"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
