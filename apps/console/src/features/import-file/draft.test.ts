import { expect, test } from "vitest";
import { formOf, newDraft, requestOf } from "./draft.ts";

const file = new File(["SKU;Qty\nA;1\n"], "till.csv");
const draft = newDraft("sales", file, "01900000-0000-7000-8000-000000000001", "");

test("what was left as found is not told to the server", () => {
  expect(requestOf(draft)).toEqual({ kind: "sales", fileName: "till.csv", warehouseId: draft.warehouseId, opening: "auto", settings: {} });
});

test("choices, mended cells and names of presets are", () => {
  const corrections = [{ line: 2, column: "Qty", value: "3" }];
  const chosen = { ...draft, preset: "Till", format: { ...draft.format, decimalMark: "," as const }, columns: { sku: "SKU", price: "" }, corrections };
  expect(requestOf(chosen, "Till 2")).toMatchObject({
    preset: "Till",
    savePreset: "Till 2",
    settings: { decimalMark: ",", columns: { sku: "SKU", price: "" }, corrections },
  });
});

test("products tell what becomes of those that exist", () => {
  expect(requestOf({ ...draft, kind: "products", existing: "update" })).toMatchObject({ kind: "products", settings: { existing: "update" } });
});

test("the form carries the request and the file as it is", async () => {
  const form = formOf(file, requestOf(draft));
  expect(JSON.parse(String(form.get("request")))).toMatchObject({ fileName: "till.csv" });
  expect(await (form.get("file") as File).text()).toBe("SKU;Qty\nA;1\n");
});
