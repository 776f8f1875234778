import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import { warehouseScope } from "../../shared/context.ts";
import type { LedgerLine, Place } from "./movement.ts";
import type { PlaceWithStock, ReversibleDocument, StockRepository } from "./stock-repository.ts";

interface MovementRow {
  position: number;
  variant_id: string;
  from_location_id: string;
  to_location_id: string;
  from_warehouse_id: string | null;
  to_warehouse_id: string | null;
  quantity: string;
  scale: number;
  unit_cost_minor: number | null;
}

const movementColumns = `m.position, m.variant_id, m.from_location_id, m.to_location_id, m.from_warehouse_id, m.to_warehouse_id,
  m.quantity::text AS quantity, v.scale, m.unit_cost_minor`;

export function createStockRepository(db: Database): StockRepository {
  return {
    findPlacesWithStock: (ctx, variantId) =>
      db.read(ctx, (tx) =>
        tx.tx.query<PlaceWithStock & Record<string, unknown>>(
          `SELECT b.warehouse_id AS "warehouseId", b.location_id AS "locationId",
                  scaled_text(sum(b.on_hand)::bigint, v.scale) AS "onHand", scaled_text(sum(b.on_hand - b.reserved)::bigint, v.scale) AS available
             FROM stock_balance b JOIN catalogue_variant v ON v.tenant_id = b.tenant_id AND v.variant_id = b.variant_id
            WHERE b.tenant_id = $1 AND b.variant_id = $2 AND ($3::uuid[] IS NULL OR b.warehouse_id = ANY ($3))
            GROUP BY b.warehouse_id, b.location_id, v.scale HAVING sum(b.on_hand) > 0
            ORDER BY sum(b.on_hand) DESC LIMIT 20`,
          [ctx.tenantId, variantId, warehouseScope(ctx)],
        ),
      ),
    findReversible: (ctx, documentId) => db.read(ctx, (tx) => findReversible(tx, documentId)),
    findReversibleLinesOfImport: (ctx, importId) =>
      db.read(ctx, async (tx) =>
        (
          await tx.tx.query<MovementRow & Record<string, unknown>>(
            `SELECT ${movementColumns}
               FROM stock_document d
               JOIN movement m ON m.tenant_id = d.tenant_id AND m.position BETWEEN d.first_position AND d.last_position AND m.document_id = d.id
               JOIN catalogue_variant v ON v.tenant_id = m.tenant_id AND v.variant_id = m.variant_id
              WHERE d.tenant_id = $1 AND d.import_id = $2 AND d.type <> 'reversal'
                AND NOT EXISTS (SELECT FROM movement r WHERE r.tenant_id = m.tenant_id AND r.reverses_position = m.position)
              ORDER BY m.position`,
            [ctx.tenantId, importId],
          )
        ).map(turnRound),
      ),
  };
}

async function findReversible(ctx: TxCtx, documentId: string): Promise<ReversibleDocument | undefined> {
  const [document] = await ctx.tx.query<{
    id: string;
    type: string;
    warehouse_id: string;
    to_warehouse_id: string | null;
    reference: string | null;
    first_position: number;
    last_position: number;
  }>(
    `SELECT id, type, warehouse_id, to_warehouse_id, reference, first_position, last_position FROM stock_document
      WHERE tenant_id = $1 AND id = $2
        AND ($3::uuid[] IS NULL OR (warehouse_id = ANY ($3) AND (to_warehouse_id IS NULL OR to_warehouse_id = ANY ($3))))`,
    [ctx.tenantId, documentId, warehouseScope(ctx)],
  );
  if (!document) return undefined;
  const movements = await ctx.tx.query<MovementRow & Record<string, unknown>>(
    `SELECT ${movementColumns} FROM movement m JOIN catalogue_variant v ON v.tenant_id = m.tenant_id AND v.variant_id = m.variant_id
      WHERE m.tenant_id = $1 AND m.position BETWEEN $2 AND $3 AND m.document_id = $4 ORDER BY m.line_no`,
    [ctx.tenantId, document.first_position, document.last_position, documentId],
  );
  return {
    id: document.id,
    type: document.type,
    warehouseId: document.warehouse_id,
    toWarehouseId: document.to_warehouse_id,
    reference: document.reference,
    reversedLines: movements.map(turnRound),
  };
}

/** The movement that takes another one back: same key and quantity, ends exchanged. */
function turnRound(row: MovementRow): LedgerLine {
  const place = (warehouseId: string | null, locationId: string): Place | null => (warehouseId === null ? null : { warehouseId, locationId });
  const from = place(row.to_warehouse_id, row.to_location_id);
  const to = place(row.from_warehouse_id, row.from_location_id);
  return {
    variantId: row.variant_id,
    quantity: { mantissa: BigInt(row.quantity), decimals: row.scale },
    from,
    to,
    counterLocationId: from === null ? row.to_location_id : to === null ? row.from_location_id : null,
    unitCostMinor: row.unit_cost_minor,
    note: null,
    reversesPosition: row.position,
  };
}
