import { type AnalysedFile, analyseSalesFile, assertComplete, type ReadingChoices } from "./analyse.ts";
import { type Correct, correctorOf } from "./corrections.ts";
import { walkCsv } from "./csv.ts";
import { createSaleLineReader, type RefusedLine, type SaleLine, type SaleLineOptions } from "./sale-line.ts";

export interface SalesFile {
  readonly reading: AnalysedFile["reading"];
  /** The first rows below the header. */
  readonly firstRows: AnalysedFile["firstRows"];
  /** In the order of the file. */
  readonly lines: SaleLine[];
  readonly refused: RefusedLine[];
  /** The cells of these lines as they stand in the file; read again, for few lines are ever asked for. */
  cellsOf(lines: ReadonlySet<number>): Promise<Map<number, string[]>>;
}

/** Reads a whole sales file: how it is written, its lines, and the lines that cannot be read. */
export async function readSalesFile(
  bytes: Uint8Array,
  locale: string,
  choices: ReadingChoices,
  options: SaleLineOptions,
  onProgress: (linesRead: number, linesTotal: number) => void = () => undefined,
): Promise<SalesFile> {
  const analysed = await analyseSalesFile(bytes, locale, choices, options);
  assertComplete(analysed);
  const { text, reading } = analysed;
  const correct = correctorOf(reading.header, choices.corrections);
  const readLine = createSaleLineReader(reading, options);
  const lines: SaleLine[] = [];
  const refused: RefusedLine[] = [];
  await walkCsv(text, reading.delimiter.value, (raw, line) => {
    if (line <= reading.headerLine) return;
    const cells = correct(raw, line);
    if (cells.every((cell) => cell.trim() === "")) return;
    const read = readLine(cells, line);
    if ("sale" in read) lines.push(read.sale);
    else refused.push(read.refused);
    const done = lines.length + refused.length;
    if (done % 1000 === 0) onProgress(done, reading.rows);
  });
  const firstRows = analysed.firstRows.map(({ line, cells }) => ({ line, cells: correct(cells, line) }));
  return { reading, firstRows, lines, refused, cellsOf: (wanted) => cellsOf(text, reading, correct, wanted) };
}

async function cellsOf(text: string, reading: AnalysedFile["reading"], correct: Correct, wanted: ReadonlySet<number>): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  if (wanted.size === 0) return found;
  await walkCsv(text, reading.delimiter.value, (cells, line) => {
    if (wanted.has(line)) found.set(line, correct(cells, line));
  });
  return found;
}
