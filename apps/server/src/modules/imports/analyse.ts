import { AppError } from "../../shared/errors.ts";
import { type ColumnMap, type ColumnProfile, guessColumns, nameScore, requiredSalesFields, type SalesField, salesFields } from "./columns.ts";
import { type Delimiter, delimiters, detectDelimiter, walkCsv } from "./csv.ts";
import { type DateOrder, dayNumber, localeDateOrder, readDate } from "./dates.ts";
import type { Finding } from "./detection.ts";
import { decodeText } from "./encoding.ts";
import { cleanNumber, type DecimalMark, decimalEvidence, localeDecimalMark } from "./numbers.ts";

/** What the user decided about a file; everything else is found out. */
export interface ReadingChoices {
  readonly encoding?: string;
  readonly delimiter?: Delimiter;
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
  /** Field → name of its column, or its number counted from 1. An empty name leaves the field out. */
  readonly columns?: Partial<Record<SalesField, string>>;
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
}

export const fileBytesMax = 50 * 1024 * 1024;
export const rowsMax = 1_000_000;
const headerSearchRows = 20;
const profileRows = 2_000;

/**
 * Finds out how a file is written. Two passes that hold no rows: one over the first rows for the columns, one over all
 * rows for the decimal mark and the order of day and month, because one line among thousands may be the one that tells.
 * Throws IMPORT_UNREADABLE when the file is no table or has no column for SKU, quantity or date.
 */
