import type { CustomField } from "@lumbung/contracts";
import { describe, expect, test } from "vitest";
import { AppError } from "../../shared/errors.ts";
import { checkCustomValues } from "./custom-fields.ts";

const fields: CustomField[] = [
  { key: "fabric", label: "Fabric", type: "text", required: true },
  { key: "weight", label: "Weight", type: "number", required: false },
  { key: "washable", label: "Washable", type: "boolean", required: false },
  { key: "season", label: "In season from", type: "date", required: false },
  { key: "size", label: "Size", type: "choice", required: false, choices: ["S", "M"] },
];

function refusal(values: Parameters<typeof checkCustomValues>[1]): unknown {
  try {
    checkCustomValues(fields, values);
  } catch (error) {
    return error instanceof AppError ? error.details.fields : error;
  }
  return undefined;
}

test("values are kept in one form, empty ones are left out", () => {
  expect(checkCustomValues(fields, { fabric: "cotton", weight: "0012.500", washable: false, season: "2026-02-28", size: null })).toEqual({
    fabric: "cotton",
    weight: "12.5",
    washable: false,
    season: "2026-02-28",
  });
  expect(checkCustomValues(fields, { fabric: "x", weight: -0 })).toEqual({ fabric: "x", weight: "0" });
  expect(checkCustomValues(fields, { fabric: "x", weight: 12 })).toEqual({ fabric: "x", weight: "12" });
});

describe("refused", () => {
  test.each([
    [{ fabric: "" }, "custom.fabric"],
    [{ fabric: 3 }, "custom.fabric"],
    [{ fabric: "x", weight: "1e3" }, "custom.weight"],
    [{ fabric: "x", weight: "1,5" }, "custom.weight"],
    [{ fabric: "x", washable: "yes" }, "custom.washable"],
    [{ fabric: "x", season: "2026-02-30" }, "custom.season"],
    [{ fabric: "x", size: "XL" }, "custom.size"],
    [{ fabric: "x", colour: "red" }, "custom.colour"],
  ])("%j", (values, path) => {
    expect(refusal(values)).toEqual([expect.objectContaining({ path })]);
  });

  test("all mistakes are named at once", () => {
    expect(refusal({ weight: "x", size: "XL" })).toHaveLength(3);
  });
});
