import type { StockCard, StockCardLeg, StockCardQuery } from "@lumbung/contracts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { type Ctx, mayUseWarehouse, warehouseScope } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { encodeCursor } from "../../../shared/pagination.ts";
import { formatScaled } from "../../../shared/quantity.ts";
import { type LedgerKey, ledgerKeyOf } from "../cursors.ts";
import type { InventoryQueriesDeps } from "../deps.ts";
import { documentNumber } from "../document-number.ts";
import { type MovementRow, presentActor, presentUnitCost } from "../movements/movement-row.ts";
import { cardSql } from "./card-sql.ts";

type LegRow = MovementRow & {
  readonly balance: string;
  readonly side: number;
  readonly leg_warehouse_id: string;
  readonly other_warehouse_id: string | null;
  readonly delta: string;
};
/** Without a leg in the window, the one row has the balance alone. */
type CardRow = LegRow | { readonly balance: string; readonly position: null };

const statements = { asc: { name: "stock_card_asc", text: cardSql("asc") }, desc: { name: "stock_card_desc", text: cardSql("desc") } };

/**
 * The history of one SKU in one warehouse or in all of the caller's together, each leg with the balance it left, in the
 * order of R-LED-5. Balances are computed (R-LED-4). What moved within one warehouse is left out: it changed no stock.
 * @throws AppError NOT_FOUND for a SKU or warehouse that is not the caller's
 */
export async function readStockCard(deps: InventoryQueriesDeps, ctx: Ctx, query: StockCardQuery): Promise<StockCard> {
  const after = ledgerKeyOf(query.cursor);
  return deps.db.read(ctx, async (read) => {
    const variant = await findVariant(read, query);
    const boundary = boundaryOf(query, after);
    const rows = await read.tx.run<CardRow & Record<string, unknown>>({
      ...statements[query.order],
      values: [
        ctx.tenantId,
        variant.variant_id,
        query.warehouseId === undefined ? warehouseScope(ctx) : [query.warehouseId],
        boundary.effectiveAt,
        boundary.position,
        boundary.side,
        query.from ?? null,
        query.to ?? null,
        query.limit + 1,
      ],
    });
    const legs = rows.filter((row): row is LegRow & Record<string, unknown> => row.position !== null);
    const shown = legs.slice(0, query.limit);
    const atBoundary = BigInt(rows[0]?.balance ?? "0");
    const { items, end } = withBalances(ctx, query.order, shown, atBoundary, variant.scale);
    const [opening, closing] = query.order === "asc" ? [atBoundary, end] : [end, atBoundary];
    const last = shown.at(-1);
    return {
      variantId: variant.variant_id,
      sku: variant.sku,
      name: variant.name,
      baseUnit: variant.base_unit,
      warehouseId: query.warehouseId ?? null,
      openingBalance: formatScaled(opening, variant.scale),
      closingBalance: formatScaled(closing, variant.scale),
      items,
      nextCursor: legs.length > query.limit && last ? encodeCursor([last.effective_key, last.position, last.side]) : null,
    };
  });
}

interface Variant {
  variant_id: string;
  sku: string;
  name: string;
  base_unit: string;
  scale: number;
}

async function findVariant(read: TxCtx, query: StockCardQuery): Promise<Variant> {
  const wanted = query.variantId ?? query.sku;
  if (query.warehouseId !== undefined && !mayUseWarehouse(read, query.warehouseId)) throw new AppError("NOT_FOUND", { warehouseId: query.warehouseId });
  const by = query.variantId === undefined ? "sku_key = case_key($2)" : "variant_id = $2::uuid";
  const [variant] = await read.tx.run<Variant & { warehouse: boolean } & Record<string, unknown>>({
    name: query.variantId === undefined ? "stock_card_sku" : "stock_card_variant",
    text: `SELECT variant_id, sku, name, base_unit, scale,
                  ($3::uuid IS NULL OR EXISTS (SELECT FROM warehouse_face WHERE tenant_id = $1 AND warehouse_id = $3)) AS warehouse
             FROM catalogue_variant WHERE tenant_id = $1 AND ${by}`,
    values: [read.tenantId, wanted, query.warehouseId ?? null],
  });
  if (!variant) throw new AppError("NOT_FOUND", query.variantId === undefined ? { sku: query.sku } : { variantId: query.variantId });
  if (!variant.warehouse) throw new AppError("NOT_FOUND", { warehouseId: query.warehouseId });
  return variant;
}

/** The point in the SKU's history where this page begins; legs less than it are before it. */
function boundaryOf(query: StockCardQuery, after: LedgerKey | null): LedgerKey {
  // Oldest first, the page begins behind the leg of the cursor; latest first, before it.
  if (after) return query.order === "asc" ? { ...after, side: after.side + 1 } : after;
  const edge = query.order === "asc" ? (query.from ?? "-infinity") : (query.to ?? "infinity");
  return { effectiveAt: edge, position: 0, side: 0 };
}

/** Runs the balance along the legs, from the boundary on; `end` is the balance at the far side of the last one. */
function withBalances(ctx: Ctx, order: "asc" | "desc", legs: readonly LegRow[], start: bigint, scale: number): { items: StockCardLeg[]; end: bigint } {
  let balance = start;
  const items = legs.map((leg) => {
    const delta = BigInt(leg.delta);
    if (order === "asc") balance += delta;
    const item = presentLeg(ctx, leg, formatScaled(delta, scale), formatScaled(balance, scale));
    if (order === "desc") balance -= delta;
    return item;
  });
  return { items, end: balance };
}

function presentLeg(ctx: Ctx, leg: LegRow, change: string, balance: string): StockCardLeg {
  return {
    id: String(leg.position),
    position: leg.position,
    documentId: leg.document_id,
    documentNumber: documentNumber(leg.type, leg.number_year, leg.number_seq),
    lineNo: leg.line_no,
    type: leg.type,
    warehouseId: leg.leg_warehouse_id,
    otherWarehouseId: leg.other_warehouse_id,
    change,
    balance,
    unitCost: presentUnitCost(ctx, leg),
    reference: leg.reference,
    reason: leg.reason,
    note: leg.note,
    effectiveAt: leg.effective_at.toISOString(),
    recordedAt: leg.recorded_at.toISOString(),
    actor: presentActor(leg),
    reversesPosition: leg.reverses_position,
  };
}
