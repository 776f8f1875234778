import { formatDecimal } from "../../shared/quantity.ts";
import { skuKey } from "../../shared/sku-key.ts";
import type { LedgerDocument, LedgerLine, Place } from "./movement.ts";
import type { Submission } from "./submission.ts";

/** Documents of one tenant as the parallel arrays of post_documents(). */
export function encodeBatch(tenantId: string, recordedAt: Date, batch: readonly Submission[]): unknown[] {
  const keys = new Map<string, number>();
  const keySkus: Array<string | null> = [];
  const keyVariants: Array<string | null> = [];
  const keyLocations: string[] = [];
  const keyWarehouses: string[] = [];
  const keyOf = (line: LedgerLine, place: Place | null): number => {
    if (place === null) return 0;
    const sku = line.sku === undefined ? undefined : skuKey(line.sku);
    const text = `${sku ?? ""}\u0000${line.variantId ?? ""}\u0000${place.locationId}\u0000${place.warehouseId}`;
    const known = keys.get(text);
    if (known !== undefined) return known;
    keySkus.push(sku ?? null);
    keyVariants.push(line.variantId ?? null);
    keyLocations.push(place.locationId);
    keyWarehouses.push(place.warehouseId);
    keys.set(text, keyLocations.length);
    return keyLocations.length;
  };
  const lines: Array<{ doc: number; no: number; from: number; to: number; line: LedgerLine }> = [];
  for (const [index, { document }] of batch.entries()) {
    for (const [no, line] of document.lines.entries()) lines.push({ doc: index + 1, no: no + 1, from: keyOf(line, line.from), to: keyOf(line, line.to), line });
  }
  // Distinct SKUs in the roots of warehouses are distinct stock keys; ids and bins have to be looked at.
  const simple = keyVariants.every((variant) => variant === null) && keyLocations.every((location, index) => location === keyWarehouses[index]);
  const recorded = recordedAt.toISOString();
  const d = <T>(pick: (submission: Submission) => T) => batch.map(pick);
  const l = <T>(pick: (entry: (typeof lines)[number]) => T) => lines.map(pick);
  return [
    tenantId,
    recorded,
    plain(d((s) => s.document.id)),
    plain(d((s) => s.document.type)),
    plain(d((s) => s.document.warehouseId)),
    plain(d((s) => s.document.toWarehouseId)),
    quoted(d((s) => s.document.reference)),
    quoted(d((s) => s.document.reason)),
    quoted(d((s) => s.document.channel)),
    quoted(d((s) => s.document.effectiveAt.toISOString())),
    plain(d((s) => s.actor.kind)),
    quoted(d((s) => s.actor.id)),
    quoted(d((s) => s.actor.name)),
    quoted(d((s) => s.requestId)),
    quoted(d((s) => s.ip)),
    plain(d((s) => s.document.approveNegative)),
    quoted(d((s) => s.document.currency)),
    quoted(d((s) => s.claim?.key ?? null)),
    quoted(d((s) => (s.claim ? `\\x${s.claim.requestHash.toString("hex")}` : null))),
    plain(d((s) => s.document.importId)),
    plain(d((s) => s.document.reversesDocumentId)),
    plain(d((s) => s.eventId)),
    plain(d((s) => s.document.lines.length)),
    quoted(d((s) => documentJson(s.document, recorded, s.actor.id))),
    quoted(keySkus),
    plain(keyVariants),
    plain(keyLocations),
    plain(keyWarehouses),
    simple ? plain(keyLocations.map((_, index) => index + 1)) : null,
    plain(l((e) => e.doc)),
    plain(l((e) => e.no)),
    plain(l((e) => e.from)),
    plain(l((e) => e.to)),
    plain(l((e) => e.line.counterLocationId)),
    plain(l((e) => e.line.quantity.mantissa)),
    plain(l((e) => e.line.quantity.decimals)),
    plain(l((e) => e.line.unitCostMinor)),
    quoted(l((e) => e.line.note)),
    plain(l((e) => e.line.reversesPosition)),
    quoted(l((e) => lineJson(e.no, e.line))),
  ];
}

/** The fields of the answer's `document` after id and number, which the database adds. */
function documentJson(document: LedgerDocument, recordedAt: string, actorId: string): string {
  return JSON.stringify({
    type: document.type,
    warehouseId: document.warehouseId,
    toWarehouseId: document.toWarehouseId,
    reference: document.reference,
    reason: document.reason,
    effectiveAt: document.effectiveAt.toISOString(),
    recordedAt,
    actorId,
    lineCount: document.lines.length,
    reversesDocumentId: document.reversesDocumentId,
  }).slice(1, -1);
}

function lineJson(no: number, line: LedgerLine): string {
  const warehouse = (place: Place | null) => (place ? `"${place.warehouseId}"` : "null");
  return `"lineNo":${no},"quantity":"${formatDecimal(line.quantity)}","fromWarehouseId":${warehouse(line.from)},"toWarehouseId":${warehouse(line.to)}`;
}

type Element = string | number | bigint | boolean | null;

/** An array literal of elements that need no quotes (ids, numbers); NULL as a whole when there is nothing in it. */
function plain(elements: readonly Element[]): string | null {
  return elements.length > 0 && elements.every((element) => element === null)
    ? null
    : `{${elements.map((element) => (element === null ? "NULL" : element)).join(",")}}`;
}

/** The same with every element quoted. */
function quoted(elements: readonly (string | null)[]): string | null {
  if (elements.length > 0 && elements.every((element) => element === null)) return null;
  return `{${elements.map((element) => (element === null ? "NULL" : quote(element))).join(",")}}`;
}

function quote(text: string): string {
  return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : `"${text}"`;
}
