import { Temporal } from "temporal-polyfill";
import { monthOfName } from "./month-names.ts";
import { latinDigits } from "./numbers.ts";

export type DateOrder = "day-first" | "month-first";

/** A date as it stands in a file; `a` and `b` are day and month in an order the cell alone may not tell. */
export interface WrittenDate {
  readonly year: number;
  readonly a: number;
  readonly b: number;
  /** False when the cell itself says which is which (year first, a month's name, a serial number). */
  readonly ambiguousOrder: boolean;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Offset from UTC written in the cell, such as `+07:00`. */
  readonly offset: string | undefined;
}

const timePattern = "(?:[T ,]+(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d{1,9})?)?\\s*(am|pm|a\\.m\\.|p\\.m\\.|ص|م|sa|ch)?\\s*(z|[+-]\\d{2}:?\\d{2})?)?";
const numericDate = new RegExp(`^(\\d{1,4})([-/. ])(\\d{1,2})\\2(\\d{1,4})${timePattern}$`, "i");
const compactDate = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${timePattern}$`, "i");
const namedDayFirst = new RegExp(
  `^(?:\\p{L}+\\.?,? +)?(\\d{1,2})[-/. ]+(?:de )?(\\p{L}[\\p{L}\\p{M} ]*?(?: \\d{1,2})?)\\.?[-/., ]+(?:de )?(\\d{2,4})${timePattern}$`,
  "iu",
);
const namedMonthFirst = new RegExp(`^(?:\\p{L}+\\.?,? +)?(\\p{L}[\\p{L}\\p{M}]*)\\.?[-/. ]+(\\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+(\\d{4})${timePattern}$`, "iu");
const serialDate = /^(\d{5})(?:[.,](\d{1,12}))?$/;

/** Takes a date cell apart, whatever its notation; undefined when it is no date. */
export function readDate(raw: string): WrittenDate | undefined {
  let text = raw.trim();
  if (/[^\x20-\x7e]/.test(text)) text = latinDigits(text).replace(/[\u00a0\u202f]/g, " ");
  const numeric = numericDate.exec(text);
  if (numeric) return fromNumeric(numeric);
  const compact = compactDate.exec(text);
  if (compact) return build(Number(compact[1]), Number(compact[2]), Number(compact[3]), false, compact.slice(4));
  const dayName = namedDayFirst.exec(text);
  const monthOfDay = dayName && monthOfName(dayName[2] ?? "");
  if (dayName && monthOfDay) return build(fullYear(dayName[3] ?? ""), monthOfDay, Number(dayName[1]), false, dayName.slice(4));
  const nameDay = namedMonthFirst.exec(text);
  const monthOfStart = nameDay && monthOfName(nameDay[1] ?? "");
  if (nameDay && monthOfStart) return build(Number(nameDay[3]), monthOfStart, Number(nameDay[2]), false, nameDay.slice(4));
  const serial = serialDate.exec(text);
  return serial ? fromSerial(Number(serial[1]), serial[2]) : undefined;
}

function fromNumeric(match: RegExpExecArray): WrittenDate | undefined {
  const [, first = "", , middle = "", last = ""] = match;
  if (first.length === 4) return last.length <= 2 ? build(Number(first), Number(middle), Number(last), false, match.slice(5)) : undefined;
  if (first.length > 2 || last.length === 3 || last.length === 1) return undefined;
  return build(fullYear(last), Number(first), Number(middle), true, match.slice(5));
}

/** Spreadsheets count days from 30 December 1899; the fraction is the time of day. */
function fromSerial(days: number, fraction: string | undefined): WrittenDate {
  const date = Temporal.PlainDate.from("1899-12-30").add({ days });
  const seconds = Math.round(Number(`0.${fraction ?? "0"}`) * 86_400) % 86_400;
  return {
    year: date.year,
    a: date.month,
    b: date.day,
    ambiguousOrder: false,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    offset: undefined,
  };
}

/** Two digits are this century, unless that lies more than a year ahead of a file's time. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function build(year: number, a: number, b: number, ambiguousOrder: boolean, time: (string | undefined)[]): WrittenDate | undefined {
  const [hours, minutes, seconds, half, offset] = time;
  let hour = Number(hours ?? 0);
  const afternoon = /^(pm|p\.m\.|م|ch)$/i.test(half ?? "");
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (afternoon ? 12 : 0);
  }
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  if (hour > 23 || minute > 59 || second > 59 || year < 1900 || year > 2200 || a < 1 || b < 1) return undefined;
  if (ambiguousOrder ? Math.min(a, b) > 12 || Math.max(a, b) > 31 : a > 12 || b > 31) return undefined;
  return { year, a, b, ambiguousOrder, hour, minute, second, offset: offset === undefined ? undefined : isoOffset(offset) };
}

function isoOffset(text: string): string {
  if (/^z$/i.test(text)) return "+00:00";
  return text.includes(":") ? text : `${text.slice(0, 3)}:${text.slice(3)}`;
}

/** Day since 1970 of a date read in an order, or undefined when the order does not fit it. */
export function dayNumber(date: WrittenDate, order: DateOrder): number | undefined {
  const { month, day } = monthAndDay(date, order);
  if (month > 12 || day > new Date(Date.UTC(date.year, month, 0)).getUTCDate()) return undefined;
  return Date.UTC(date.year, month - 1, day) / 86_400_000;
}

function monthAndDay(date: WrittenDate, order: DateOrder): { month: number; day: number } {
  if (!date.ambiguousOrder || order === "month-first") return { month: date.a, day: date.b };
  return { month: date.b, day: date.a };
}

/**
 * The instant of a written date in a time zone, in milliseconds since 1970. A local time that a clock change skips is
 * moved forward by the gap, one that happens twice means the first (RFC 5545); undefined when the order does not fit.
 */
export function toInstant(date: WrittenDate, order: DateOrder, timeZone: string): number | undefined {
  if (dayNumber(date, order) === undefined) return undefined;
  const { month, day } = monthAndDay(date, order);
  const plain = Temporal.PlainDateTime.from({ year: date.year, month, day, hour: date.hour, minute: date.minute, second: date.second });
  if (date.offset) return Temporal.Instant.from(`${plain.toString()}${date.offset}`).epochMilliseconds;
  return plain.toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** The order of day and month in a language: what an ambiguous file is read with. */
export function localeDateOrder(locale: string): DateOrder {
  try {
    const parts = new Intl.DateTimeFormat(locale, { dateStyle: "short", numberingSystem: "latn", calendar: "gregory" }).formatToParts(0);
    const kinds = parts.map((part) => part.type);
    return kinds.indexOf("month") < kinds.indexOf("day") && kinds.indexOf("month") < kinds.indexOf("year") ? "month-first" : "day-first";
  } catch {
    return "day-first";
  }
}
