import type { MinimumLevel, SetMinimum } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";
import { formatScaled, toScaled } from "../../shared/quantity.ts";
import type { AlertDeps } from "./deps.ts";
import { evaluate, givenKeysSql, lockAlerts } from "./evaluate.ts";
import { resolveKeys, type StockKey } from "./resolve-keys.ts";

interface Wanted {
  readonly key: StockKey;
  readonly minimum: bigint;
}

/**
 * Sets the minimum levels of SKUs in warehouses and brings their alerts in line, in one transaction. Items that cannot
 * be set are answered with their error; the others are set. Of two items for one key the later one counts.
 */
export async function setMinimums(deps: AlertDeps, ctx: TxCtx, items: readonly SetMinimum[]): Promise<Array<MinimumLevel | AppError>> {
  await lockAlerts(ctx);
  const resolved = await resolveKeys(ctx, items);
  const wanted = resolved.map((key, i) => (key instanceof AppError ? key : withMinimum(key, items[i]?.minimum ?? "")));
  const byKey = new Map(wanted.flatMap((entry) => (entry instanceof AppError ? [] : [[keyOf(entry.key), entry] as const])));
  const entries = [...byKey.values()];
  const written = entries.length > 0 ? await write(ctx, entries) : new Map<string, Written>();
  await tell(deps, ctx, entries, written);
  return wanted.map((entry) => {
    if (entry instanceof AppError) return entry;
    const { key } = entry;
    const row = written.get(keyOf(key));
    const minimum = byKey.get(keyOf(key))?.minimum ?? entry.minimum;
    return {
      variantId: key.variantId,
      sku: key.sku,
      name: key.name,
      warehouseId: key.warehouseId,
      minimum: formatScaled(minimum, key.scale),
      onHand: formatScaled(BigInt(row?.on_hand ?? "0"), key.scale),
      updatedAt: (row?.updated_at ?? ctx.clock.now()).toISOString(),
    };
  });
}

interface Written {
  before: string | null;
  on_hand: string;
  updated_at: Date;
}

function withMinimum(key: StockKey, text: string): Wanted | AppError {
  try {
    const minimum = toScaled(text, key.scale);
    return minimum < 0n ? new AppError("INVALID_QUANTITY", { sku: key.sku, quantity: text }, { detail: "A minimum is not negative" }) : { key, minimum };
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function keyOf(key: { variantId: string; warehouseId: string }): string {
  return `${key.variantId}@${key.warehouseId}`;
}

async function write(ctx: TxCtx, entries: readonly Wanted[]): Promise<Map<string, Written>> {
  const keys = [entries.map((entry) => entry.key.variantId), entries.map((entry) => entry.key.warehouseId)];
  const rows = await ctx.tx.query<Written & { variant_id: string; warehouse_id: string }>(
    `WITH wanted AS (SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::bigint[]) AS w(variant_id, warehouse_id, quantity)),
     before AS (SELECT w.*, m.quantity AS before FROM wanted w LEFT JOIN minimum_level m
                    ON m.tenant_id = $1 AND m.variant_id = w.variant_id AND m.warehouse_id = w.warehouse_id),
     written AS (
       INSERT INTO minimum_level AS m (tenant_id, variant_id, warehouse_id, quantity, updated_at, updated_by)
       SELECT $1, variant_id, warehouse_id, quantity, $5, $6 FROM wanted ORDER BY variant_id, warehouse_id
       ON CONFLICT (tenant_id, variant_id, warehouse_id) DO UPDATE
          SET quantity = excluded.quantity, version = m.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
       RETURNING variant_id, warehouse_id, updated_at)
     SELECT b.variant_id, b.warehouse_id, b.before::text, coalesce(l.on_hand, 0)::text AS on_hand, written.updated_at
       FROM before b JOIN written USING (variant_id, warehouse_id)
       LEFT JOIN LATERAL (SELECT on_hand FROM inventory_level l
                           WHERE l.tenant_id = $1 AND l.variant_id = b.variant_id AND l.warehouse_id = b.warehouse_id) l ON true`,
    [ctx.tenantId, ...keys, entries.map((entry) => entry.minimum.toString()), ctx.clock.now().toISOString(), ctx.actor.id],
  );
  return new Map(rows.map((row) => [keyOf({ variantId: row.variant_id, warehouseId: row.warehouse_id }), row]));
}

/** Audit, events and alerts of what has really changed. */
async function tell(deps: AlertDeps, ctx: TxCtx, entries: readonly Wanted[], written: ReadonlyMap<string, Written>): Promise<void> {
  const changed = entries.flatMap(({ key, minimum }) => {
    const before = written.get(keyOf(key))?.before ?? null;
    if (before === minimum.toString()) return [];
    return [{ key, before: before === null ? null : formatScaled(BigInt(before), key.scale), after: formatScaled(minimum, key.scale) }];
  });
  if (changed.length === 0) return;
  const [only] = changed;
  await recordAudit(
    ctx,
    changed.length === 1 && only
      ? {
          action: "minimum-level.set",
          entityType: "minimum-level",
          entityId: keyOf(only.key),
          before: { minimum: only.before },
          after: { sku: only.key.sku, minimum: only.after },
        }
      : {
          action: "minimum-level.batch-set",
          entityType: "minimum-level",
          entityId: "batch",
          after: { items: changed.map(({ key, before, after }) => ({ key: keyOf(key), sku: key.sku, before, after })) },
        },
  );
  await deps.events.append(
    ctx,
    ...changed.map(({ key, after }) => ({
      topic: "inventory.minimum.set",
      aggregateType: "minimum-level",
      aggregateId: keyOf(key),
      payload: { variantId: key.variantId, sku: key.sku, warehouseId: key.warehouseId, minimum: after },
    })),
  );
  await evaluate(ctx, deps.events, {
    name: "alert_given_keys",
    text: givenKeysSql,
    values: [changed.map(({ key }) => key.variantId), changed.map(({ key }) => key.warehouseId)],
  });
  ctx.tx.afterCommit(() => deps.onChanged([ctx.tenantId]));
}
