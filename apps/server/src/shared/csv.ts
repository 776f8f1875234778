/** What spreadsheets need at the start of a file to read it as UTF-8. */
export const byteOrderMark = "\ufeff";

/** One record of a CSV file with its end of line (RFC 4180). */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Quoted where needed; a cell that a spreadsheet would run as a formula is disarmed with an apostrophe (OWASP). A number is none. */
function csvCell(text: string): string {
  const safe = /^[=@\t\r\n\uff1d\uff20]|^[+\-\uff0b\uff0d](?![\d.,\s]*$)/.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
