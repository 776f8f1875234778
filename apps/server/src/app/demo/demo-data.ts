import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { Temporal } from "temporal-polyfill";

const file = fileURLToPath(new URL("../../../demo-data/online-retail/online-retail-first-10000-lines.csv.gz", import.meta.url));

/** The file's days; the last one is replayed live. */
const lastDay = Temporal.PlainDate.from("2010-12-05");
const dateCell = /;(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{2}:\d{2});/;

export interface DemoData {
  /** CSV of every day but the last, moved so that the last day would be `today`. */
  readonly past: Buffer;
  /** CSV of the last day, dated to the day before `today`: its lines are posted live, their own dates only order them. */
  readonly lastDay: Buffer;
}

/** The retailer's trade, moved from December 2010 to the days before `today`. The same day gives the same bytes. */
export async function demoData(today: Temporal.PlainDate): Promise<DemoData> {
  const [header = "", ...lines] = gunzipSync(await readFile(file))
    .toString("utf8")
    .split("\n");
  const past: string[] = [];
  const live: string[] = [];
  for (const line of lines) {
    const match = dateCell.exec(line);
    if (!match) continue;
    const [, day, month, year, time] = match;
    const date = Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) });
    const isLast = date.equals(lastDay);
    const moved = isLast ? today.subtract({ days: 1 }) : today.subtract({ days: lastDay.since(date).days });
    const cell = `;${moved.day}/${moved.month}/${moved.year} ${time};`;
    (isLast ? live : past).push(line.replace(dateCell, cell));
  }
  const table = (rows: string[]) => Buffer.from([header, ...rows].join("\n"));
  return { past: table(past), lastDay: table(live) };
}
