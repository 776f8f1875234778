import { setImmediate as nextTurn } from "node:timers/promises";
import { parse } from "csv-parse";
import { AppError } from "../../shared/errors.ts";

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** One record: its cells and the number of the line it starts on, counted from 1 as an editor shows it. */
export type OnRecord = (cells: string[], line: number) => void;

/** Records longer than this are a quote that was never closed, not data. */
const recordCharsMax = 100_000;
/** Characters handed to the parser before the event loop gets its turn: a few milliseconds of work. */
const chunkChars = 128 * 1024;

/**
 * Walks over the records of a delimited text, whose lines end with a newline, without holding them. Quotes in the middle of a field are kept as they
 * stand, empty lines are skipped. Throws IMPORT_UNREADABLE with the line of a quote that is never closed.
 */
export async function walkCsv(text: string, delimiter: Delimiter, onRecord: OnRecord): Promise<void> {
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: recordCharsMax,
    on_record: (cells: string[], info) => {
      let inside = 0;
      for (const cell of cells) if (cell.includes("\n")) inside += cell.split("\n").length - 1;
      lastLine = info.lines;
      onRecord(cells, info.lines - inside);
      return null;
    },
  });
  let lastLine = 0;
  let failure: unknown;
  parser.on("error", (error) => {
    failure = error;
  });
  parser.resume();
  for (let start = 0; start < text.length && failure === undefined; start += chunkChars) {
    parser.write(text.slice(start, start + chunkChars));
    await nextTurn();
  }
  if (failure === undefined) {
    await new Promise<void>((done) => {
      parser.once("end", done).once("error", () => done());
      parser.end();
    });
  }
  if (failure !== undefined) throw unreadable(failure, lastLine + 1);
}

function unreadable(failure: unknown, line: number): AppError {
  const code = (failure as { code?: string }).code ?? "";
  if (code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE")
    return new AppError("IMPORT_UNREADABLE", { line }, { detail: `A quotation mark opened on line ${line} or soon after it is never closed.`, cause: failure });
  if (code.startsWith("CSV_"))
    return new AppError(
      "IMPORT_UNREADABLE",
      { line },
      { detail: `The table cannot be read from line ${line} on: ${(failure as Error).message}`, cause: failure },
    );
  return failure as AppError;
}

/**
 * Finds the delimiter: the candidate that cuts the first lines into the most columns with the least disagreement
 * between lines. Quoted text does not count. A line `sep=;` in front, as spreadsheets write it, decides.
 */
export function detectDelimiter(text: string): { delimiter: Delimiter; columns: number; agreement: number } | undefined {
  const declared = /^sep=([,;\t|])\r?\n/i.exec(text)?.[1];
  const lines = sampleLines(text.slice(0, 200_000), 200);
  const scored = delimiters
    .map((delimiter) => {
      const counts = lines.map((line) => line.split(delimiter).length).sort((x, y) => x - y);
      const columns = counts[Math.floor(counts.length / 2)] ?? 1;
      const agreement = counts.filter((count) => count === columns).length / Math.max(1, counts.length);
      return { delimiter, columns, agreement, score: columns > 1 ? agreement * agreement * Math.log2(columns) : 0 };
    })
    .sort((x, y) => y.score - x.score);
  const best = declared ? scored.find((candidate) => candidate.delimiter === declared) : scored[0];
  return best && (best.score > 0 || declared) ? best : undefined;
}

/** The first lines with quoted parts blanked out, so that a delimiter inside them is not seen. */
function sampleLines(text: string, max: number): string[] {
  return text
    .replace(/(^|[,;\t|\n])"(?:[^"]|"")*"/g, "$1Q")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "" && !/^sep=.$/i.test(line))
    .slice(0, max);
}
