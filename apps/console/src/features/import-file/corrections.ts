import type { ImportCorrection, ImportProblem } from "@lumbung/sdk";

/** How a column is named to the server: by its header, or by its number where the header is empty or stands twice. */
export function columnRef(header: readonly string[], index: number): string {
  const name = (header[index] ?? "").trim();
  const isUnique = name !== "" && header.filter((other) => other.trim().toLowerCase() === name.toLowerCase()).length === 1;
  return isUnique ? name : String(index + 1);
}

/** Where a column that the server names stands; -1 for none. Names go before numbers, as they do there. */
export function columnIndex(header: readonly string[], name: string | null | undefined): number {
  if (name == null || name === "") return -1;
  const byName = header.findIndex((column) => column.toLowerCase() === name.trim().toLowerCase());
  if (byName >= 0) return byName;
  const index = /^\d+$/.test(name) ? Number(name) - 1 : -1;
  return index < header.length ? index : -1;
}

/** The corrections with one cell mended; the latest of a cell counts. */
export function mend(corrections: readonly ImportCorrection[], change: ImportCorrection): ImportCorrection[] {
  return [...corrections.filter((one) => one.line !== change.line || one.column !== change.column), change];
}

/** The row of a problem with what was mended since it was read. */
export function mendedCells(problem: ImportProblem, header: readonly string[], corrections: readonly ImportCorrection[]): string[] {
  const cells = header.map((_, index) => problem.cells[index] ?? "");
  for (const { line, column, value } of corrections) {
    const index = line === problem.line ? columnIndex(header, column) : -1;
    if (index >= 0) cells[index] = value;
  }
  return cells;
}
