import { readdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Benchmark, type BenchOptions, printReport, say } from "./lib/index.ts";

/**
 * `pnpm bench NAME [--json] [--scale 0.1]` runs `bench/NAME.ts`. The last line of standard output is its report as JSON;
 * the exit code is 0 when every bar was met, 1 when one was not, 2 when the benchmark could not run.
 */
async function main(): Promise<number> {
  const names = (await readdir(import.meta.dirname)).filter((file) => file.endsWith(".ts") && file !== "main.ts").map((file) => file.slice(0, -3));
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, scale: { type: "string", default: "1" } },
  });
  const name = positionals[0];
  const scale = Number(values.scale);
  if (positionals.length !== 1 || name === undefined || !names.includes(name) || !(scale > 0 && scale <= 10)) {
    say(`Usage: pnpm bench NAME [--json] [--scale 0.1]\nBenchmarks: ${names.sort().join(", ")}`);
    return 2;
  }
  const options: BenchOptions = { json: values.json, scale };
  const { run } = (await import(`./${name}.ts`)) as { run: Benchmark };
  const report = await run(options);
  printReport(name, report, options);
  return report.ok ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(2);
  },
);
