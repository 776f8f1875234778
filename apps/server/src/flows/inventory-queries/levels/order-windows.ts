/** The sort key of a row: what it is sorted by (text, or a whole number as text), then SKU and warehouse. */
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
  /** Whether the list ends with the window. */
  readonly complete: boolean;
}

interface Kept {
  readonly window: OrderWindow;
  readonly freshUntil: number;
  readonly usableUntil: number;
}

/** Compares two keys in the order of the list. */
export type CompareKeys = (a: OrderKey, b: OrderKey) => number;

/** What is cheap to compute is computed every time. */
const keepFromMs = 5;
/** A window lives so many times as long as it took: sorting takes at most 1/30 of a processor per list. */
const lifePerCost = 30;
const lifeMaxMs = 5_000;
/** Rows kept over all windows, about 200 bytes each. */
const rowsMax = 100_000;

/**
 * Keeps sorted windows of lists that are costly to sort, for a moment. Only the order may be that old: the quantities
 * of the rows shown are read when they are shown. Where a list takes less than 5 ms, which is every list of a small
 * merchant, nothing is kept. An expired window serves once more while it is computed anew.
 */
export function createOrderWindows(now: () => number = () => performance.now()) {
  const kept = new Map<string, Kept[]>();
  const loading = new Map<string, Promise<OrderWindow>>();
  let rows = 0;

  function forget(list: string): void {
    rows -= (kept.get(list) ?? []).reduce((sum, one) => sum + one.window.rows.length, 0);
    kept.delete(list);
  }

  function keep(list: string, window: OrderWindow, costMs: number): void {
    if (costMs < keepFromMs || window.rows.length > rowsMax / 4) return;
    const life = Math.min(lifeMaxMs, costMs * lifePerCost);
    const others = (kept.get(list) ?? []).filter((one) => one.usableUntil > now() && !sameKey(one.window.start, window.start));
    forget(list);
    // Deleting and setting moves the list to the young end of the map.
    kept.set(list, [...others, { window, freshUntil: now() + life, usableUntil: now() + 2 * life }]);
    rows += [...others, { window }].reduce((sum, one) => sum + one.window.rows.length, 0);
    for (const oldest of kept.keys()) {
      if (rows <= rowsMax || oldest === list) break;
      forget(oldest);
    }
  }

  function load(list: string, start: OrderKey | null, compute: (start: OrderKey | null) => Promise<OrderWindow>): Promise<OrderWindow> {
    const id = `${list}\u0000${JSON.stringify(start)}`;
    const running = loading.get(id);
    if (running) return running;
    const begun = now();
    const promise = compute(start)
      .then((window) => {
        keep(list, window, now() - begun);
        return window;
      })
      .finally(() => loading.delete(id));
    loading.set(id, promise);
    return promise;
  }

  /**
   * The rows behind `after`, at most `limit`, and whether there are more.
   * @param list says everything the list depends on: tenant, warehouses, filters, order
   */
  async function rowsBehind(
    list: string,
    after: OrderKey | null,
    limit: number,
    compare: CompareKeys,
    compute: (start: OrderKey | null) => Promise<OrderWindow>,
  ): Promise<{ rows: readonly OrderKey[]; more: boolean }> {
    const time = now();
    for (const one of kept.get(list) ?? []) {
      const found = one.usableUntil > time ? sliceBehind(one.window, after, limit, compare) : null;
      if (!found) continue;
      // A failure here is met by the next caller, who has to wait for a load of its own.
      if (one.freshUntil <= time) load(list, one.window.start, compute).catch(() => undefined);
      return found;
    }
    const window = await load(list, after, compute);
    return sliceBehind(window, after, limit, compare) ?? { rows: [], more: false };
  }

  return { rowsBehind };
}

export type OrderWindows = ReturnType<typeof createOrderWindows>;

/** Null when the window does not reach far enough. */
function sliceBehind(window: OrderWindow, after: OrderKey | null, limit: number, compare: CompareKeys) {
  if (window.start !== null && (after === null || compare(after, window.start) < 0)) return null;
  const from = after === null ? 0 : firstBehind(window.rows, after, compare);
  if (from + limit > window.rows.length && !window.complete) return null;
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
