/** Languages whose month names are read: those of the product and of its neighbours' exports. */
const locales = ["en", "id", "ar", "ar-EG", "ar-SY", "vi", "sw", "fr", "de", "es", "pt", "ms", "tr", "nl", "it"];

/** Built when the first month is read: formatters of fifteen languages are no business of a server that starts. */
function readNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const locale of locales) {
    for (const style of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(locale, { month: style, day: "numeric", timeZone: "UTC", calendar: "gregory" });
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: "UTC", calendar: "gregory" });
      for (let month = 0; month < 12; month++) {
        const date = new Date(Date.UTC(2001, month, 15));
        const inDate = format.formatToParts(date).find((part) => part.type === "month")?.value ?? "";
        for (const name of [inDate, alone.format(date)]) {
          const key = keyOf(name);
          if (key !== "" && !/^\d+$/.test(key) && !names.has(key)) names.set(key, month + 1);
        }
      }
    }
  }
  return names;
}

let names: Map<string, number> | undefined;

/** Month of a name or its abbreviation in one of the languages, 1–12; undefined for any other word. */
export function monthOfName(word: string): number | undefined {
  names ??= readNames();
  return names.get(keyOf(word));
}

function keyOf(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/[\p{M}.]/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
