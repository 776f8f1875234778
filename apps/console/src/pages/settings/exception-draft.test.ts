import { expect, test } from "vitest";
import { type ExceptionDraft, missingOf, requestOf } from "./exception-draft.ts";

const draft: ExceptionDraft = { scope: "product", product: { id: "v1", label: "Mug" }, warehouseId: "w1", locationId: "l1", channel: " pos ", policy: "allow" };

test("an exception carries what its scope is about, and nothing that was filled in for another", () => {
  expect(requestOf(draft)).toEqual({ policy: "allow", variantId: "v1" });
  expect(requestOf({ ...draft, scope: "place" })).toEqual({ policy: "allow", locationId: "l1" });
  expect(requestOf({ ...draft, scope: "product-in-place", locationId: "" })).toEqual({ policy: "allow", variantId: "v1", locationId: "w1" });
  expect(requestOf({ ...draft, scope: "channel" })).toEqual({ policy: "allow", channel: "pos" });
});

test("what is missing is named, for its scope alone", () => {
  const empty: ExceptionDraft = { ...draft, product: null, warehouseId: "", channel: "  " };
  expect(missingOf({ ...empty, scope: "product-in-place" })).toEqual(["product", "place"]);
  expect(missingOf({ ...empty, scope: "channel" })).toEqual(["channel"]);
  expect(missingOf({ ...draft, scope: "product" })).toEqual([]);
});
