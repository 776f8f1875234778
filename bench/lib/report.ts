/** What a benchmark returns: `ok` says whether every bar was met, the rest are its figures. */
export interface BenchReport {
  readonly ok: boolean;
  readonly [figure: string]: unknown;
}

export interface BenchOptions {
  /** Only the JSON goes to standard output; progress always goes to standard error. */
  readonly json: boolean;
  /** Multiplies the sizes of the data and the run: 1 is the size of the bar; smaller values try the benchmark out. */
  readonly scale: number;
}

/** A module of `bench/` exports one of these as `run`. */
export type Benchmark = (options: BenchOptions) => Promise<BenchReport>;

/** One line of progress on standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Prints a report: a readable table unless `json`, then the JSON as the last line of standard output. */
export function printReport(name: string, report: BenchReport, options: BenchOptions): void {
  if (!options.json) {
    process.stdout.write(`\n${name}: ${report.ok ? "every bar met" : "NOT every bar met"}\n`);
    for (const [figure, value] of Object.entries(report)) if (figure !== "ok") process.stdout.write(`  ${figure.padEnd(16)} ${format(value)}\n`);
  }
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function format(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([key, part]) => `${key} ${typeof part === "object" ? JSON.stringify(part) : String(part)}`)
    .join(" · ");
}
