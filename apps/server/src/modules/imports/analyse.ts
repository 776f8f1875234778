import type { ImportCorrection, ImportField } from "@lumbung/contracts";
import { AppError } from "../../shared/errors.ts";
import { type ColumnMap, type ColumnProfile, type FileShape, guessColumns, nameScore } from "./columns.ts";
import { type Delimiter, delimiters, detectDelimiter, walkCsv } from "./csv.ts";
import { DateEvidence } from "./date-evidence.ts";
import { type DateOrder, readDate } from "./dates.ts";
import type { Finding } from "./detection.ts";
import { decodeText } from "./encoding.ts";
import { decideDecimalMark, type NumberEvidence } from "./number-evidence.ts";
import { cleanNumber, type DecimalMark, decimalEvidence } from "./numbers.ts";

/** What the user decided about a file; everything else is found out. */
export interface ReadingChoices {
  readonly encoding?: string;
  readonly delimiter?: Delimiter;
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
  /** Field → name of its column, or its number counted from 1. An empty name leaves the field out. */
  readonly columns?: Partial<Record<ImportField, string>>;
  /** Cells mended by hand; they are read, but no evidence of how the file is written. */
  readonly corrections?: readonly ImportCorrection[];
}

/** How a file is read, and how sure that is. */
export interface FileReading {
  readonly encoding: Finding<string>;
  readonly bom: boolean;
  readonly delimiter: Finding<Delimiter>;
  readonly decimalMark: Finding<DecimalMark>;
  readonly dateOrder: Finding<DateOrder>;
  /** Line of the header, or 0 where the file has none. */
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly columns: ColumnMap;
  /** Records below the header. */
  readonly rows: number;
}

export interface AnalysedFile {
  readonly reading: FileReading;
  readonly text: string;
  /** Fields that a line cannot do without, and no column was found for. */
  readonly missing: readonly ImportField[];
  /** The first rows below the header. */
  readonly firstRows: ReadonlyArray<{ readonly line: number; readonly cells: readonly string[] }>;
}

export const fileBytesMax = 50 * 1024 * 1024;
const rowsMax = 1_000_000;
const headerSearchRows = 20;
const profileRows = 2_000;
const firstRowsMax = 50;

/**
 * Finds out how a file is written. Two passes that hold no rows: one over the first rows for the columns, one over all
 * rows for the decimal mark and the order of day and month, because one line among thousands may be the one that tells.
 * Throws IMPORT_UNREADABLE when the file is no table.
 */
export async function analyseFile(
  shape: FileShape,
  bytes: Uint8Array,
  locale: string,
  choices: ReadingChoices,
  { now, currency }: { readonly now: Date; readonly currency: string },
): Promise<AnalysedFile> {
  if (bytes.length === 0) throw new AppError("IMPORT_UNREADABLE", {}, { detail: "The file is empty." });
  if (bytes.length > fileBytesMax) throw new AppError("PAYLOAD_TOO_LARGE", { bytes: bytes.length, bytesMax: fileBytesMax });
  const decoded = decodeText(bytes, locale, choices.encoding);
  const delimiter = findDelimiter(decoded.text, choices.delimiter);
  // One kind of line end, so that lines are counted as an editor counts them, also inside quotes. The declaration of a
  // spreadsheet leaves an empty line.
  const text = (decoded.text.includes("\r") ? decoded.text.replace(/\r\n?/g, "\n") : decoded.text).replace(/^sep=[,;\t|](?=\n)/i, "");

  const top: { cells: string[]; line: number }[] = [];
  let records = 0;
  await walkCsv(text, delimiter.value, (cells, line) => {
    records++;
    if (top.length < profileRows) top.push({ cells, line });
  });
  if (records > rowsMax) throw new AppError("PAYLOAD_TOO_LARGE", { rows: records, rowsMax }, { detail: `The file has more than ${rowsMax} lines.` });
  const headerAt = findHeader(
    shape,
    top.map((row) => row.cells),
  );
  const header = headerAt >= 0 ? (top[headerAt]?.cells ?? []).map((name) => name.trim()) : (top[0]?.cells ?? []).map((_, index) => `Column ${index + 1}`);
  const columns = chooseColumns(shape, header, profilesOf(top.slice(headerAt + 1), header.length), headerAt >= 0, choices.columns ?? {});
  const headerLine = headerAt >= 0 ? (top[headerAt]?.line ?? 0) : 0;

  const numbers: NumberEvidence = { ".": 0, ",": 0, ambiguous: 0, prices: { ".": 0, ",": 0 } };
  const dates = new DateEvidence(now);
  await walkCsv(text, delimiter.value, (cells, line) => {
    if (line <= headerLine) return;
    for (const field of shape.numbers) {
      const clean = cleanNumber(cells[columns[field] ?? -1] ?? "");
      const evidence = clean && decimalEvidence(clean.body);
      if (evidence) numbers[evidence]++;
      if (clean && evidence === "ambiguous" && shape.prices.includes(field)) numbers.prices[clean.body.includes(".") ? "." : ","]++;
    }
    if (columns.date !== undefined) dates.add(cells[columns.date] ?? "");
  });
  const body = top.slice(headerAt + 1).filter((row) => row.cells.some((cell) => cell.trim() !== ""));
  return {
    text,
    missing: shape.missing(columns),
    firstRows: body.slice(0, firstRowsMax).map(({ line, cells }) => ({ line, cells })),
    reading: {
      encoding: { value: decoded.encoding, basis: decoded.basis, because: encodingReason(decoded.bom, decoded.basis) },
      bom: decoded.bom,
      delimiter,
      decimalMark: decideDecimalMark(numbers, locale, currency, choices.decimalMark),
      dateOrder: dates.decide(locale, choices.dateOrder),
      headerLine,
      header,
      columns,
      rows: records - headerAt - 1,
    },
  };
}

