import { describe, expect, test } from "vitest";
import { addGoods, addRows, changeLine, changeType, changeWarehouse, type Draft, emptyDraft, type Goods, turnSign } from "./draft.ts";
import { missingOf, postOf, previewOf } from "./request.ts";

let serial = 0;
const newId = () => `line-${++serial}`;
const goods = (sku: string): Goods => ({ variantId: `v-${sku}`, productId: `p-${sku}`, sku, name: sku, baseUnit: "piece", scale: 0, cost: null });
const scan = (draft: Draft, sku: string, quantity?: string) => addGoods(draft, { code: sku, goods: goods(sku), quantity }, newId).draft;
const shown = (draft: Draft) => draft.lines.map((line) => `${line.goods?.sku ?? line.code} ${line.quantity}`);

describe("scanning", () => {
  test("the same goods again is one more on their line, which comes to the top", () => {
    const draft = ["A", "B", "A", "A"].reduce((now, sku) => scan(now, sku), emptyDraft);
    expect(shown(draft)).toEqual(["A 3", "B 1"]);
    expect(shown(scan(draft, "B", "2.5"))).toEqual(["B 3.5", "A 3"]);
  });

  test("goods on another shelf are a line of their own", () => {
    const draft = scan({ ...scan(emptyDraft, "A"), locationId: "shelf" }, "A");
    expect(draft.lines.map((line) => line.locationId)).toEqual(["shelf", ""]);
  });

  test("another lot is a line of its own", () => {
    const lot = (note: string) => ({ code: "A", goods: goods("A"), note });
    const first = addGoods(emptyDraft, lot("(10)L1"), newId).draft;
    expect(shown(addGoods(addGoods(first, lot("(10)L2"), newId).draft, lot("(10)L1"), newId).draft)).toEqual(["A 2", "A 1"]);
  });

  test("the line that was touched is told", () => {
    const first = addGoods(emptyDraft, { code: "A", goods: goods("A") }, newId);
    expect(addGoods(first.draft, { code: "A", goods: goods("A") }, newId).lineId).toBe(first.lineId);
  });
});

test("pasted rows keep their order and are not summed up", () => {
  const rows = [
    { code: "A", goods: null, quantity: "1" },
    { code: "A", goods: null, quantity: "2" },
  ];
  expect(shown(addRows(scan(emptyDraft, "B"), rows, newId))).toEqual(["A 1", "A 2", "B 1"]);
});

test("a sign is turned round exactly, and nothing stays nothing", () => {
  let draft = scan(emptyDraft, "A", "0.30");
  const id = draft.lines[0]?.id ?? "";
  draft = turnSign(draft, id);
  expect(draft.lines[0]?.quantity).toBe("-0.30");
  expect(turnSign(draft, id).lines[0]?.quantity).toBe("0.30");
  expect(turnSign(changeLine(draft, id, { quantity: "" }), id).lines[0]?.quantity).toBe("");
});

describe("what is sent", () => {
  const ready = (change: Partial<Draft> = {}): Draft => ({ ...scan(emptyDraft, "A", "2"), warehouseId: "w1", ...change });

  test("names goods by id, unknown codes as SKU, and leaves out what is empty", () => {
    const draft = addRows(ready({ reference: " PO 7 " }), [{ code: "X9", goods: null, quantity: "4", note: "wet" }], newId);
    expect(postOf(draft)).toEqual({
      type: "receipt",
      warehouseId: "w1",
      reference: "PO 7",
      lines: [
        { sku: "X9", quantity: "4", note: "wet" },
        { variantId: "v-A", quantity: "2" },
      ],
    });
  });

  test("a preview leaves out lines that are not filled in, and says which lines it asks about", () => {
    const draft = addRows(ready(), [{ code: "X9", goods: null }], newId);
    expect(previewOf(draft)?.lineIds).toEqual([draft.lines[1]?.id]);
    expect(previewOf({ ...draft, warehouseId: "" })).toBeUndefined();
    expect(previewOf(ready({ type: "transfer" }))).toBeUndefined();
    expect(missingOf(draft)).toEqual(["quantity"]);
  });

  test("what is missing is named in the order of the form", () => {
    expect(missingOf({ ...emptyDraft, type: "transfer" })).toEqual(["warehouse", "destination", "lines"]);
    expect(missingOf(ready({ type: "adjustment" }))).toEqual(["reason"]);
    expect(missingOf(ready({ effectiveAt: "2026-11-01T00:00:00Z", reason: "late note" }))).toEqual([]);
    const line = ready().lines[0];
    expect(missingOf({ ...ready(), lines: line === undefined ? [] : [{ ...line, unreadable: true }] })).toEqual(["quantity"]);
  });

  test("another kind or warehouse keeps the lines, without what the new one does not know", () => {
    const draft = ready({ type: "transfer", toWarehouseId: "w2", locationId: "shelf" });
    const dear = {
      ...draft,
      lines: draft.lines.map((line) => ({ ...line, locationId: "shelf", toLocationId: "there", unitCost: { amount: 5, currency: "GBP" } })),
    };
    expect(postOf(changeType(dear, "issue")).lines).toEqual([{ variantId: "v-A", quantity: "2", locationId: "shelf" }]);
    expect(changeWarehouse(dear, "w3")).toMatchObject({ warehouseId: "w3", locationId: "", lines: [{ locationId: "" }] });
  });
});
