import { type AnalysedFile, analyseFile, assertComplete, type FileReading, type ReadingChoices } from "./analyse.ts";
import type { FileShape } from "./columns.ts";
import { type Correct, correctorOf } from "./corrections.ts";
import { walkCsv } from "./csv.ts";
import type { ReadLine, RefusedLine } from "./line-reader.ts";

/** A file as it was read: its lines, and those that cannot be read. */
export interface ReadFile<Line> {
  readonly reading: FileReading;
  /** The first rows below the header. */
  readonly firstRows: AnalysedFile["firstRows"];
  /** In the order of the file. */
  readonly lines: Line[];
  readonly refused: RefusedLine[];
  /** The cells of these lines as they stand in the file; read again, for few lines are ever asked for. */
  cellsOf(lines: ReadonlySet<number>): Promise<Map<number, string[]>>;
}

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly locale: string;
  readonly choices: ReadingChoices;
  /** Told from time to time. */
  readonly onProgress?: ((linesRead: number, linesTotal: number) => void) | undefined;
}

/** Reads a whole file of a shape: how it is written, then line by line. */
export async function readFile<Line>(
  shape: FileShape,
  { bytes, locale, choices, onProgress = () => undefined }: FileToRead,
  business: { readonly now: Date; readonly currency: string },
  lineReader: (reading: FileReading) => (cells: string[], line: number) => ReadLine<Line>,
): Promise<ReadFile<Line>> {
  const analysed = await analyseFile(shape, bytes, locale, choices, business);
  assertComplete(analysed);
  const { text, reading } = analysed;
  const correct = correctorOf(reading.header, choices.corrections);
  const readLine = lineReader(reading);
  const lines: Line[] = [];
  const refused: RefusedLine[] = [];
  await walkCsv(text, reading.delimiter.value, (raw, line) => {
    if (line <= reading.headerLine) return;
    const cells = correct(raw, line);
    if (cells.every((cell) => cell.trim() === "")) return;
    const read = readLine(cells, line);
    if ("read" in read) lines.push(read.read);
    else refused.push(read.refused);
    const done = lines.length + refused.length;
    if (done % 1000 === 0) onProgress(done, reading.rows);
  });
  const firstRows = analysed.firstRows.map(({ line, cells }) => ({ line, cells: correct(cells, line) }));
  return { reading, firstRows, lines, refused, cellsOf: (wanted) => cellsOf(text, reading, correct, wanted) };
}

async function cellsOf(text: string, reading: FileReading, correct: Correct, wanted: ReadonlySet<number>): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  if (wanted.size === 0) return found;
  await walkCsv(text, reading.delimiter.value, (cells, line) => {
    if (wanted.has(line)) found.set(line, correct(cells, line));
  });
  return found;
}
