/** What this device remembers for the reader under `lumbung.<key>`; `fallback` where there is nothing or no storage. */
export function readStored<Value>(key: string, fallback: Value): Value {
  try {
    const text = localStorage.getItem(`lumbung.${key}`);
    return text === null ? fallback : (JSON.parse(text) as Value);
  } catch {
    return fallback;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(`lumbung.${key}`, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: nothing is remembered, nothing is broken.
  }
}
