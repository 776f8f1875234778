import { z } from "zod";
import { Sku } from "./catalogue.ts";
import { Uuid } from "./common.ts";

/** A sheet or roll of labels; everything in millimetres, the first label at `left` and `top`. */
export interface LabelLayout {
  readonly pageWidthMm: number;
  readonly pageHeightMm: number;
  readonly columns: number;
  readonly rows: number;
  readonly labelWidthMm: number;
  readonly labelHeightMm: number;
  readonly leftMm: number;
  readonly topMm: number;
  /** Between columns, and between rows. */
  readonly gapXMm: number;
  readonly gapYMm: number;
}

const a4 = { pageWidthMm: 210, pageHeightMm: 297 };
const noGap = { gapXMm: 0, gapYMm: 0 };

function roll(labelWidthMm: number, labelHeightMm: number): LabelLayout {
  return { pageWidthMm: labelWidthMm, pageHeightMm: labelHeightMm, columns: 1, rows: 1, labelWidthMm, labelHeightMm, leftMm: 0, topMm: 0, ...noGap };
}

/** The usual sheets of the trade, by columns × rows, and label printers' rolls, a label per page. */
export const labelLayouts = {
  "a4-3x7": { ...a4, columns: 3, rows: 7, labelWidthMm: 63.5, labelHeightMm: 38.1, leftMm: 7.25, topMm: 15.15, gapXMm: 2.5, gapYMm: 0 },
  "a4-3x8": { ...a4, columns: 3, rows: 8, labelWidthMm: 70, labelHeightMm: 37, leftMm: 0, topMm: 0.5, ...noGap },
  "a4-4x10": { ...a4, columns: 4, rows: 10, labelWidthMm: 48.5, labelHeightMm: 25.4, leftMm: 8, topMm: 21.5, ...noGap },
  "a4-5x13": { ...a4, columns: 5, rows: 13, labelWidthMm: 38.1, labelHeightMm: 21.2, leftMm: 4.75, topMm: 10.7, gapXMm: 2.5, gapYMm: 0 },
  "roll-58x40": roll(58, 40),
  "roll-58x30": roll(58, 30),
  "roll-80x50": roll(80, 50),
} as const satisfies Record<string, LabelLayout>;

export const LabelLayoutName = z
  .enum(Object.keys(labelLayouts) as [keyof typeof labelLayouts, ...Array<keyof typeof labelLayouts>])
  .meta({ description: "Sheets by columns × rows; rolls by width × height in millimetres" });
export type LabelLayoutName = z.infer<typeof LabelLayoutName>;

export const labelsMax = 5000;

export const PrintLabels = z.object({
  layout: LabelLayoutName.default("a4-3x8"),
  skip: z.int().min(0).max(100).default(0).meta({ description: "Labels already used on the first sheet" }),
  content: z
    .object({
      name: z.boolean().default(true),
      sku: z.boolean().default(true),
      price: z.boolean().default(true),
      code: z.enum(["barcode", "qr", "none"]).default("barcode").meta({
        description:
          "The SKU's first barcode, else the SKU. barcode: EAN or UPC where it is one, else Code 128; a QR code where bars would be too fine to scan",
      }),
    })
    .prefault({}),
  items: z
    .array(
      z
        .object({ sku: Sku.optional(), variantId: Uuid.optional(), count: z.int().min(1).max(1000).default(1) })
        .refine((item) => (item.sku === undefined) !== (item.variantId === undefined), { message: "give either sku or variantId", path: ["sku"] }),
    )
    .min(1)
    .max(1000)
    .refine((items) => items.reduce((sum, item) => sum + item.count, 0) <= labelsMax, `at most ${labelsMax} labels at once`),
});
export type PrintLabels = z.infer<typeof PrintLabels>;
