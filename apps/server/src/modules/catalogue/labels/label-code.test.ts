import { labelLayouts } from "@lumbung/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { labelCode } from "./label-code.ts";

test("a code is never finer than a label printer prints, nor wider than its label", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(labelLayouts)), fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 60 }), (layout, text) => {
      const { draw, square, widthMm } = labelCode(text, "barcode", layout, 2);
      expect(square).toBe(draw.kind === "qrcode");
      expect(widthMm).toBeLessThanOrEqual(layout.labelWidthMm - 4);
      if (square) expect(widthMm).toBeLessThanOrEqual(layout.labelHeightMm - 4);
    }),
  );
});

test("bars give way to a square where they would be too fine", () => {
  const small = labelLayouts["a4-5x13"];
  expect(labelCode("4006381333931", "barcode", small, 1.5)).toMatchObject({ draw: { kind: "ean13" }, square: false });
  expect(labelCode("A-VERY-LONG-CODE-2026", "barcode", small, 1.5)).toMatchObject({ draw: { kind: "qrcode" }, square: true });
  expect(labelCode("A-VERY-LONG-CODE-2026", "barcode", labelLayouts["roll-80x50"], 2.5)).toMatchObject({ draw: { kind: "code128" } });
  expect(labelCode("4006381333931", "qr", small, 1.5)).toMatchObject({ draw: { kind: "qrcode", text: "4006381333931" } });
});
