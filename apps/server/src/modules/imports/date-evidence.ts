import { type DateOrder, dayNumber, localeDateOrder, readDate } from "./dates.ts";
import type { Finding } from "./detection.ts";

/** Gathers what the dates of all rows say about the order of day and month. */
export class DateEvidence {
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
