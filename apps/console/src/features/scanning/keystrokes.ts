/** A scanner that acts as a keyboard types faster than any person: at most this between two keys. */
const gapMs = 35;
const shortest = 4;

/** Tells a scanner's typing from a person's. Feed it every key; it answers with the code when Enter or Tab ends one. */
export function createScanDetector() {
  let typed = "";
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    /** `at` in milliseconds. */
    press(key: string, at: number): string | undefined {
      const fast = at - lastAt <= gapMs;
      lastAt = at;
      if (key === "Enter" || key === "Tab") {
        const code = fast && typed.length >= shortest ? typed : undefined;
        typed = "";
        return code;
      }
      // FNC1 arrives as Ctrl-], which browsers name by its key.
      const character = key === "GS" ? "\u001d" : key.length === 1 ? key : undefined;
      if (character === undefined) {
        if (!fast) typed = "";
        return undefined;
      }
      typed = fast ? typed + character : character;
      return undefined;
    },
    /** Whether the last key may be the first of a scan. */
    hasBegun: () => typed.length === 1,
  };
}
