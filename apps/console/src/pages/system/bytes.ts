const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size in the largest unit that leaves at least one before the decimal mark: (en, 27_400_000) → "27.4 MB". */
export function bytesText(tag: string, bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(tag, { style: "unit", unit: units[step] ?? "byte", maximumFractionDigits: value < 100 && step > 0 ? 1 : 0 }).format(value);
}
