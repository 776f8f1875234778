import type { RefusalCode, SaleLine } from "../../modules/imports/index.ts";
import { parseDecimal } from "../../shared/quantity.ts";
import { skuKey } from "../../shared/sku-key.ts";

/** What the catalogue knows of a SKU before the import. */
export interface KnownSku {
  readonly variantId: string;
  readonly sku: string;
  readonly stocked: boolean;
  /** Decimals of the base unit. */
  readonly scale: number;
  readonly archived: boolean;
}

/** A product the file needs and the catalogue lacks. */
interface PlannedProduct {
  readonly skuKey: string;
  readonly sku: string;
  readonly name: string;
  readonly stocked: boolean;
  readonly scale: number;
  /** The last price above zero, in minor units. */
  readonly priceMinor: number | null;
}

export type SalesDocumentType = "issue" | "return" | "adjustment";

export interface PlannedLine {
  /** Line of the file. */
  readonly line: number;
  readonly skuKey: string;
  /** Decimal string above zero; of an adjustment with the sign of the file. */
  readonly quantity: string;
  readonly note: string | null;
}

/** One document per invoice, kind and instant, since a document happens at one instant. */
export interface PlannedDocument {
  readonly type: SalesDocumentType;
  readonly reference: string | null;
  /** What the file says about an adjustment ("damaged"); null elsewhere. */
  readonly remark: string | null;
  readonly effectiveAtMs: number;
  readonly lines: PlannedLine[];
}

/** A SKU of the file that has no stock, with what was not booked because of it. */
interface PlannedService {
  readonly sku: string;
  readonly name: string;
  readonly lines: number[];
}

interface PlanRefusal {
  readonly line: number;
  readonly code: RefusalCode;
  readonly value: string;
}

export interface SalesPlan {
  readonly products: PlannedProduct[];
  /** In the order they happened: by instant, then by line of the file. */
  readonly documents: PlannedDocument[];
  readonly services: PlannedService[];
  readonly refused: PlanRefusal[];
  /** Sales without price and customer, booked as issues; worth a look. */
  readonly giveaways: number;
}

interface Sku {
  readonly key: string;
  readonly sku: string;
  readonly known: KnownSku | undefined;
  readonly stocked: boolean;
  name: string;
  scale: number;
  priceMinor: number | null;
  readonly serviceLines: number[];
}

/**
 * Plans what a sales file becomes. Pure. Codes that differ only in case are one SKU under the first spelling; the
 * longest description names it; the last price above zero is its price. A sale is an issue; a negative line is a return
 * or, with neither customer nor price, an adjustment by its own sign; SKUs without stock move nothing.
 * @param known SKUs of the catalogue by `skuKey`; its word on stock, scale and archive goes before the file's
 * @param serviceCodes keys of codes that are no goods
 */
export function planSalesImport(lines: readonly SaleLine[], known: ReadonlyMap<string, KnownSku>, serviceCodes: ReadonlySet<string>): SalesPlan {
  const skus = gatherSkus(lines, known, serviceCodes);
  const refused: PlanRefusal[] = [];
  const documents = new Map<string, PlannedDocument & { remarks: Set<string> }>();
  let giveaways = 0;
  for (const line of lines) {
    const sku = skus.get(skuKey(line.sku));
    if (!sku) continue;
    if (!sku.stocked) {
      sku.serviceLines.push(line.line);
      continue;
    }
    const code = refusalOf(line, sku);
    if (code) {
      refused.push({ line: line.line, ...code });
      continue;
    }
    const type = typeOf(line);
    if (type === "issue" && isBare(line)) giveaways++;
    const key = `${type} ${line.effectiveAtMs} ${line.invoice ?? ""}`;
    let document = documents.get(key);
    if (!document) {
      document = { type, reference: line.invoice, remark: null, effectiveAtMs: line.effectiveAtMs, lines: [], remarks: new Set() };
      documents.set(key, document);
    }
    const remark = skuKey(line.description) === skuKey(sku.name) ? "" : line.description;
    if (type === "adjustment" && remark) document.remarks.add(remark);
    const quantity = type === "return" ? line.quantity.slice(1) : line.quantity;
    document.lines.push({ line: line.line, skuKey: sku.key, quantity, note: remark || null });
  }
  return {
    products: [...skus.values()]
      .filter((sku) => !sku.known)
      .map(({ key, sku, name, stocked, scale, priceMinor }) => ({ skuKey: key, sku, name, stocked, scale, priceMinor })),
    documents: [...documents.values()]
      .map(({ remarks, ...document }) => ({ ...document, remark: remarks.size > 0 ? [...remarks].join("; ").slice(0, 200) : null }))
      .sort((x, y) => x.effectiveAtMs - y.effectiveAtMs || firstLine(x) - firstLine(y)),
    services: [...skus.values()].filter((sku) => !sku.stocked).map(({ sku, name, serviceLines }) => ({ sku, name, lines: serviceLines })),
    refused,
    giveaways,
  };
}

function gatherSkus(lines: readonly SaleLine[], known: ReadonlyMap<string, KnownSku>, serviceCodes: ReadonlySet<string>): Map<string, Sku> {
  const skus = new Map<string, Sku>();
  for (const line of lines) {
    const key = skuKey(line.sku);
    let sku = skus.get(key);
    if (!sku) {
      const entry = known.get(key);
      sku = {
        key,
        sku: entry?.sku ?? line.sku,
        known: entry,
        stocked: entry?.stocked ?? !serviceCodes.has(key),
        name: "",
        scale: entry?.scale ?? 0,
        priceMinor: null,
        serviceLines: [],
      };
      skus.set(key, sku);
    }
    // A description without a letter or digit ("?") is a remark, no name.
    if (line.description.length > sku.name.length && /[\p{L}\p{N}]/u.test(line.description)) sku.name = line.description;
    if (!sku.known) sku.scale = Math.max(sku.scale, decimalsOf(line.quantity));
    if (line.priceMinor !== null && line.priceMinor > 0) sku.priceMinor = line.priceMinor;
  }
  for (const sku of skus.values()) if (sku.name === "") sku.name = sku.sku;
  return skus;
}

function decimalsOf(quantity: string): number {
  const point = quantity.indexOf(".");
  return point < 0 ? 0 : quantity.length - point - 1;
}

function refusalOf(line: SaleLine, sku: Sku): { code: RefusalCode; value: string } | undefined {
  if (sku.known?.archived) return { code: "SKU_ARCHIVED", value: sku.sku };
  if (decimalsOf(line.quantity) > sku.scale) return { code: "QUANTITY_FINER_THAN_SKU", value: line.quantity };
  if (line.priceMinor !== null && line.priceMinor < 0) return { code: "PRICE_NEGATIVE", value: "" };
  return undefined;
}

function typeOf(line: SaleLine): SalesDocumentType {
  if (!line.quantity.startsWith("-")) return "issue";
  return isBare(line) ? "adjustment" : "return";
}

/** Neither customer nor price, in a file that has columns for both. */
function isBare(line: SaleLine): boolean {
  return line.hasCustomer === false && line.priceMinor === 0;
}

function firstLine(document: PlannedDocument): number {
  return document.lines[0]?.line ?? 0;
}

/** Millionths of the base unit that a line adds to (or takes from) the warehouse: one exact measure for every scale. */
export function stockDelta(type: SalesDocumentType, line: PlannedLine): bigint {
  const { mantissa, decimals } = parseDecimal(line.quantity);
  const millionths = mantissa * 10n ** BigInt(6 - decimals);
  return type === "issue" ? -millionths : millionths;
}
