import type { ImportProblem } from "@lumbung/sdk";

/** A line that would be refused, as it is drawn and mended. */
export interface ProblemRow {
  readonly problem: ImportProblem;
  /** The column at fault; -1 when the whole line is meant. */
  readonly at: number;
  readonly cells: readonly string[];
  readonly onMend: (column: number, value: string) => void;
}
