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

  function keep(list: string, window: OrderWindow, life: number): void {
    if (life === 0) return;
    const others = (kept.get(list) ?? []).filter((one) => one.usableUntil > now() && !sameKey(one.window.start, window.start));
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

  async function compute({ name, compute, lifeOf }: OrderedList, start: OrderKey | null): Promise<Loaded> {
    const begun = now();
    const window = await compute(start);
    const life = lifeOf(window, now() - begun);
    keep(name, window, life);
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

  /** The rows behind `after`, at most `limit`, and whether there are more. */
  async function rowsBehind(list: OrderedList, after: OrderKey | null, limit: number): Promise<{ rows: readonly OrderKey[]; more: boolean }> {
    const time = now();
    touch(list.name);
    for (const one of kept.get(list.name) ?? []) {
      const found = one.usableUntil > time ? sliceBehind(one.window, after, limit, list.compare) : null;
      const last = found?.rows.at(-1);
      if (!found || (!last && found.more)) continue;
      // A failure here is met by the next caller, who has to wait for a load of its own.
      if (one.freshUntil <= time) load(list, one.window.start).catch(() => undefined);
      if (!last || found.rows.length === limit || !found.more) return found;
      const rest = await rowsBehind(list, last, limit - found.rows.length);
      return { rows: [...found.rows, ...rest.rows], more: rest.more };
    }
    return sliceBehind(await load(list, after), after, limit, list.compare) ?? { rows: [], more: false };
  }

  return { rowsBehind };
}

export type OrderWindows = ReturnType<typeof createOrderWindows>;

/** What the window holds of the rows behind `after`; null when it begins later. */
function sliceBehind(window: OrderWindow, after: OrderKey | null, limit: number, compare: CompareKeys) {
  if (window.start !== null && (after === null || compare(after, window.start) < 0)) return null;
  const from = after === null ? 0 : firstBehind(window.rows, after, compare);
  return { rows: window.rows.slice(from, from + limit), more: from + limit < window.rows.length || !window.complete };
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

function sameKey(a: OrderKey | null, b: OrderKey | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