function encodingReason(bom: boolean, basis: string): string {
  if (basis === "given") return "You named it.";
  if (bom) return "The file begins with its byte order mark.";
  if (basis === "proven") return "Every byte of the file is valid in it.";
  return basis === "inferred" ? "Its letters occur as in texts of this encoding." : "The bytes fit several; this is the usual one for your language.";
}

function findDelimiter(text: string, given: Delimiter | undefined): Finding<Delimiter> {
  if (given) return { value: given, basis: "given", because: "You named it." };
  const found = detectDelimiter(text);
  if (!found)
    throw new AppError(
      "IMPORT_UNREADABLE",
      { delimiters },
      { detail: "No delimiter cuts the lines into columns: there is no comma, semicolon, tab or bar in a regular place." },
    );
  const share = Math.round(found.agreement * 100);
  return {
    value: found.delimiter,
    basis: found.agreement === 1 ? "proven" : "inferred",
    because: `It cuts ${share} % of the lines into ${found.columns} columns.`,
  };
}

/** Index of the row that names the columns: the one of the first rows with the most known names; -1 for none. */
function findHeader(shape: FileShape, rows: string[][]): number {
  let best = { row: -1, hits: 1 };
  for (const [row, cells] of rows.slice(0, headerSearchRows).entries()) {
    const hits = cells.filter((cell) => shape.fields.some((field) => nameScore(shape, cell, field) > 0)).length;
    if (hits > best.hits) best = { row, hits };
  }
  if (best.row >= 0) return best.row;
  const first = rows[0] ?? [];
  const looksNamed = first.length > 1 && first.every((cell) => cell.trim() !== "" && cleanNumber(cell) === undefined && readDate(cell) === undefined);
  return looksNamed ? 0 : -1;
}

function profilesOf(rows: { cells: string[] }[], width: number): ColumnProfile[] {
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => (row.cells[column] ?? "").trim()).filter((cell) => cell !== "");
    const share = (test: (cell: string) => boolean) => cells.filter(test).length / Math.max(1, cells.length);
    return {
      filled: cells.length / Math.max(1, rows.length),
      // A bare five-digit number may be a spreadsheet's date or just a code: only cells with separators count.
      dates: share((cell) => !/^\d+$/.test(cell) && readDate(cell) !== undefined),
      numbers: share((cell) => cleanNumber(cell) !== undefined),
      integers: share((cell) => /^-?\d+$/.test(cell)),
      distinct: new Set(cells).size / Math.max(1, cells.length),
      length: cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length),
    };
  });
}

function chooseColumns(
  shape: FileShape,
  header: readonly string[],
  profiles: ColumnProfile[],
  named: boolean,
  given: Partial<Record<ImportField, string>>,
): ColumnMap {
  const guess = guessColumns(shape, header, profiles, named);
  const chosen: ColumnMap = {};
  const taken = new Set<number>();
  for (const [field, name] of Object.entries(given) as [ImportField, string][]) {
    if (name === "") continue;
    const column = columnNamed(header, name);
    chosen[field] = column;
    taken.add(column);
  }
  for (const field of shape.fields) {
    const column = guess[field];
    if (column !== undefined && given[field] === undefined && !taken.has(column)) chosen[field] = column;
  }
  return chosen;
}

/** Index of the column of this header, or of this number counted from 1. Throws IMPORT_UNREADABLE. */
export function columnNamed(header: readonly string[], name: string): number {
  const byName = header.findIndex((column) => column.toLowerCase() === name.trim().toLowerCase());
  const column = byName >= 0 ? byName : /^\d+$/.test(name) ? Number(name) - 1 : -1;
  if (column < 0 || column >= header.length)
    throw new AppError("IMPORT_UNREADABLE", { column: name, header }, { detail: `There is no column "${name}". The file has: ${header.join(", ")}.` });
  return column;
}

/** Throws IMPORT_UNREADABLE for a file without a column that its lines cannot do without. */
export function assertComplete({ missing, reading: { header } }: AnalysedFile): void {
  if (missing.length === 0) return;
  const detail = `No column for ${missing.join(", ")} was found. The file has: ${header.join(", ")}. Name them yourself, such as ${missing[0]}=${header[0]}.`;
  throw new AppError("IMPORT_UNREADABLE", { missing, header }, { detail });
}
