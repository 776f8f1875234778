import type { TxCtx } from "../postgres/index.ts";

/** What one command did. `before` and `after` hold the changed fields only, never secrets (R-TEN-4). */
export interface AuditRecord {
  /** `resource.verb` in the past tense: `product.updated`. */
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
  readonly reason?: string;
}

/** Writes the audit entry of a command in the command's own transaction. */
export async function recordAudit(ctx: TxCtx, record: AuditRecord): Promise<void> {
  await ctx.tx.run({
    name: "audit_record",
    text: `INSERT INTO audit_entry (tenant_id, actor_kind, actor_id, actor_name, action, entity_type, entity_id, before, after, reason, request_id, ip)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      ctx.tenantId,
      ctx.actor.kind,
      ctx.actor.id,
      ctx.actor.name,
      record.action,
      record.entityType,
      record.entityId,
      record.before ? JSON.stringify(record.before) : null,
      record.after ? JSON.stringify(record.after) : null,
      record.reason ?? null,
      ctx.requestId,
      ctx.ip,
    ],
  });
}