export async function analyseSalesFile(bytes: Uint8Array, locale: string, choices: ReadingChoices, now: Date): Promise<AnalysedFile> {
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
  const headerAt = findHeader(top.map((row) => row.cells));
  const header = headerAt >= 0 ? (top[headerAt]?.cells ?? []).map((name) => name.trim()) : (top[0]?.cells ?? []).map((_, index) => `Column ${index + 1}`);
  const columns = chooseColumns(header, profilesOf(top.slice(headerAt + 1), header.length), headerAt >= 0, choices.columns ?? {});
  const headerLine = headerAt >= 0 ? (top[headerAt]?.line ?? 0) : 0;

  const numbers = { ".": 0, ",": 0, ambiguous: 0 };
  const dates = new DateEvidence(now);
  await walkCsv(text, delimiter.value, (cells, line) => {
    if (line <= headerLine) return;
    for (const field of ["quantity", "price"] as const) {
      const clean = cleanNumber(cells[columns[field] ?? -1] ?? "");
      const evidence = clean && decimalEvidence(clean.body);
      if (evidence) numbers[evidence]++;
    }
    dates.add(cells[columns.date ?? -1] ?? "");
  });
  return {
    text,
    reading: {
      encoding: { value: decoded.encoding, basis: decoded.basis, because: encodingReason(decoded.bom, decoded.basis) },
      bom: decoded.bom,
      delimiter,
      decimalMark: decideDecimalMark(numbers, locale, choices.decimalMark),
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
function findHeader(rows: string[][]): number {
  let best = { row: -1, hits: 1 };
  for (const [row, cells] of rows.slice(0, headerSearchRows).entries()) {
    const hits = cells.filter((cell) => salesFields.some((field) => nameScore(cell, field) > 0)).length;
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

function chooseColumns(header: readonly string[], profiles: ColumnProfile[], named: boolean, given: Partial<Record<SalesField, string>>): ColumnMap {
  const guess = guessColumns(header, profiles, named);
  const chosen: ColumnMap = {};
  const taken = new Set<number>();
  for (const [field, name] of Object.entries(given) as [SalesField, string][]) {
    if (name === "") continue;
    const byName = header.findIndex((column) => column.toLowerCase() === name.trim().toLowerCase());
    const column = byName >= 0 ? byName : /^\d+$/.test(name) ? Number(name) - 1 : -1;
    if (column < 0 || column >= header.length)
      throw new AppError("IMPORT_UNREADABLE", { field, column: name, header }, { detail: `There is no column "${name}". The file has: ${header.join(", ")}.` });
    chosen[field] = column;
    taken.add(column);
  }
  for (const field of salesFields) {
    const column = guess[field];
    if (column !== undefined && given[field] === undefined && !taken.has(column)) chosen[field] = column;
  }
  const missing = requiredSalesFields.filter((field) => chosen[field] === undefined);
  if (missing.length > 0)
    throw new AppError(
      "IMPORT_UNREADABLE",
      { missing, header },
      { detail: `No column for ${missing.join(", ")} was found. The file has: ${header.join(", ")}. Name them yourself, such as ${missing[0]}=${header[0]}.` },
    );
  return chosen;
}

function decideDecimalMark(seen: { ".": number; ",": number; ambiguous: number }, locale: string, given: DecimalMark | undefined): Finding<DecimalMark> {
  if (given) return { value: given, basis: "given", because: "You named it." };
  const [dots, commas] = [seen["."], seen[","]];
  if (dots + commas > 0) {
    const value = commas > dots ? "," : ".";
    const against = Math.min(dots, commas);
    return against === 0
      ? { value, basis: "proven", because: `${Math.max(dots, commas)} numbers can only be read this way.` }
      : { value, basis: "inferred", because: `${Math.max(dots, commas)} numbers can only be read this way, ${against} only the other way.` };
  }
  const value = localeDecimalMark(locale);
  if (seen.ambiguous === 0) return { value, basis: "not-needed", because: "No number has a separator." };
  return { value, basis: "assumed", because: `All ${seen.ambiguous} numbers with a separator fit both readings; this is the one of your language.` };
}

/** Gathers what the dates of all rows say about the order of day and month. */
class DateEvidence {
  private dayFirst = 0;
  private monthFirst = 0;
  private readonly seen = new Set<string>();
  private readonly spans = { "day-first": { min: Infinity, max: -Infinity }, "month-first": { min: Infinity, max: -Infinity } };
  private readonly today: number;

  constructor(now: Date) {
    this.today = Math.floor(now.getTime() / 86_400_000);
  }

  add(cell: string): void {
    const key = cell.slice(0, 10);
    if (key === "" || this.seen.has(key)) return;
    this.seen.add(key);
    const date = readDate(cell);
    if (!date?.ambiguousOrder) return;
    if (date.a > 12) this.dayFirst++;
    if (date.b > 12) this.monthFirst++;
    for (const order of ["day-first", "month-first"] as const) {
      const day = dayNumber(date, order);
      if (day === undefined) continue;
      this.spans[order] = { min: Math.min(this.spans[order].min, day), max: Math.max(this.spans[order].max, day) };
    }
  }

  decide(locale: string, given: DateOrder | undefined): Finding<DateOrder> {
    if (given) return { value: given, basis: "given", because: "You named it." };
    const assumed = localeDateOrder(locale);
    if (this.dayFirst + this.monthFirst > 0) {
      const value = this.dayFirst >= this.monthFirst ? "day-first" : "month-first";
      const against = Math.min(this.dayFirst, this.monthFirst);
      if (against === 0) return { value, basis: "proven", because: "Some dates have a part above 12 that can only be the day." };
      return { value, basis: "inferred", because: `${against} dates can only be read the other way; most can only be read this way.` };
    }
    const spans = this.spans;
    if (spans["day-first"].min === Infinity) return { value: assumed, basis: "not-needed", because: "Every date says itself which part is the day." };
    return this.byPlausibility() ?? { value: assumed, basis: "assumed", because: "No date has a part above 12; this is the order of your language." };
  }

  /** Trade is in the past and follows day on day: the reading that is in the future or full of holes is the wrong one. */
  private byPlausibility(): Finding<DateOrder> | undefined {
    const dayFirst = this.spans["day-first"];
    const monthFirst = this.spans["month-first"];
    const dayFirstAhead = dayFirst.max > this.today + 1;
    const monthFirstAhead = monthFirst.max > this.today + 1;
    if (dayFirstAhead !== monthFirstAhead)
      return { value: dayFirstAhead ? "month-first" : "day-first", basis: "inferred", because: "Read the other way, some dates would lie in the future." };
    const days = dayFirst.max - dayFirst.min;
    const otherDays = monthFirst.max - monthFirst.min;
    if (Math.max(days, otherDays) < 5 * Math.max(1, Math.min(days, otherDays))) return undefined;
    const value = days < otherDays ? "day-first" : "month-first";
    const because = `Read this way the file covers ${Math.min(days, otherDays) + 1} days, the other way ${Math.max(days, otherDays) + 1}, with long gaps.`;
    return { value, basis: "inferred", because };
  }
}
