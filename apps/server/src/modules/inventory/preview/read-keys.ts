import type { ErrorCode } from "@lumbung/contracts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import type { LedgerDocument, LedgerLine, Place } from "../movement.ts";

/** A SKU in a place, as it stands: what post_documents() looks at under its locks. */
export interface PreviewKey {
  readonly variantId: string | null;
  readonly sku: string | null;
  readonly name: string | null;
  readonly baseUnit: string | null;
  readonly scale: number;
  readonly costMinor: number | null;
  /** Why nothing can move there. */
  readonly state: ErrorCode | null;
  readonly warehouseId: string;
  readonly locationId: string;
  readonly onHand: bigint;
  readonly reserved: bigint;
  /** The same over all places of the warehouse. */
  readonly level: { readonly onHand: bigint; readonly reserved: bigint };
  readonly policy: "block" | "approve" | "allow";
}

type Row = Omit<PreviewKey, "onHand" | "reserved" | "level"> & { onHand: string; reserved: string; levelOnHand: string; levelReserved: string };

/** The keys of a line: where it leaves and where it arrives, as far as those are storage places. */
export interface LineKeys {
  readonly from: PreviewKey | null;
  readonly to: PreviewKey | null;
}

/** Reads everything a document touches in one statement; equal keys are one object. */
export async function readKeys(read: TxCtx, document: Pick<LedgerDocument, "lines" | "channel">): Promise<LineKeys[]> {
  const wanted = new Map<string, { line: LedgerLine; place: Place }>();
  for (const line of document.lines) for (const place of [line.from, line.to]) if (place !== null) wanted.set(nameOf(line, place), { line, place });
  const list = [...wanted.values()];
  const rows = await read.tx.query<Row & Record<string, unknown>>(statement, [
    read.tenantId,
    list.map(({ line }) => line.sku ?? null),
    list.map(({ line }) => line.variantId ?? null),
    list.map(({ place }) => place.locationId),
    list.map(({ place }) => place.warehouseId),
    document.channel,
  ]);
  // One key may come by SKU and by id: what is the same stands once.
  const same = new Map<string, PreviewKey>();
  const keys = new Map([...wanted.keys()].map((name, index) => [name, once(same, rows[index] as Row)]));
  const keyAt = (line: LedgerLine, place: Place | null) => (place === null ? null : (keys.get(nameOf(line, place)) ?? null));
  return document.lines.map((line) => ({ from: keyAt(line, line.from), to: keyAt(line, line.to) }));
}

function nameOf(line: LedgerLine, place: Place): string {
  return `${line.variantId ?? ""} ${place.warehouseId} ${place.locationId} ${line.sku ?? ""}`;
}

function once(same: Map<string, PreviewKey>, row: Row): PreviewKey {
  const { onHand, reserved, levelOnHand, levelReserved, ...rest } = row;
  const level = { onHand: BigInt(levelOnHand), reserved: BigInt(levelReserved) };
  const key: PreviewKey = { ...rest, onHand: BigInt(onHand), reserved: BigInt(reserved), level };
  if (key.variantId === null) return key;
  const name = `${key.variantId} ${key.locationId}`;
  const known = same.get(name) ?? key;
  same.set(name, known);
  return known;
}

/** The states in the order in which post_documents() finds them. */
const statement = `
  SELECT v.variant_id AS "variantId", coalesce(v.sku, i.sku) AS sku, v.name, v.base_unit AS "baseUnit", coalesce(v.scale, 0) AS scale, v.cost_minor AS "costMinor",
         i.warehouse AS "warehouseId", i.location AS "locationId",
         CASE WHEN v.variant_id IS NULL THEN 'UNKNOWN_SKU' WHEN NOT v.stocked THEN 'NOT_STOCKED'
              WHEN x.warehouse_id IS DISTINCT FROM i.warehouse THEN CASE WHEN i.location = i.warehouse THEN 'UNKNOWN_WAREHOUSE' ELSE 'UNKNOWN_LOCATION' END
              WHEN v.archived THEN 'ARCHIVED_SKU'
              WHEN x.archived THEN CASE WHEN i.location = i.warehouse THEN 'ARCHIVED_WAREHOUSE' ELSE 'ARCHIVED_LOCATION' END END AS state,
         coalesce(b.on_hand, 0)::text AS "onHand", coalesce(b.reserved, 0)::text AS reserved,
         coalesce(l.on_hand, 0)::text AS "levelOnHand", coalesce(l.reserved, 0)::text AS "levelReserved",
         negative_policy(v.variant_id, i.location, $6, t.negative_stock) AS policy
    FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[]) WITH ORDINALITY AS i(sku, variant, location, warehouse, ord)
    JOIN tenant t ON t.id = $1
    LEFT JOIN LATERAL (
      SELECT * FROM catalogue_variant WHERE tenant_id = $1 AND sku_key = case_key(i.sku)
      UNION ALL SELECT * FROM catalogue_variant WHERE tenant_id = $1 AND variant_id = i.variant) v ON true
    LEFT JOIN location_face x ON x.tenant_id = $1 AND x.location_id = i.location
    LEFT JOIN LATERAL (
      SELECT sum(on_hand) AS on_hand, sum(reserved) AS reserved FROM stock_balance WHERE tenant_id = $1 AND variant_id = v.variant_id AND location_id = i.location
         AND lot_id = '00000000-0000-0000-0000-000000000000' AND serial = '' AND owner_id = lot_id AND status = 'available') b ON true
    LEFT JOIN LATERAL (
      SELECT sum(on_hand) AS on_hand, sum(reserved) AS reserved FROM stock_balance WHERE tenant_id = $1 AND variant_id = v.variant_id AND warehouse_id = i.warehouse) l ON true
   ORDER BY i.ord`;
