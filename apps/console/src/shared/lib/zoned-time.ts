/** The wall clock of a zone at an instant, as a datetime-local input writes it: `2026-11-20T14:05`. */
export function toLocalTime(instant: string | Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instant at which a zone's clock shows this time. An hour that the clock skips is taken as the one after it; of an
 * hour that comes twice, the first.
 */
export function fromLocalTime(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  if (Number.isNaN(wanted)) throw new RangeError(`not a local time: ${local}`);
  const offsetAt = (instant: number) => Date.parse(`${toLocalTime(new Date(instant), timeZone)}:00Z`) - Math.floor(instant / 60_000) * 60_000;
  // The offset before and after any change of the clock near that time.
  const candidates = [wanted - offsetAt(wanted - 86_400_000), wanted - offsetAt(wanted + 86_400_000)].sort((a, b) => a - b);
  const exact = candidates.find((instant) => toLocalTime(new Date(instant), timeZone) === local.slice(0, 16));
  return new Date(exact ?? candidates.at(-1) ?? wanted).toISOString();
}

/** The business day of an instant: `2026-11-20`. */
export function dayIn(timeZone: string, instant: string | Date = new Date()): string {
  return toLocalTime(instant, timeZone).slice(0, 10);
}

/** First instant of a business day. */
export function startOfDay(day: string, timeZone: string): string {
  return fromLocalTime(`${day}T00:00`, timeZone);
}

/** First instant after a business day. */
export function endOfDay(day: string, timeZone: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return startOfDay(next, timeZone);
}

/** The instants of a period of business days as the API asks for them; nothing for an open end. */
export function periodOf({ from, to }: { readonly from: string; readonly to: string }, timeZone: string): { from?: string; to?: string } {
  return { ...(from === "" ? {} : { from: startOfDay(from, timeZone) }), ...(to === "" ? {} : { to: endOfDay(to, timeZone) }) };
}
