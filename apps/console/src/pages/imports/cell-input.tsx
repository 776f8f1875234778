import clsx from "clsx";
import { useEffect, useState } from "react";

interface CellInputProps {
  readonly label: string;
  readonly value: string;
  /** This cell is why the line is refused. */
  readonly isWrong: boolean;
  /** Id of the sentences that say what is wrong. */
  readonly describedBy: string;
  readonly onMend: (value: string) => void;
}

/** One cell of the file, mended by Enter or by going on to the next; Escape leaves it as it was. */
export function CellInput({ label, value, isWrong, describedBy, onMend }: CellInputProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <input
      aria-label={label}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? describedBy : undefined}
      dir="auto"
      style={{ minInlineSize: `${Math.min(16, Math.max(6, value.length + 3))}ch` }}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => typed !== value && onMend(typed)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && typed !== value) onMend(typed);
        if (event.key === "Escape") setTyped(value);
      }}
      className={clsx(
        "control w-full rounded-md border px-2",
        isWrong ? "border-bad bg-bad-soft font-medium text-bad" : "border-transparent bg-transparent hover:border-line-strong/60 focus:border-line-strong",
      )}
    />
  );
}
