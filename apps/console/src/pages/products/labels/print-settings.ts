import { type LabelLayoutName, labelLayouts } from "@lumbung/contracts";
import { readStored, writeStored } from "#shared/lib";

/** What stands on a label and on what it is printed; remembered on this device, where the printer is. */
export interface PrintSettings {
  readonly layout: LabelLayoutName;
  readonly name: boolean;
  readonly sku: boolean;
  readonly price: boolean;
  readonly code: "barcode" | "qr" | "none";
}

const key = "labels.settings";
const usual: PrintSettings = { layout: "a4-3x8", name: true, sku: true, price: true, code: "barcode" };

export function readSettings(): PrintSettings {
  const stored = { ...usual, ...readStored<Partial<PrintSettings>>(key, {}) };
  return stored.layout in labelLayouts ? stored : { ...stored, layout: usual.layout };
}

export function rememberSettings(settings: PrintSettings): void {
  writeStored(key, settings);
}

/** Labels on one page; a roll has one. */
export function perPage(layout: LabelLayoutName): number {
  const { columns, rows } = labelLayouts[layout];
  return columns * rows;
}

/** Pages needed for so many labels when some places of the first page are used up. */
export function pagesFor(layout: LabelLayoutName, labels: number, skip: number): number {
  return labels === 0 ? 0 : Math.ceil((labels + skip) / perPage(layout));
}
