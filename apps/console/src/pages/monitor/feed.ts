import type { AlertKind, PostedDocumentType } from "@lumbung/contracts";
import type { MovementFace } from "@lumbung/sdk";
import type { LiveBatch } from "#features/stock-socket";

/** A line as the feed shows it: signed by what it does to the warehouse of its document. */
export interface FeedLine {
  readonly variantId: string;
  readonly sku: string;
  readonly quantity: string;
}

interface Told {
  readonly id: string;
  /** When it was recorded, in milliseconds. */
  readonly at: number;
  /** From the recording to this screen; null for what was there before. */
  readonly lagMs: number | null;
  readonly warehouseId: string;
}

export interface DocumentItem extends Told {
  readonly kind: "document";
  readonly documentId: string;
  readonly number: string;
  readonly type: PostedDocumentType;
  readonly toWarehouseId: string | null;
  readonly reference: string | null;
  readonly position: number;
  readonly lineCount: number;
  /** The first few; a feed that keeps every line of every document would grow without end. */
  readonly lines: readonly FeedLine[];
  readonly searchText: string;
}

export interface AlertItem extends Told {
  readonly kind: "alert";
  readonly alertKind: AlertKind;
  readonly became: "opened" | "acknowledged" | "resolved";
  readonly variantId: string;
  readonly sku: string;
  readonly onHand: string;
  readonly minimum: string | null;
}

export type FeedItem = DocumentItem | AlertItem;

/** What the feed remembers, whatever comes. */
export const keptMax = 500;
const linesShown = 4;
const searchTextMax = 2_000;

/** What a batch tells, the newest first. `skewMs` is how far this device's clock is ahead of the server's. */
export function itemsOf(batch: LiveBatch, nowMs: number, skewMs: number): FeedItem[] {
  const told = (recordedAt: string) => ({ at: Date.parse(recordedAt), lagMs: Math.max(0, nowMs - skewMs - Date.parse(recordedAt)) });
  const documents = batch.movements.map(({ document, movements }): DocumentItem => {
    const lines = movements.map(({ variantId, sku, quantity, fromWarehouseId, toWarehouseId }) => ({
      variantId,
      sku,
      quantity: fromWarehouseId !== null && toWarehouseId === null ? `-${quantity}` : quantity,
    }));
    return documentItem(document, lines, Math.max(...movements.map((movement) => movement.position)), told(document.recordedAt));
  });
  const alerts = [
    ...batch.opened.map((alert) => alertItem(alert, "opened", told(alert.openedAt))),
    ...batch.acknowledged.map((alert) => alertItem(alert, "acknowledged", told(alert.acknowledgedAt))),
    ...batch.resolved.map((alert) => alertItem(alert, "resolved", told(alert.resolvedAt))),
  ];
  return newestFirst([...documents, ...alerts]);
}

interface DocumentFace {
  readonly id: string;
  readonly number: string;
  readonly type: PostedDocumentType;
  readonly warehouseId: string;
  readonly toWarehouseId: string | null;
  readonly reference: string | null;
  readonly lineCount: number;
}

function documentItem(document: DocumentFace, lines: readonly FeedLine[], position: number, when: { at: number; lagMs: number | null }): DocumentItem {
  const { id, number, type, warehouseId, toWarehouseId, reference, lineCount } = document;
  const searchText = [number, reference ?? "", ...lines.map((line) => line.sku)].join(" ").toLowerCase().slice(0, searchTextMax);
  return {
    kind: "document",
    id,
    documentId: id,
    number,
    type,
    warehouseId,
    toWarehouseId,
    reference,
    position,
    lineCount,
    lines: lines.slice(0, linesShown),
    searchText,
    ...when,
  };
}

type AlertFace = LiveBatch["opened"][number] | LiveBatch["acknowledged"][number] | LiveBatch["resolved"][number];

function alertItem(
  { id, kind, variantId, sku, warehouseId, onHand, minimum }: AlertFace,
  became: AlertItem["became"],
  when: { at: number; lagMs: number },
): AlertItem {
  return { kind: "alert", id: `${id} ${became}`, alertKind: kind, became, variantId, sku, warehouseId, onHand, minimum, ...when };
}

/** The documents behind a page of the movements list, newest first. The last one may be cut off by the page, so it is left out where there is more. */
export function itemsOfHistory(movements: readonly MovementFace[], hasMore: boolean): DocumentItem[] {
  const documents = new Map<string, MovementFace[]>();
  for (const movement of movements) documents.set(movement.documentId, [...(documents.get(movement.documentId) ?? []), movement]);
  const whole = [...documents.values()].slice(0, hasMore ? -1 : undefined);
  return whole.flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const ordered = lines.toSorted((a, b) => a.lineNo - b.lineNo);
    const face = { ...first, id: first.documentId, number: first.documentNumber, lineCount: lines.length };
    const signed = ordered.map(({ variantId, sku, quantity }) => ({ variantId, sku, quantity: first.type === "issue" ? `-${quantity}` : quantity }));
    return [documentItem(face, signed, Math.max(...lines.map((line) => line.position)), { at: Date.parse(first.recordedAt), lagMs: null })];
  });
}

/** The feed with more in it: each thing once, the newest first, never more than it keeps. */
export function addToFeed(feed: readonly FeedItem[], more: readonly FeedItem[]): FeedItem[] {
  const known = new Set(feed.map((item) => item.id));
  const fresh = more.filter((item) => !known.has(item.id));
  if (fresh.length === 0) return feed as FeedItem[];
  const oldestFresh = fresh[fresh.length - 1];
  const isInOrder = feed[0] === undefined || oldestFresh === undefined || oldestFresh.at >= feed[0].at;
  return (isInOrder ? [...fresh, ...feed] : newestFirst([...fresh, ...feed])).slice(0, keptMax);
}

function newestFirst(items: FeedItem[]): FeedItem[] {
  const position = (item: FeedItem) => (item.kind === "document" ? item.position : 0);
  return items.sort((a, b) => b.at - a.at || position(b) - position(a));
}

export interface FeedFilter {
  readonly warehouse: string;
  readonly show: "all" | "movements" | "alerts";
  readonly type: PostedDocumentType | "";
  readonly q: string;
}

export function matches(item: FeedItem, { warehouse, show, type, q }: FeedFilter): boolean {
  const isDocument = item.kind === "document";
  if (show !== "all" && isDocument !== (show === "movements")) return false;
  if (warehouse !== "" && item.warehouseId !== warehouse && !(isDocument && item.toWarehouseId === warehouse)) return false;
  if (type !== "" && !(isDocument && item.type === type)) return false;
  const wanted = q.trim().toLowerCase();
  return wanted === "" || (isDocument ? item.searchText : item.sku.toLowerCase()).includes(wanted);
}
