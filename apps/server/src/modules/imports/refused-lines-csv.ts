import { byteOrderMark, csvRecord } from "../../shared/csv.ts";
import type { KeptRefusal } from "./import-repository.ts";

/**
 * The refused lines as a table to mend and import again: where and why in front, the cells as they stood behind. UTF-8
 * with a byte order mark, which spreadsheets need to read it as such.
 */
export function refusedLinesCsv(header: readonly string[], refused: readonly KeptRefusal[]): string {
  const rows = [
    ["line", "column", "reason", "fix", ...header],
    ...refused.map((line) => [String(line.line), line.column ?? "", line.reason, line.fix, ...line.cells]),
  ];
  return byteOrderMark + rows.map(csvRecord).join("");
}
