import type { EventRange } from "../../infrastructure/events/index.ts";

export const movementTopic = "inventory.movement.created";

/** Condition on the log's row `e`: a posted document's event within a range whose six parameters begin at `from`. */
export const inRange = (from: number) => `e.topic = '${movementTopic}'
  AND (e.epoch, e.txid, e.position) > ($${from}::integer, $${from + 1}::text::xid8, $${from + 2}::bigint)
  AND (e.epoch, e.txid, e.position) <= ($${from + 3}::integer, $${from + 4}::text::xid8, $${from + 5}::bigint)`;

/** Movements of the documents whose events lie in a range of the log; the range's six parameters begin at `from`. */
export function movementsInRange(from: number): string {
  return `SELECT m.* FROM event_log e
    JOIN stock_document d ON d.tenant_id = $1 AND d.id = e.aggregate_id::uuid
    JOIN movement m ON m.tenant_id = $1 AND m.position BETWEEN d.first_position AND d.last_position AND m.document_id = d.id
   WHERE e.tenant_id = $1 AND ${inRange(from)}`;
}

export function rangeValues(range: EventRange): unknown[] {
  return [range.from.epoch, range.from.txid, range.from.position, range.to.epoch, range.to.txid, range.to.position];
}
