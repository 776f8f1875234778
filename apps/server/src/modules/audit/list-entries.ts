import type { AuditEntry, AuditQuery } from "@lumbung/contracts";
import type { z } from "zod";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { decodeCursor, pageFrom } from "../../shared/pagination.ts";
import { maskCost } from "./mask-cost.ts";

type Entry = z.input<typeof AuditEntry>;
interface Row extends Omit<Entry, "recordedAt" | "actor"> {
  recordedAt: Date;
  actorKind: string;
  actorId: string;
  actorName: string;
}

/**
 * Who changed what, the newest first (R-TEN-4). An entry does not say which warehouses it touched, so someone who may
 * see only some of them sees only what he did himself (R-TEN-2).
 */
export function createListEntries(deps: { db: Database }) {
  return (ctx: Ctx, query: z.output<typeof AuditQuery>): Promise<{ items: Entry[]; nextCursor: string | null }> =>
    deps.db.read(ctx, async (tx) => {
      const values: unknown[] = [ctx.tenantId];
      const filters = ["tenant_id = $1"];
      const filter = (condition: string, value: unknown) => {
        if (value === undefined) return;
        values.push(value);
        filters.push(`${condition} $${values.length}`);
      };
      filter("actor_id =", query.actor);
      filter("action =", query.action);
      filter("entity_type =", query.entityType);
      filter("entity_id =", query.entityId);
      filter("recorded_at >=", query.from);
      filter("recorded_at <", query.to);
      filter("position <", query.cursor === undefined ? undefined : positionOf(query.cursor));
      if (ctx.actor.warehouseIds !== null) filter("actor_id =", ctx.actor.id);
      const rows = await tx.tx.query<Row>(
        `SELECT position, recorded_at AS "recordedAt", actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName", action,
                entity_type AS "entityType", entity_id AS "entityId", before, after, reason, request_id AS "requestId", ip
           FROM audit_entry WHERE ${filters.join(" AND ")} ORDER BY position DESC LIMIT ${query.limit + 1}`,
        values,
      );
      const mask = ctx.actor.permissions.has("cost:read") ? (value: Entry["before"]) => value : maskCost;
      return pageFrom(
        rows,
        query.limit,
        (row) => [row.position],
        ({ actorKind, actorId, actorName, ...row }): Entry => ({
          ...row,
          recordedAt: row.recordedAt.toISOString(),
          actor: { kind: actorKind, id: actorId, name: actorName },
          before: mask(row.before),
          after: mask(row.after),
        }),
      );
    });
}

function positionOf(cursor: string): number {
  const [position] = decodeCursor(cursor, 1);
  if (!Number.isSafeInteger(position)) throw new AppError("VALIDATION_FAILED", { fields: [{ path: "cursor", message: "is not a cursor of this list" }] });
  return position as number;
}
