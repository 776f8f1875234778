import { currencyExponent } from "@lumbung/contracts";
import type { Locale } from "./locales.ts";
import { minorToDecimal } from "./minor-units.ts";
import type { BusinessFormat, CalendarName, Digits } from "./preferences.ts";

export interface FormatOptions extends BusinessFormat {
  readonly locale: Locale;
  readonly digits: Digits;
  readonly calendar: CalendarName;
}

export interface MoneyValue {
  readonly amount: number;
  readonly currency: string;
}

export type Format = ReturnType<typeof makeFormat>;

/** An ISO 8601 text or a Date. */
type Instant = string | Date;

const formats = new Map<string, Format>();

/**
 * Numbers, quantities, money and times as the reader writes them: language, digits and calendar are the reader's, time
 * zone and currency the business's. Quantities and money never become floating-point numbers.
 *
 * The same for the same reader: what the browser needs to format one kind of number takes a millisecond to set up, and
 * every row of a table asks for it.
 */
export function createFormat(options: FormatOptions): Format {
  const { locale, digits, calendar, timeZone, currency } = options;
  const key = [locale, digits, calendar, timeZone, currency].join(" ");
  const known = formats.get(key) ?? makeFormat(options);
  formats.set(key, known);
  return known;
}

function makeFormat({ locale, digits, calendar, timeZone, currency }: FormatOptions) {
  const numbers = digits === "auto" ? locale : `${locale}-u-nu-${digits}`;
  const dates = `${numbers}${numbers.includes("-u-") ? "" : "-u"}-ca-${calendar}`;
  const ago = new Intl.RelativeTimeFormat(numbers, { numeric: "auto" });
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

  function number(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    const known = cache.get(key) ?? new Intl.NumberFormat(numbers, options);
    cache.set(key, known);
    return known as Intl.NumberFormat;
  }
  function date(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    const known = cache.get(key) ?? new Intl.DateTimeFormat(dates, { timeZone, ...options });
    cache.set(key, known);
    return known as Intl.DateTimeFormat;
  }
  const moment = (instant: Instant) => (typeof instant === "string" ? new Date(instant) : instant);
  const dayOf = (instant: Instant) => date({ year: "numeric", month: "2-digit", day: "2-digit" }).format(moment(instant));
  const dateOnly = (instant: Instant) => date({ dateStyle: "medium" }).format(moment(instant));
  const time = (instant: Instant) => date({ timeStyle: "short" }).format(moment(instant));

  return {
    locale,
    timeZone,
    currency,
    /** The language tag with the reader's digits, for other parts that format by themselves. */
    tag: numbers,
    /** A count, such as 1,234. */
    count: (value: number) => number({ maximumFractionDigits: 0 }).format(value),
    /** A count in few signs, such as 1.2K. */
    compact: (value: number) => number({ notation: "compact", maximumFractionDigits: 1 }).format(value),
    percent: (share: number) => number({ style: "percent", maximumFractionDigits: 1 }).format(share),
    /** A decimal string with the decimals it has; `signed` shows a plus too. */
    quantity: (decimal: string, options: { signed?: boolean } = {}) =>
      number({
        minimumFractionDigits: decimals(decimal),
        maximumFractionDigits: decimals(decimal),
        signDisplay: options.signed ? "exceptZero" : "auto",
      }).format(decimal as `${number}`),
    /** Whole minor units with all decimals that the books keep of the currency. */
    money: ({ amount, currency: code }: MoneyValue) => {
      const exponent = currencyExponent(code);
      return number({
        style: "currency",
        currency: code,
        currencyDisplay: "narrowSymbol",
        minimumFractionDigits: exponent,
        maximumFractionDigits: exponent,
      }).format(minorToDecimal(amount, exponent) as `${number}`);
    },
    /** Money in few signs for tiles and axes; the exact amount stands beside it or in its title. */
    compactMoney: ({ amount, currency: code }: MoneyValue) =>
      number({ style: "currency", currency: code, notation: "compact", currencyDisplay: "narrowSymbol", maximumFractionDigits: 1 }).format(
        minorToDecimal(amount, currencyExponent(code)) as `${number}`,
      ),
    date: dateOnly,
    time,
    dateTime: (instant: Instant) => date({ dateStyle: "medium", timeStyle: "short" }).format(moment(instant)),
    /** With seconds, for monitors and audit trails. */
    exactTime: (instant: Instant) => date({ dateStyle: "medium", timeStyle: "medium" }).format(moment(instant)),
    /** The hour to the second, for what happens now. */
    clock: (instant: Instant) => date({ timeStyle: "medium" }).format(moment(instant)),
    /** Of today the hour alone, else the day too. */
    shortTime: (instant: Instant) =>
      dayOf(instant) === dayOf(new Date()) ? time(instant) : date({ dateStyle: "short", timeStyle: "short" }).format(moment(instant)),
    /** A business day, `2026-11-20`, whatever the zone. */
    day: (isoDate: string) => date({ dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${isoDate}T00:00:00Z`)),
    shortDay: (isoDate: string) => date({ month: "short", day: "numeric", timeZone: "UTC" }).format(new Date(`${isoDate}T00:00:00Z`)),
    /** How long ago or until, in the largest fitting unit. */
    relative: (instant: Instant, now = new Date()) => relative(ago, (moment(instant).getTime() - now.getTime()) / 1000),
    /** "a, b and c". */
    list: (items: readonly string[]) => lists.format(items),
  };
}

function decimals(decimal: string): number {
  return decimal.split(".")[1]?.length ?? 0;
}

const units: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

function relative(ago: Intl.RelativeTimeFormat, seconds: number): string {
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? (["second", 1] as const);
  return ago.format(Math.round(seconds / size), unit);
}
