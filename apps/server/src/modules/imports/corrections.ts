import type { ImportCorrection } from "@lumbung/contracts";
import { columnNamed } from "./analyse.ts";

/** A row with what was mended by hand in its place. */
export type Correct = <Cells extends readonly string[]>(cells: Cells, line: number) => Cells | string[];

/** How rows of a file are mended; a later correction of a cell goes before an earlier one. Throws IMPORT_UNREADABLE for an unknown column. */
export function correctorOf(header: readonly string[], corrections: readonly ImportCorrection[] = []): Correct {
  if (corrections.length === 0) return (cells) => cells;
  const byLine = new Map<number, Array<{ column: number; value: string }>>();
  for (const { line, column, value } of corrections) byLine.set(line, [...(byLine.get(line) ?? []), { column: columnNamed(header, column), value }]);
  return (cells, line) => {
    const mended = byLine.get(line);
    if (mended === undefined) return cells;
    const row = [...cells];
    for (const { column, value } of mended) {
      while (row.length < column) row.push("");
      row[column] = value;
    }
    return row;
  };
}
