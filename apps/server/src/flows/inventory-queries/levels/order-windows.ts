/** The sort key of a row: what it is sorted by (text, or a number as text), then SKU and warehouse. */
export interface OrderKey {
  readonly key: string;
  readonly variantId: string;
  /** Empty in a sum over warehouses. */
  readonly warehouseId: string;
}

/** Rows in an order that no index has: the first ones behind `start`, as ids of 32 hexadecimal digits. */
export interface OrderWindow {
  /** The key the window begins behind; null for the beginning of the list. */
  readonly start: OrderKey | null;
  readonly rows: readonly OrderKey[];
  /** Whether so many rows had to be sorted for it that it is worth keeping. */
  readonly long: boolean;
  /** Whether the list ends with the window. */
  readonly complete: boolean;
}

interface Loaded {
  readonly window: OrderWindow;
  readonly life: number;
}

interface Kept {
  readonly window: OrderWindow;
  readonly freshUntil: number;
  readonly usableUntil: number;
}

/** Compares two keys in the order of the list. */
export type CompareKeys = (a: OrderKey, b: OrderKey) => number;

export interface OrderedList {
  /** Says everything the list depends on: tenant, warehouses, filters, order. */
  readonly name: string;
  readonly compare: CompareKeys;
  /** The first rows behind a key. Runs also when no caller waits for it. */
  readonly compute: (start: OrderKey | null) => Promise<OrderWindow>;
  readonly lifeOf: LifeOf;
}

/** A window over quantities lives so many times as long as it took: sorting takes at most 1/60 of a processor per list. */
const lifePerCost = 60;
const lifeMaxMs = 10_000;
/** How long a window is good that took `costMs`; 0: it is not kept. */
export type LifeOf = (window: OrderWindow, costMs: number) => number;
/** A short list is sorted every time, so its order is always of this moment. */
export const lifeOfQuantities: LifeOf = (window, costMs) => (window.long ? Math.min(lifeMaxMs, costMs * lifePerCost) : 0);
/** Rows kept over all windows, about 150 bytes each. */
const rowsMax = 200_000;

/**
 * Keeps sorted windows of lists that are costly to sort. Only the order may be that old: the quantities of the rows shown
 * are read when they are shown. An expired window serves once more while it is computed anew.
 */
export function createOrderWindows(now: () => number = () => performance.now()) {
  const kept = new Map<string, Kept[]>();
  const loading = new Map<string, Promise<Loaded>>();
  let rows = 0;

  function forget(list: string): void {
    rows -= (kept.get(list) ?? []).reduce((sum, one) => sum + one.window.rows.length, 0);
    kept.delete(list);
  }

  function keep({ name: list, compare }: OrderedList, window: OrderWindow, life: number): void {
    if (life === 0) return;
    const others = (kept.get(list) ?? []).filter((one) => one.usableUntil > now() && !isWithin(one.window, window, compare));
    forget(list);
    kept.set(list, [...others, { window, freshUntil: now() + life, usableUntil: now() + 2 * life }]);
    rows += [...others, { window }].reduce((sum, one) => sum + one.window.rows.length, 0);
    for (const oldest of kept.keys()) {
      if (rows <= rowsMax || oldest === list) break;
      forget(oldest);
    }
  }

  /** Moves a list to the young end of the map: the oldest end is forgotten first. */
  function touch(list: string): void {
    const windows = kept.get(list);
    if (!windows) return;
    kept.delete(list);
    kept.set(list, windows);
  }

  async function compute(list: OrderedList, start: OrderKey | null): Promise<Loaded> {
    const begun = now();
    const window = await list.compute(start);
    const life = list.lifeOf(window, now() - begun);
    keep(list, window, life);
    return { window, life };
  }

  /** One sorting for all who ask at once. Who finds that the list is a short one sorts it again: it must be of this moment. */
  async function load(list: OrderedList, start: OrderKey | null): Promise<OrderWindow> {
    const id = `${list.name}\u0000${JSON.stringify(start)}`;
    const running = loading.get(id);
    if (running) {
      const shared = await running;
      return shared.life > 0 ? shared.window : (await compute(list, start)).window;
    }
    const own = compute(list, start).finally(() => loading.delete(id));
    loading.set(id, own);
    return (await own).window;
  }

  /** The first window serves all pages that it reaches, so a list is not sorted once for every page people are on. */
  async function loadFor(list: OrderedList, after: OrderKey | null): Promise<OrderWindow> {
    const hasFirst = (kept.get(list.name) ?? []).some((one) => one.window.start === null && one.usableUntil > now());
    if (after !== null && hasFirst) return load(list, after);
    const first = await load(list, null);
    return after === null || reaches(first, after, list.compare) ? first : load(list, after);
  }

  function findKept(list: OrderedList, after: OrderKey | null): OrderWindow | undefined {
    const time = now();
    const found = (kept.get(list.name) ?? []).find(
      ({ window, usableUntil }) => usableUntil > time && startsBefore(window, after, list.compare) && (after === null || reaches(window, after, list.compare)),
    );
    // A failure here is met by the next caller, who has to wait for a load of its own.
    if (found && found.freshUntil <= time) load(list, found.window.start).catch(() => undefined);
    return found?.window;
  }

  /** The rows behind `after`, at most `limit`, and whether there are more. */
  async function rowsBehind(list: OrderedList, after: OrderKey | null, limit: number): Promise<{ rows: readonly OrderKey[]; more: boolean }> {
    touch(list.name);
    const window = findKept(list, after) ?? (await loadFor(list, after));
    const from = after === null ? 0 : firstBehind(window.rows, after, list.compare);
    const rows = window.rows.slice(from, from + limit);
    const last = rows.at(-1);
    if (!last || rows.length === limit || window.complete) return { rows, more: from + rows.length < window.rows.length || !window.complete };
    const rest = await rowsBehind(list, last, limit - rows.length);
    return { rows: [...rows, ...rest.rows], more: rest.more };
  }

  return { rowsBehind };
}

export type OrderWindows = ReturnType<typeof createOrderWindows>;

function startsBefore(window: OrderWindow, after: OrderKey | null, compare: CompareKeys): boolean {
  return window.start === null || (after !== null && compare(window.start, after) <= 0);
}

/** Whether the window says what comes behind `after`, which does not lie before it. */
function reaches(window: OrderWindow, after: OrderKey, compare: CompareKeys): boolean {
  const last = window.rows.at(-1);
  return window.complete || (last !== undefined && compare(last, after) > 0);
}

/** Whether `other` knows all that `window` knows. */
function isWithin(window: OrderWindow, other: OrderWindow, compare: CompareKeys): boolean {
  const last = window.rows.at(-1);
  return startsBefore(other, window.start, compare) && (last === undefined || other.complete || compare(other.rows.at(-1) ?? last, last) >= 0);
}

function firstBehind(rows: readonly OrderKey[], after: OrderKey, compare: CompareKeys): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(rows[middle] as OrderKey, after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
