/** Cuts a list into parts that are written in one transaction each: at most `itemsMax` items, and `weightMax` of what they weigh together. */
export function* slicesOf<T>(
  items: readonly T[],
  itemsMax: number,
  weightMax = Number.POSITIVE_INFINITY,
  weightOf: (item: T) => number = () => 1,
): Generator<T[]> {
  let slice: T[] = [];
  let weight = 0;
  for (const item of items) {
    if (slice.length > 0 && (slice.length >= itemsMax || weight + weightOf(item) > weightMax)) {
      yield slice;
      slice = [];
      weight = 0;
    }
    slice.push(item);
    weight += weightOf(item);
  }
  if (slice.length > 0) yield slice;
}
