import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import type { RowSelection } from "./types.ts";

interface CheckProps {
  readonly label: string;
  readonly checked: boolean | "some";
  readonly onChange: (checked: boolean, withShift: boolean) => void;
}

/** Above the link that covers the row, and as large as a finger. */
function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="control-square relative z-[1] grid cursor-pointer place-items-center">
      <input
        type="checkbox"
        aria-label={label}
        className="size-4.5 accent-accent"
        ref={(input) => {
          if (input !== null) input.indeterminate = checked === "some";
        }}
        checked={checked === true}
        onChange={(event) => onChange(event.target.checked, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      />
    </label>
  );
}

interface ChoiceProps<Row> {
  readonly selection: RowSelection<Row>;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
}

/** Chooses all rows that are loaded, or none. */
export function AllRowsChoice<Row>({ selection, rows, rowId }: ChoiceProps<Row>) {
  const { t } = useLingui();
  const chosen = rows.filter((row) => selection.selected.has(rowId(row))).length;
  return (
    <Check
      label={t`Choose all rows that are loaded`}
      checked={chosen === 0 ? false : chosen === rows.length ? true : "some"}
      onChange={(checked) => selection.onChange(checked ? new Set(rows.map(rowId)) : new Set())}
    />
  );
}

/** Chooses rows one by one; with Shift, all between the last one and this one. */
export function useRowChoice<Row>({ selection, rows, rowId }: { selection: RowSelection<Row> | undefined } & Omit<ChoiceProps<Row>, "selection">) {
  const { t } = useLingui();
  const last = useRef<number | undefined>(undefined);
  if (selection === undefined) return undefined;
  return (row: Row, index: number) => (
    <Check
      label={t`Choose ${selection.nameOf(row)}`}
      checked={selection.selected.has(rowId(row))}
      onChange={(checked, withShift) => {
        const from = withShift && last.current !== undefined ? last.current : index;
        last.current = index;
        const next = new Set(selection.selected);
        for (const other of rows.slice(Math.min(from, index), Math.max(from, index) + 1)) {
          if (checked) next.add(rowId(other));
          else next.delete(rowId(other));
        }
        selection.onChange(next);
      }}
    />
  );
}
