import { inRange } from "../../infrastructure/events/index.ts";

export const movementTopic = "inventory.movement.created";

/**
 * Movements of the documents whose events lie in a range of the log; the range's six parameters begin at `from`. The
 * order is fixed (OFFSET 0): from the log, which says where a document's rows lie, to the movements by primary key.
 * Statistics of tables that grow by thousands of rows a second are always behind, and any other order reads the whole
 * ledger.
 */
export function movementsInRange(from: number): string {
  return `SELECT m.* FROM (
    SELECT e.aggregate_id::uuid AS id, e.first_row, e.last_row FROM event_log e WHERE e.tenant_id = $1 AND ${inRange(movementTopic, from)} OFFSET 0) told
    CROSS JOIN LATERAL (SELECT * FROM movement WHERE tenant_id = $1 AND position BETWEEN told.first_row AND told.last_row AND document_id = told.id OFFSET 0) m`;
}
