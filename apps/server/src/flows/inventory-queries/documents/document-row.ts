import type { ActorFace, DocumentItem, PostedDocumentType } from "@lumbung/contracts";
import { documentNumber } from "../document-number.ts";
import { actorJoin, presentActor } from "../movements/movement-row.ts";

export interface DocumentRow {
  readonly id: string;
  readonly type: PostedDocumentType;
  readonly number_year: number;
  readonly number_seq: number;
  readonly warehouse_id: string;
  readonly to_warehouse_id: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly effective_at: Date;
  readonly recorded_at: Date;
  readonly actor_kind: ActorFace["kind"];
  readonly actor_id: string;
  readonly actor_name: string | null;
  readonly line_count: number;
  readonly first_position: number;
  readonly last_position: number;
  readonly reverses_document_id: string | null;
  readonly reversed_by: string | null;
}

export const documentColumns = `d.id, d.type, d.number_year, d.number_seq, d.warehouse_id, d.to_warehouse_id, d.reference, d.reason, d.effective_at, d.recorded_at,
    d.actor_kind, d.actor_id, a.name AS actor_name, d.line_count, d.first_position, d.last_position, d.reverses_document_id, r.id AS reversed_by`;

/** What a document `d` of tenant `$1` is shown with: its actor, and the document that took it back. */
export const documentJoins = `${actorJoin} LEFT JOIN stock_document r ON r.tenant_id = $1 AND r.reverses_document_id = d.id`;

export function presentDocument(row: DocumentRow): DocumentItem {
  return {
    id: row.id,
    number: documentNumber(row.type, row.number_year, row.number_seq),
    type: row.type,
    warehouseId: row.warehouse_id,
    toWarehouseId: row.to_warehouse_id,
    reference: row.reference,
    reason: row.reason,
    effectiveAt: row.effective_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actor: presentActor(row),
    lineCount: row.line_count,
    reversesDocumentId: row.reverses_document_id,
    reversedByDocumentId: row.reversed_by,
  };
}
