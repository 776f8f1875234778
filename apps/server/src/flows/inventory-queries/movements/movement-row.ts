import type { ActorFace, MovementFace, PostedDocumentType } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { formatScaled } from "../../../shared/quantity.ts";
import { instantKeySql } from "../cursors.ts";
import { documentNumber } from "../document-number.ts";

/** A movement with what it is shown with. Quantities in base unit × 10^scale, cost in minor units. */
export interface MovementRow {
  readonly position: number;
  readonly document_id: string;
  readonly line_no: number;
  readonly type: PostedDocumentType;
  readonly variant_id: string;
  readonly from_location_id: string;
  readonly to_location_id: string;
  readonly from_warehouse_id: string | null;
  readonly to_warehouse_id: string | null;
  readonly quantity: string;
  readonly unit_cost_minor: number | null;
  readonly note: string | null;
  readonly effective_at: Date;
  readonly effective_key: string;
  readonly recorded_at: Date;
  readonly reverses_position: number | null;
  readonly sku: string;
  readonly name: string;
  readonly base_unit: string;
  readonly scale: number;
  readonly number_year: number;
  readonly number_seq: number;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly actor_kind: ActorFace["kind"];
  readonly actor_id: string;
  readonly actor_name: string | null;
  readonly currency: string;
}

/** Joins the name of the actor of a document `d`, by id where the id is one of ours. */
export const actorJoin = `LEFT JOIN actor_face a ON a.kind = d.actor_kind
    AND a.actor_id = CASE WHEN d.actor_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN d.actor_id::uuid END`;

export const movementColumns = `m.position, m.document_id, m.line_no, m.type, m.variant_id, m.from_location_id, m.to_location_id,
    m.from_warehouse_id, m.to_warehouse_id, m.quantity::text AS quantity, m.unit_cost_minor, m.note,
    m.effective_at, ${instantKeySql("m.effective_at")} AS effective_key, m.recorded_at, m.reverses_position,
    v.sku, v.name, v.base_unit, v.scale, d.number_year, d.number_seq, d.reference, d.reason, d.actor_kind, d.actor_id, a.name AS actor_name, t.currency`;

/** Everything a movement `m` of tenant `$1` is shown with. */
export const movementJoins = `JOIN catalogue_variant v ON v.tenant_id = $1 AND v.variant_id = m.variant_id
    JOIN stock_document d ON d.tenant_id = $1 AND d.id = m.document_id
    ${actorJoin}
    JOIN tenant t ON t.id = $1`;

/** The system's consumers and jobs have their name in the id; people and keys that are gone have none. */
export function presentActor(row: { actor_kind: ActorFace["kind"]; actor_id: string; actor_name: string | null }): ActorFace {
  return { id: row.actor_id, kind: row.actor_kind, name: row.actor_kind === "system" ? row.actor_id.replace(/^system:/, "") : row.actor_name };
}

/**
 * The sign of a movement: what it did to stock, where its type does not say. Transfers are positive, also when they
 * take another one back: their direction is in the warehouses.
 */
export function signedQuantity(row: Pick<MovementRow, "type" | "from_warehouse_id" | "to_warehouse_id" | "quantity" | "scale">): string {
  const text = formatScaled(BigInt(row.quantity), row.scale);
  const takesAway = row.to_warehouse_id === null && row.from_warehouse_id !== null;
  return takesAway && (row.type === "adjustment" || row.type === "reversal") ? `-${text}` : text;
}

export function presentUnitCost(ctx: Ctx, row: Pick<MovementRow, "unit_cost_minor" | "currency">): MovementFace["unitCost"] {
  if (row.unit_cost_minor === null || !ctx.actor.permissions.has("cost:read")) return null;
  return { amount: row.unit_cost_minor, currency: row.currency };
}

export function presentMovement(ctx: Ctx, row: MovementRow): MovementFace {
  return {
    id: String(row.position),
    position: row.position,
    documentId: row.document_id,
    documentNumber: documentNumber(row.type, row.number_year, row.number_seq),
    lineNo: row.line_no,
    type: row.type,
    variantId: row.variant_id,
    sku: row.sku,
    name: row.name,
    baseUnit: row.base_unit,
    // A movement has an end in one of the own warehouses: the ledger knows no other.
    warehouseId: (row.from_warehouse_id ?? row.to_warehouse_id) as string,
    toWarehouseId: row.from_warehouse_id === null ? null : row.to_warehouse_id,
    quantity: signedQuantity(row),
    unitCost: presentUnitCost(ctx, row),
    reference: row.reference,
    reason: row.reason,
    note: row.note,
    effectiveAt: row.effective_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actor: presentActor(row),
    reversesPosition: row.reverses_position,
  };
}
