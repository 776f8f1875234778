import type { LabelLayout } from "@lumbung/contracts";
import { barcodeOf, type CodeToDraw } from "../../../infrastructure/documents/index.ts";

/** How a code stands on a label. */
export interface LabelCode {
  readonly draw: CodeToDraw;
  /** Beside the words, not under them. */
  readonly square: boolean;
  readonly widthMm: number;
}

/** Bars finer than this are not read from the usual label printers (203 dots per inch: 0.125 mm). */
const moduleMinMm = 0.19;
/** GS1's nominal width of a bar; wider ones read no better. */
const moduleMaxMm = 0.33;
/** Modules that stay white on both sides, the most that any of the kinds asks for. */
const quietModules = 22;
/** Share of the label's width that a square may take. */
const squareShare = 0.42;

/** The code of a label: bars where they are wide enough to be scanned, else, or when asked for, a QR code. */
export function labelCode(text: string, wanted: "barcode" | "qr", layout: LabelLayout, insetMm: number): LabelCode {
  const innerWidthMm = layout.labelWidthMm - 2 * insetMm;
  const draw = wanted === "qr" ? ({ kind: "qrcode", text } as const) : barcodeOf(text);
  const modules = modulesOf(draw);
  const moduleMm = Math.min(moduleMaxMm, innerWidthMm / (modules + quietModules));
  if (draw.kind !== "qrcode" && moduleMm >= moduleMinMm) return { draw, square: false, widthMm: modules * moduleMm };
  const widthMm = Math.min(layout.labelHeightMm - 2 * insetMm, innerWidthMm * squareShare);
  return { draw: { kind: "qrcode", text }, square: true, widthMm };
}

/** Width of the bars in modules. Code 128 packs two digits into one symbol where it can; this counts on none but whole numbers. */
function modulesOf({ kind, text }: CodeToDraw): number {
  if (kind === "ean13" || kind === "upca") return 95;
  if (kind === "ean8") return 67;
  const symbols = /^\d+$/.test(text) ? Math.ceil(text.length / 2) + (text.length % 2) : text.length;
  return 11 * (symbols + 3) + 2;
}
