import type { DocumentDetail, DocumentLine } from "@lumbung/contracts";
import { type Ctx, warehouseScope } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import type { InventoryQueriesDeps } from "../deps.ts";
import { type MovementRow, presentUnitCost, signedQuantity } from "../movements/movement-row.ts";
import { type DocumentRow, documentColumns, documentJoins, presentDocument } from "./document-row.ts";

/** Lines shown with a document: as many as a caller may post at once. Imports make longer ones; see `DocumentDetail`. */
const linesMax = 1000;

type LineRow = Omit<MovementRow, "number_year" | "number_seq" | "reference" | "reason" | "actor_kind" | "actor_id" | "actor_name" | "effective_key"> & {
  readonly reversed: boolean;
};

/** A document that touches the caller's warehouses, with its lines. Throws NOT_FOUND for any other. */
export async function getDocument(deps: InventoryQueriesDeps, ctx: Ctx, id: string): Promise<DocumentDetail> {
  return deps.db.read(ctx, async (read) => {
    const [document] = await read.tx.run<DocumentRow & Record<string, unknown>>({
      name: "document_get",
      text: `SELECT ${documentColumns} FROM stock_document d ${documentJoins}
              WHERE d.tenant_id = $1 AND d.id = $2 AND ($3::uuid[] IS NULL OR d.warehouse_id = ANY ($3) OR d.to_warehouse_id = ANY ($3))`,
      values: [ctx.tenantId, id, warehouseScope(ctx)],
    });
    if (!document) throw new AppError("NOT_FOUND", { id });
    const lines = await read.tx.run<LineRow & Record<string, unknown>>({
      name: "document_lines",
      text: `SELECT m.position, m.document_id, m.line_no, m.type, m.variant_id, m.from_location_id, m.to_location_id, m.from_warehouse_id, m.to_warehouse_id,
                    m.quantity::text AS quantity, m.unit_cost_minor, m.note, m.reverses_position, v.sku, v.name, v.base_unit, v.scale, t.currency,
                    EXISTS (SELECT FROM movement r WHERE r.tenant_id = $1 AND r.reverses_position = m.position) AS reversed
               FROM (SELECT * FROM movement WHERE tenant_id = $1 AND position BETWEEN $2 AND $3 AND document_id = $4 ORDER BY position LIMIT ${linesMax}) m
               JOIN catalogue_variant v ON v.tenant_id = $1 AND v.variant_id = m.variant_id
               JOIN tenant t ON t.id = $1
              ORDER BY m.position`,
      values: [ctx.tenantId, document.first_position, document.last_position, id],
    });
    return { ...presentDocument(document), lines: lines.map((row) => presentLine(ctx, row)) };
  });
}

function presentLine(ctx: Ctx, row: LineRow): DocumentLine {
  const leaves = row.from_warehouse_id !== null;
  return {
    id: String(row.position),
    position: row.position,
    lineNo: row.line_no,
    variantId: row.variant_id,
    sku: row.sku,
    name: row.name,
    baseUnit: row.base_unit,
    warehouseId: (row.from_warehouse_id ?? row.to_warehouse_id) as string,
    toWarehouseId: leaves ? row.to_warehouse_id : null,
    locationId: leaves ? row.from_location_id : row.to_location_id,
    toLocationId: leaves && row.to_warehouse_id !== null ? row.to_location_id : null,
    quantity: signedQuantity(row),
    unitCost: presentUnitCost(ctx, row),
    note: row.note,
    reversesPosition: row.reverses_position,
    reversed: row.reversed,
  };
}
