import { expect, test } from "vitest";
import { createOrderWindows, lifeOfQuantities, type OrderKey, type OrderWindow } from "./order-windows.ts";

const key = (n: number): OrderKey => ({ key: String(n).padStart(6, "0"), variantId: "v", warehouseId: "w" });
const compare = (a: OrderKey, b: OrderKey) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** A list of `size` numbers that is costly to sort, and a clock: computing takes as long as it says. */
function costlyList(size: number, costMs: number) {
  let time = 0;
  const computed: (string | null)[] = [];
  const windows = createOrderWindows(() => time);
  const list = {
    name: "numbers",
    compare,
    lifeOf: lifeOfQuantities,
    compute: async (start: OrderKey | null): Promise<OrderWindow> => {
      computed.push(start?.key ?? null);
      time += costMs;
      const from = start === null ? 0 : Number(start.key) + 1;
      const rows = Array.from({ length: Math.min(100, size - from) }, (_, i) => key(from + i));
      return { start, rows, long: size >= 2000, complete: from + 100 >= size };
    },
  };
  return { windows, list, computed, advance: (ms: number) => (time += ms) };
}

test("pages of a kept order need no sorting until the window ends, and then one more", async () => {
  const { windows, list, computed } = costlyList(20_000, 50);
  const seen: string[] = [];
  let after: OrderKey | null = null;
  for (let page = 0; page < 6; page++) {
    const { rows } = await windows.rowsBehind(list, after, 40);
    seen.push(...rows.map((row) => row.key));
    after = rows.at(-1) ?? null;
  }
  expect(seen).toEqual(Array.from({ length: 240 }, (_, i) => key(i).key));
  expect(computed).toEqual([null, "000099", "000199"]);
});

test("a short list is sorted for everyone who asks, a long one once for all who ask at the same time", async () => {
  const short = costlyList(1_999, 50);
  await Promise.all([short.windows.rowsBehind(short.list, null, 10), short.windows.rowsBehind(short.list, null, 10)]);
  await short.windows.rowsBehind(short.list, null, 10);
  expect(short.computed).toHaveLength(3);
  const long = costlyList(2_000, 50);
  await Promise.all([long.windows.rowsBehind(long.list, null, 10), long.windows.rowsBehind(long.list, null, 10)]);
  await long.windows.rowsBehind(long.list, null, 10);
  expect(long.computed).toHaveLength(1);
});

test("an expired order serves once more while it is sorted anew, and not for ever", async () => {
  const { windows, list, computed, advance } = costlyList(20_000, 50);
  await windows.rowsBehind(list, null, 10);
  advance(2_900);
  await windows.rowsBehind(list, null, 10);
  expect(computed).toHaveLength(1);
  advance(200);
  await windows.rowsBehind(list, null, 10);
  expect(computed).toHaveLength(2);
  await new Promise((sorted) => setImmediate(sorted));
  advance(60_000);
  await windows.rowsBehind(list, null, 10);
  expect(computed).toHaveLength(3);
});

test("the last page says that there is no more", async () => {
  const { windows, list } = costlyList(25, 50);
  expect(await windows.rowsBehind(list, key(19), 5)).toMatchObject({ rows: [key(20), key(21), key(22), key(23), key(24)], more: false });
  expect(await windows.rowsBehind(list, key(24), 5)).toEqual({ rows: [], more: false });
});

test("people on many pages of a list at once share the first sorting, and deeper ones sort from where they are", async () => {
  const { windows, list, computed } = costlyList(20_000, 50);
  await Promise.all([10, 30, 50, 70].map((n) => windows.rowsBehind(list, key(n), 10)));
  expect(computed).toEqual([null]);
  expect((await windows.rowsBehind(list, key(5_000), 3)).rows).toEqual([key(5_001), key(5_002), key(5_003)]);
  expect(computed).toEqual([null, "005000"]);
});
