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
  return `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** Quoted where needed; a cell that a spreadsheet would run as a formula is disarmed with an apostrophe (OWASP). */
function csvCell(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d.,\s]*$)/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
