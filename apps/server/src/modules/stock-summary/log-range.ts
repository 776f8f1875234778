import { inRange } from "../../infrastructure/events/index.ts";

export const movementTopic = "inventory.movement.created";

/**
 * Movements of the documents whose events lie in a range of the log; the range's six parameters begin at `from`. The
 * order is fixed (OFFSET 0): from the log to the documents to the movements, by primary key. Statistics of tables that
 * grow by thousands of rows a second are always behind, and any other order reads the whole ledger.
 */
export function movementsInRange(from: number): string {
  return `SELECT m.* FROM (SELECT e.aggregate_id::uuid AS id FROM event_log e WHERE e.tenant_id = $1 AND ${inRange(movementTopic, from)} OFFSET 0) told
    CROSS JOIN LATERAL (SELECT first_position, last_position FROM stock_document WHERE tenant_id = $1 AND id = told.id OFFSET 0) d
    CROSS JOIN LATERAL (SELECT * FROM movement WHERE tenant_id = $1 AND position BETWEEN d.first_position AND d.last_position AND document_id = told.id OFFSET 0) m`;
}
